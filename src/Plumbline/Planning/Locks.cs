using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>The lock that a statement takes on a table that is there before it, and for how long.</summary>
/// <param name="Mode">As PostgreSQL names it (manual 13.3.1).</param>
/// <param name="While">After the mode: <c>briefly</c>, <c>while it is built</c>.</param>
public sealed record TableLock(ObjectName Table, string Mode, string While)
{
    public bool IsBrief => While == Locks.Briefly;
}

/// <summary>
/// Which locks statements take, as observed on PostgreSQL 11 to 18 (manual 13.3.1 and the pages of the statements): an estimate for the reader
/// of a plan; what a server really does is measured by its proof.
/// </summary>
public static class Locks
{
    internal const string Briefly = "briefly";
    private const string Building = "while it is built", Reading = "while its rows are read", Writing = "while its rows are written";
    private const string Exclusive = "ACCESS EXCLUSIVE", ShareRow = "SHARE ROW EXCLUSIVE", Share = "SHARE", ShareUpdate = "SHARE UPDATE EXCLUSIVE", RowExclusive = "ROW EXCLUSIVE", RowShare = "ROW SHARE";

    /// <param name="Head">How the statement begins.</param>
    /// <param name="Within">What stands in it.</param>
    /// <param name="Referenced">What a foreign key's other table gets.</param>
    /// <param name="Above">What the table gets of which this one is a partition.</param>
    private sealed record Rule(string Head, string Within, string Mode, string While, string? Referenced = null, string? Above = null);

    // The first that fits.
    private static readonly Rule[] s_rules =
    [
        new("CREATE INDEX CONCURRENTLY", "", ShareUpdate, Building),
        new("CREATE UNIQUE INDEX CONCURRENTLY", "", ShareUpdate, Building),
        new("CREATE INDEX", " ONLY ", Share, Briefly),
        new("CREATE INDEX", "", Share, Building),
        new("CREATE UNIQUE INDEX", "", Share, Building),
        new("DROP INDEX CONCURRENTLY", "", ShareUpdate, Briefly),
        new("DROP INDEX", "", Exclusive, Briefly),
        new("ALTER INDEX", "", ShareUpdate, Briefly),
        new("ALTER TABLE", " VALIDATE CONSTRAINT ", ShareUpdate, Reading, RowShare),
        new("ALTER TABLE", " NOT VALID", ShareRow, Briefly, ShareRow),
        new("ALTER TABLE", " USING INDEX ", Exclusive, Briefly),
        new("ALTER TABLE", " FOREIGN KEY ", ShareRow, Reading, ShareRow),
        new("ALTER TABLE", " ADD CONSTRAINT ", Exclusive, Reading),
        new("ALTER TABLE", " DROP CONSTRAINT ", Exclusive, Briefly, Exclusive),
        new("ALTER TABLE", " SET STATISTICS ", ShareUpdate, Briefly),
        new("ALTER TABLE", " ATTACH PARTITION ", Exclusive, Briefly, Above: ShareUpdate),
        new("ALTER TABLE", " CONCURRENTLY", Exclusive, Briefly, Above: ShareUpdate),
        new("ALTER TABLE", " DETACH PARTITION ", Exclusive, Briefly, Above: Exclusive),
        new("ALTER TABLE", " ENABLE TRIGGER ", ShareRow, Briefly),
        new("ALTER TABLE", " DISABLE TRIGGER ", ShareRow, Briefly),
        new("ALTER TABLE", " TYPE ", Exclusive, Writing),
        new("ALTER TABLE", " SET EXPRESSION ", Exclusive, Writing),
        new("ALTER TABLE", " STORED", Exclusive, Writing),
        new("ALTER TABLE", " AS IDENTITY", Exclusive, Writing),
        new("ALTER TABLE", " SET LOGGED", Exclusive, Writing),
        new("ALTER TABLE", " SET UNLOGGED", Exclusive, Writing),
        new("ALTER TABLE", " SET TABLESPACE ", Exclusive, Writing),
        new("ALTER TABLE", " ALTER COLUMN ", Exclusive, Briefly),
        new("ALTER TABLE", " SET (", ShareUpdate, Briefly),
        new("ALTER TABLE", "", Exclusive, Briefly),
        new("CREATE TABLE", " PARTITION OF ", Exclusive, Briefly, Above: Exclusive),
        new("CREATE UNLOGGED TABLE", " PARTITION OF ", Exclusive, Briefly, Above: Exclusive),
        new("DROP TABLE", "", Exclusive, Briefly, Exclusive),
        new("CREATE TRIGGER", "", ShareRow, Briefly),
        new("CREATE CONSTRAINT TRIGGER", "", ShareRow, Briefly),
        new("CREATE OR REPLACE TRIGGER", "", ShareRow, Briefly),
        new("ALTER TRIGGER", "", Exclusive, Briefly),
        new("DROP TRIGGER", "", Exclusive, Briefly),
        new("CREATE POLICY", "", Exclusive, Briefly),
        new("ALTER POLICY", "", Exclusive, Briefly),
        new("DROP POLICY", "", Exclusive, Briefly),
        new("CREATE RULE", "", Exclusive, Briefly),
        new("CREATE OR REPLACE RULE", "", Exclusive, Briefly),
        new("DROP RULE", "", Exclusive, Briefly),
        new("COMMENT ON", "", ShareUpdate, Briefly),
        new("UPDATE", "", RowExclusive, Writing),
        new("DO", "UPDATE ", RowExclusive, Writing),
    ];

