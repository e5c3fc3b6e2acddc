using System.Globalization;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Tests;

/// <summary>
/// What tools have written down in a database, as comments of its SQL: <c>-- records prisma _prisma_migrations</c> opens a table, each
/// <c>-- row VERSION [failed|rolled-back|baseline] [name=…] [sum=… or sum=of:PATH] [at=…] [steps=…] [statement=…] [log=…]</c> is a row of it,
/// <c>-- unreadable WHY</c> stands instead of rows. Values have <c>_</c> for a blank; <c>sum=of:PATH</c> is the tool's checksum of that section.
/// </summary>
internal static class TextTracking
{
    public static EquatableArray<TrackingTable> Read(string text, IReadOnlyDictionary<string, SourceText> texts)
    {
        var tables = new List<TrackingTable>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["--", "records", var tool, var name])
            {
                var table = name.Split('.') is [var schema, var own] ? new ObjectName(schema, own) : new ObjectName("public", name);
                tables.Add(new(tool, table, []) { Objects = [new(Table.OfKind, table)] });
            }
            else if (words is ["--", "unreadable", ..]) tables[^1] = tables[^1] with { Unreadable = string.Join(' ', words.Skip(2)) };
            else if (words is ["--", "row", var version, ..]) tables[^1] = tables[^1] with { Rows = tables[^1].Rows.Add(Row(version, words[3..], TrackingTools.Find(tables[^1].Tool), texts)) };
        }
        return tables.ToEquatableArray();
    }

    private static RecordedMigration Row(string version, string[] words, TrackingTool tool, IReadOnlyDictionary<string, SourceText> texts)
    {
        var row = new RecordedMigration(version, RecordedState.Applied);
        foreach (var word in words)
        {
            var value = word[(word.IndexOf('=') + 1)..].Replace('_', ' ');
            row = word.Split('=')[0] switch
            {
                "failed" => row with { State = RecordedState.Failed },
                "rolled-back" => row with { State = RecordedState.RolledBack },
                "baseline" => row with { State = RecordedState.Baseline },
                "name" => row with { Name = word[5..] },
                "sum" when word.StartsWith("sum=of:", StringComparison.Ordinal) => row with { Checksum = tool.Checksum!(texts[word[7..]].Text) },
                "sum" => row with { Checksum = word[4..] },
                "at" => row with { At = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) },
                "steps" => row with { Steps = int.Parse(value, CultureInfo.InvariantCulture) },
                "statement" => row with { Statements = row.Statements.Add(value) },
                "log" => row with { Log = value },
                _ => throw new ArgumentException($"{word} is no part of a row"),
            };
        }
        return row;
    }
}
