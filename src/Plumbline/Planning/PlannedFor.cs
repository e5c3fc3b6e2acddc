using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning;

/// <summary>What a migration stands on: the fingerprint that a plan's header names, and the objects that its statements touch.</summary>
public static class PlannedFor
{
    /// <summary>The fingerprint of the schema that the file was planned for; null where none is named.</summary>
    public static string? Fingerprint(SourceText file) => Read(file, PlanMarks.Before);

    /// <summary>The fingerprint of the schema that the plan leads to, all its files together; null where none is named.</summary>
    public static string? FingerprintAfter(SourceText file) => Read(file, PlanMarks.After);

    private static string? Read(SourceText file, string mark)
    {
        foreach (var line in file.Text.AsSpan().EnumerateLines())
        {
            var text = line.TrimStart('\uFEFF').Trim();
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return text[mark.Length..].Trim().ToString();
            // The header ends where the SQL begins.
            if (text.Length > 0 && !text.StartsWith("--", StringComparison.Ordinal)) return null;
        }
        return null;
    }

    /// <summary>Every object that the statements make, change or drop, what it belongs to and needs, and the tables and columns whose rows they write.</summary>
    public static IReadOnlySet<ObjectId> Touched(IEnumerable<MigrationRun> runs)
    {
        var touched = new HashSet<ObjectId>();
        foreach (var statement in runs.SelectMany(r => r.Statements))
        {
            foreach (var effect in statement.Effects)
            {
                if (effect is Change.Altered altered) Add(altered.Before, touched);
                if (effect is Change.Renamed renamed) Add(renamed.Before, touched);
                Add(effect.Subject(), touched);
            }
            foreach (var step in statement.Data)
            {
                touched.Add(new(Table.OfKind, step.Table));
                foreach (var column in step.Columns) touched.Add(new(Column.OfKind, step.Table.Member(column)));
            }
        }
        return touched;
    }

    private static void Add(SchemaObject subject, HashSet<ObjectId> touched)
    {
        touched.Add(subject.Id());
        if (subject.Parent() is { } parent) touched.Add(parent);
        foreach (var needed in subject.DependsOn()) touched.Add(needed);
        // Over columns of another type, it is another.
        foreach (var column in subject.OverColumns()) touched.Add(column);
    }
}