    private static readonly string[] s_weakestFirst = [RowShare, RowExclusive, ShareUpdate, Share, ShareRow, Exclusive];

    /// <summary>The strongest lock that the steps take on each table that was there before the plan, strongest first.</summary>
    /// <param name="made">Tables that the plan itself makes: nobody waits for them.</param>
    public static IReadOnlyList<TableLock> Of(IEnumerable<Step> steps, IReadOnlySet<ObjectName> made, Catalog before, Catalog after)
    {
        var strongest = new Dictionary<ObjectName, TableLock>();
        foreach (var step in steps)
            foreach (var statement in step.Statements)
                foreach (var one in OfStatement(step, statement, before, after))
                    if (!made.Contains(one.Table) && (!strongest.TryGetValue(one.Table, out var known) || Weight(one) > Weight(known))) strongest[one.Table] = one;
        return [.. strongest.Values.OrderByDescending(Weight).ThenBy(l => l.Table)];
    }

    /// <summary>One line: <c>Booking ACCESS EXCLUSIVE briefly; Service, Tenant SHARE ROW EXCLUSIVE briefly</c>.</summary>
    public static string InWords(IReadOnlyList<TableLock> locks) =>
        string.Join("; ", locks.GroupBy(l => (l.Mode, l.While)).Select(g => $"{string.Join(", ", g.Select(l => l.Table.ToString()))} {g.Key.Mode} {g.Key.While}"));

    private static IEnumerable<TableLock> OfStatement(Step step, PlannedStatement statement, Catalog before, Catalog after)
    {
        // Nothing is done, as a rule.
        if (statement.Perhaps || Array.Find(s_rules, r => statement.Sql.StartsWith(r.Head, StringComparison.Ordinal) && statement.Sql.Contains(r.Within, StringComparison.Ordinal)) is not { } rule) yield break;
        var subject = after.Find(step.Subject) ?? before.Find(step.Subject);
        if (step.Subject.Kind == Table.OfKind) yield return new(step.Subject.Name, rule.Mode, rule.While);
        else if (step.Subject.Name.Table is not null) yield return new(step.Subject.Name.OfTable(), Mode(rule, subject), rule.While);
        if (rule.Above is { } above && ((after.Find(step.Subject) as Table)?.PartitionOf ?? (before.Find(step.Subject) as Table)?.PartitionOf) is { } whole) yield return new(whole, above, Briefly);
        if (rule.Referenced is not { } mode) yield break;
        foreach (var key in subject is ForeignKey own ? [own] : rule.Head == "DROP TABLE" ? before.Children(step.Subject).OfType<ForeignKey>() : [])
            yield return new(key.ReferencedTable, mode, Briefly);
    }

    /// <summary>A check is added under the strongest lock, proved or not.</summary>
    private static string Mode(Rule rule, SchemaObject? subject) => rule.Mode == ShareRow && subject is Check or Column ? Exclusive : rule.Mode;

    private static int Weight(TableLock one) => Array.IndexOf(s_weakestFirst, one.Mode) * 2 + (one.IsBrief ? 0 : 1);
}
