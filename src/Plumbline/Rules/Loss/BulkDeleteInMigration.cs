using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules.Loss;

public sealed class BulkDeleteInMigration : HazardRule
{
    public override string Name => "bulk-delete-in-migration";
    public override Severity Default => Severity.Critical;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "A migration removes all rows of a table.",
        "It was written for a database whose rows nobody needs, and it runs on production, too. TRUNCATE … CASCADE empties every table that refers to it as well. "
            + "Quiet for a table that was made in the same change or is known to be empty, and when its rows were read into another one before.",
        "```sql\nDELETE FROM sessions;\nTRUNCATE accounts CASCADE;\n```",
        "Remove the rows that are meant, with a condition that says which; keep a copy where somebody may want them back: `CREATE TABLE sessions_before AS SELECT * FROM sessions`. Empty test data in a script of its own.");

    protected override bool Concerns(Statement statement) => !statement.Data.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var step in statement.Data)
        {
            if (step is not { Action: "truncate" } and not { Action: "delete", HasWhere: false } || !Exists(statement, step.Table) || IsSpared(place, step.Table)) continue;
            if (DataTrail.Keeps(place, step.Table, null) || IsJoined(statement, step)) continue;
            var others = step.Action == "truncate" && statement.Clauses.HasFlag(Clauses.Cascade) ? Referencing(statement.Before, step.Table) : [];
            var also = others.Count == 0 ? "" : $", and CASCADE empties {Wording.List(others.Select(o => o.ToString()))} with it";
            yield return Found(place, new(Table.OfKind, step.Table), statement.Where(), $"every row of {step.Table} is removed{Size(place, step.Table)}{also}");
        }
    }

    private static bool Exists(Statement statement, ObjectName table) => statement.Before.Contains(new(Table.OfKind, table));

    /// <summary>The tables that refer to it, and those that refer to them.</summary>
    private static List<ObjectName> Referencing(Catalog catalog, ObjectName table)
    {
        var found = new List<ObjectName> { table };
        for (var i = 0; i < found.Count; i++)
            foreach (var key in catalog.Dependents(new(Table.OfKind, found[i])).OfType<ForeignKey>())
                if (!found.Contains(key.Name.OfTable())) found.Add(key.Name.OfTable());
        found.RemoveAt(0);
        found.Sort();
        return found;
    }

    /// <summary>A part of WITH that hands its rows on keeps them.</summary>
    private static bool IsJoined(Statement statement, DataStep step) => step.Action == "delete" && statement.Data.Count > 1 && statement.Text().Contains("RETURNING", StringComparison.OrdinalIgnoreCase);
}
