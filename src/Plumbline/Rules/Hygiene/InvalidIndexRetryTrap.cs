using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Rules.Hygiene;

public sealed class InvalidIndexRetryTrap : HazardRule
{
    public override string Name => "invalid-index-retry-trap";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS, or without a name, is run again after a failure and leaves the broken index as it is.",
        "A concurrent build that fails (a duplicate, a timeout, a cancelled deploy) leaves an invalid index behind. IF NOT EXISTS then finds it and reports success: no query uses it, every write maintains it, and a unique one refuses nothing. "
            + "Without a name, the second run builds a second index beside the invalid one. Quiet when the file drops what may be left over, before.",
        "```sql\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_note_idx ON orders (note);\n```",
        "Drop what may be left over, then build it, each in a transaction of its own:\n\n```sql\nDROP INDEX CONCURRENTLY IF EXISTS orders_note_idx;\nCREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);\n```\n\nWhere the tool runs one statement a file, leave IF NOT EXISTS out: then a second run stops (42P07), and somebody looks.");

    protected override bool Concerns(Statement statement) => statement.Command == "CREATE INDEX" && statement.Clauses.HasFlag(Clauses.Concurrently);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Added { After: Model.Index { PartitionOf: null } index } || place.IsBorn(index.Name.OfTable())) continue;
            var isNamed = StatementWords.Names(statement).Contains(index.Name.Name);
            if (isNamed && (!statement.Clauses.HasFlag(Clauses.IfNotExists) || IsDroppedBefore(place, index))) continue;
            yield return isNamed
                ? Found(place, index.Id(), index.Origin.Here, $"a failed build of {index.Name.Name} leaves an invalid index, and IF NOT EXISTS takes it for done") with
                {
                    Fix = Cleared(statement, place, Quoting.Name(index.Name with { Table = null })),
                }
                : Found(place, index.Id(), index.Origin.Here, $"an index without a name is built concurrently on {index.Name.OfTable()}: run again after a failure it makes a second one beside the invalid {index.Name.Name}") with
                {
                    Fix = new($"name it: CREATE INDEX CONCURRENTLY {Quoting.Name(index.Name.Name)} ON {Quoting.Name(index.Name.OfTable())} …"),
                };
        }
    }

    /// <summary>An edit where every statement stands for itself; a tool that runs a file in one transaction has no place for a second statement.</summary>
    private static Fix Cleared(Statement statement, StatementPlace place, string name)
    {
        var fix = new Fix($"DROP INDEX CONCURRENTLY IF EXISTS {name} before it, and leave IF NOT EXISTS out");
        if (place.File.Bracket != Bracket.None || place.Migration.Migration.Style is MigrationStyle.Prisma or MigrationStyle.GolangMigrate or MigrationStyle.Dbmate || place.Enclosing != Enclosing.Alone) return fix;
        for (var sql = StatementWords.Read(statement); !sql.AtEnd; sql.Advance())
        {
            if (!sql.Is("IF", "NOT") || !sql.IsAt(2, "EXISTS")) continue;
            var (start, end) = (sql.Position, sql.Peek(3).Start);
            return fix with { Edits = [new(statement.File, statement.Start, 0, $"DROP INDEX CONCURRENTLY IF EXISTS {name};\n"), new(statement.File, start, end - start, "")] };
        }
        return fix;
    }

    private static bool IsDroppedBefore(StatementPlace place, Model.Index index)
    {
        foreach (var earlier in place.Earlier)
        {
            foreach (var absent in earlier.Absent)
                if (absent.Name.Name == index.Name.Name) return true;
            foreach (var effect in earlier.Effects)
                if (effect is Change.Dropped && effect.Subject().Name.Name == index.Name.Name) return true;
            if (earlier.Verb == Verb.Block && earlier.Text().Contains(index.Name.Name, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
