using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class MigrationWithoutSnapshot : ProjectRule
{
    public override string Name => "migration-without-snapshot";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "A migration stands in Drizzle's journal, and no snapshot was kept for it.",
        "`drizzle-kit generate` compares `schema.ts` with the newest snapshot, not with the migrations. What a migration without snapshot did is unknown to it: declare the same in `schema.ts`, and the next migration makes it a second time and fails.",
        "`meta/_journal.json` names `0003_surgical_fixes`, and there is no `meta/0003_snapshot.json`.",
        "Declare in `schema.ts` what the migration makes, let `drizzle-kit generate` write migration and snapshot, and put the SQL that was run in the place of the generated one. For SQL by hand begin with `drizzle-kit generate --custom`.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { Journal: not null } history) continue;
            var runs = history.Runs.Where(r => r.Migration is { Style: MigrationStyle.Drizzle, RunByTool: true }).ToList();
            if (runs.Count == 0) continue;
            var kept = source.Drizzle?.Links.Select(l => l.Tag).ToHashSet() ?? [];
            var newest = runs.FindLastIndex(r => kept.Contains(r.Migration.Name));
            if (newest + 1 < runs.Count) yield return Unknown(source, runs.GetRange(newest + 1, runs.Count - newest - 1), newest < 0 ? null : runs[newest]);
            var older = runs.Take(newest + 1).Where(r => !kept.Contains(r.Migration.Name)).ToList();
            if (older.Count > 0) yield return Older(older, runs[newest]);
        }
    }

    private Finding Unknown(Source source, List<MigrationRun> since, MigrationRun? newest)
    {
        var voice = source.Drizzle?.Newest?.Voice;
        var made = since.SelectMany(r => r.Statements).SelectMany(s => s.Effects).Where(e => voice?.CouldState(e.Subject()) != false).ToList();
        var names = since.ConvertAll(r => r.Migration.Name);
        var believed = newest is null ? "Drizzle believes the schema to be empty" : $"Drizzle still believes the schema of {newest.Migration.Name}";
        var without = made.Count == 0 ? $"; nothing that Drizzle declares is touched by {(names.Count == 1 ? "it" : "them")}" : $", without {Contents(made)}";
        return FoundIn(names[0], "migration", since[0].Migration.Text.At(0), $"{Wording.List(names)} {(names.Count == 1 ? "has" : "have")} no snapshot: {believed}{without}") with
        {
            Severity = made.Count == 0 ? Severity.Low : Default,
            Values = names.ToEquatableArray(),
            Related = since.Skip(1).Select(r => new Related(r.Migration.Text.At(0), $"{r.Migration.Name} has none either")).ToEquatableArray(),
        };
    }

    /// <summary>In words: 11 columns, 9 tables. What belongs to a new table comes with it.</summary>
    private static string Contents(List<Change> made)
    {
        var tables = made.OfType<Change.Added>().Where(c => c.After is Table).Select(c => c.After.Id()).ToHashSet();
        var added = made.OfType<Change.Added>().Select(c => c.After).Where(o => o is Model.Index || o.Parent() is not { } parent || (!tables.Contains(parent) && parent.Kind == Table.OfKind)).ToList();
        var parts = added.GroupBy(o => o.Kind).Select(g => Wording.Count(g.Count(), g.Key.Label, Wording.Plural(g.Key.Label))).ToList();
        var others = made.Count(c => c is not Change.Added);
        if (others > 0) parts.Add(Wording.Count(others, "other change"));
        return Wording.List(parts);
    }

    private Finding Older(List<MigrationRun> older, MigrationRun newest)
    {
        var names = older.ConvertAll(r => r.Migration.Name);
        return FoundIn(names[0], "migration", older[0].Migration.Text.At(0), $"{Wording.List(names)} {(names.Count == 1 ? "has" : "have")} no snapshot; that of {newest.Migration.Name} stands for what came before") with { Severity = Severity.Low };
    }
}
