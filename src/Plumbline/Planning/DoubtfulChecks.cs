using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>
/// A check that is not valid is handed to a table below as it stands when that one is made: one with rows takes it not valid too, a new one
/// as one that holds, having no rows that could be otherwise. So the order of the two says which it shall be (manual, ALTER TABLE, NOT VALID).
/// </summary>
internal static class DoubtfulChecks
{
    /// <summary>What comes before a check that is not valid, and before a table whose own copy of such a check holds.</summary>
    public static IEnumerable<ObjectId> NeededBy(SchemaObject subject, Catalog catalog) => subject switch
    {
        Check { NotValid: true, NoInherit: false } check => TablesBelow(check, catalog),
        Table { Inherits.IsEmpty: false } or Table { PartitionOf: not null } => ChecksAbove((Table)subject, catalog),
        _ => [],
    };

    private static IEnumerable<ObjectId> TablesBelow(Check check, Catalog catalog)
    {
        foreach (var below in Partitions.AllBelow(catalog, check.Name.OfTable()))
            if (catalog.Find(new(Check.OfKind, below.Name.Member(check.Name.Name))) is Check { NotValid: true }) yield return below.Id();
    }

    private static IEnumerable<ObjectId> ChecksAbove(Table table, Catalog catalog)
    {
        foreach (var held in catalog.Children<Check>(table.Id()))
            if (held is { Inherited: true, NotValid: false })
                foreach (var above in Partitions.Above(table))
                    if (catalog.Find(new(Check.OfKind, above.Member(held.Name.Name))) is Check { NotValid: true } doubtful) yield return doubtful.Id();
    }
}
