using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>
/// Keys, references and conditions that a migration will ask of rows that are there: generated rows keep them from the start, else a proof would only show
/// that rows by chance do not.
/// </summary>
public static class AskedLater
{
    /// <summary>The schema before, with what can be asked of it already; and what that is.</summary>
    public static (Catalog Schema, EquatableArray<ObjectId> Asked) Of(Catalog before, Catalog after)
    {
        var asked = new List<ObjectId>();
        var schema = before;
        foreach (var subject in Catalog.Sorted(after.Objects))
            if (CanBeAsked(subject) && !subject.Equals(before.Find(subject.Id())) && Columns(subject).All(c => Stays(c, before, after)))
            {
                schema = schema.With(subject);
                asked.Add(subject.Id());
            }
        return (schema, asked.ToEquatableArray());
    }

    private static bool CanBeAsked(SchemaObject subject) => subject is Check { Inherited: false } or ForeignKey or PrimaryKey or Unique or Index { Unique: true, PartitionOf: null };

    private static IEnumerable<ObjectId> Columns(SchemaObject subject) =>
        subject is ForeignKey key ? key.OverColumns().Concat(key.ReferencedColumns.Select(c => new ObjectId(Column.OfKind, key.ReferencedTable.Member(c)))) : subject.OverColumns();

    private static bool Stays(ObjectId column, Catalog before, Catalog after) =>
        before.Find(column) is Column was && after.Find(column) is Column now && was.Type == now.Type && was.Generated == now.Generated;
}
