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
            if (subject.Name.Table is not null && !subject.Equals(before.Find(subject.Id())) && Columns(subject) is { } columns && columns.All(c => Stays(c, before, after)))
            {
                schema = schema.With(subject);
                asked.Add(subject.Id());
            }
        return (schema, asked.ToEquatableArray());
    }

    private static IEnumerable<ObjectName>? Columns(SchemaObject subject) => subject switch
    {
        Check { Inherited: false } check => check.Columns.Select(subject.Name.OfTable().Member),
        ForeignKey key => key.Columns.Select(subject.Name.OfTable().Member).Concat(key.ReferencedColumns.Select(key.ReferencedTable.Member)),
        PrimaryKey or Unique => UniqueKey.ColumnsOf(subject)!.Value.Select(subject.Name.OfTable().Member),
        Index { Unique: true, PartitionOf: null } index => index.Columns.Select(subject.Name.OfTable().Member),
        _ => null,
    };

    private static bool Stays(ObjectName column, Catalog before, Catalog after) =>
        before.Find(new(Column.OfKind, column)) is Column was && after.Find(was.Id()) is Column now && was.Type == now.Type && was.Generated == now.Generated;
}
