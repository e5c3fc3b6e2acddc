using System.Globalization;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Loss;

public sealed class IndexDroppedInUse : HazardRule
{
    public override string Name => "index-dropped-in-use";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "An index is dropped that queries use, or before the one that replaces it is there.",
        "Until the new index is built every query that needs it reads the whole table. Quiet where both are done in one transaction, which shows nobody the time between, and for an index that was made in the same change.",
        "```sql\nDROP INDEX CONCURRENTLY orders_customer_idx;\nCREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id, placed_at);\n```",
        "Build the new one first, and drop the old one when it is valid:\n\n```sql\nALTER INDEX orders_customer_idx RENAME TO orders_customer_old_idx;\nCREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id, placed_at);\nDROP INDEX CONCURRENTLY orders_customer_old_idx;\n```");

    protected override bool Concerns(Statement statement) => statement.Command == "DROP INDEX" && !statement.Effects.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Dropped { Before: Model.Index { PartitionOf: null } index } || place.IsBorn(index) || IsSpared(place, index.Name.OfTable())) continue;
            if (Replacement(statement, place, index) is { } later)
            {
                yield return Found(place, index.Id(), statement.Where(), $"{index.Name.Name} is dropped before {later.Name.Name} is there, which replaces it: queries on {index.Name.OfTable()} have neither meanwhile") with
                {
                    Related = [new(later.Origin.Here, "built only here")],
                    Fix = new(later.Name == index.Name ? $"ALTER INDEX {Quoting.Name(index.Name.Name)} RENAME TO {Quoting.Name(SqlReader.Cut($"{index.Name.Name}_old"))} first, build the new one, drop the old one last" : "build the new one first, drop the old one last"),
                };
                continue;
            }
            if (place.File.Targets.ScansOf(index.Name) is not { Scans: > 0 } use || IsCovered(statement.After, index)) continue;
            yield return Found(place, index.Id(), statement.Where(), string.Create(CultureInfo.InvariantCulture, $"{index.Name.Name} is dropped, and queries use it: {use.Scans:N0} scans in {use.Where}"));
        }
    }

    /// <summary>The index that a later transaction of the same file builds in its place.</summary>
    private static Model.Index? Replacement(Statement statement, StatementPlace place, Model.Index dropped)
    {
        var own = place.File.TransactionOf(place.At);
        for (var at = place.At + 1; at < place.Migration.Statements.Count; at++)
        {
            if (own.Owner != Enclosing.Alone && place.File.TransactionOf(at).Number == own.Number) continue;
            foreach (var effect in place.Migration.Statements[at].Effects)
                if (effect is Change.Added { After: Model.Index added } && added.Name.OfTable() == dropped.Name.OfTable() && Replaces(added, dropped) && !IsCovered(statement.After, dropped)) return added;
        }
        return null;
    }

    private static bool IsCovered(Catalog catalog, Model.Index dropped) => catalog.Children<Model.Index>(dropped.Parent()!).Any(i => !i.Invalid && Replaces(i, dropped));

    /// <summary>Whether it begins with the same keys.</summary>
    private static bool Replaces(Model.Index after, Model.Index before) =>
        after.Method == before.Method && after.Keys.Count >= before.Keys.Count && after.Predicate == before.Predicate && Enumerable.Range(0, before.Keys.Count).All(i => after.Keys[i] == before.Keys[i]);
}
