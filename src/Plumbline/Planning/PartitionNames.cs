using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>
/// A new partition gets the keys and indexes of its table at once, under names that the server makes up (manual, CREATE TABLE, PARTITION OF): where others
/// are wanted, they are renamed.
/// </summary>
internal static class PartitionNames
{
    /// <summary>Null for what does not come with the partition, or comes with its name.</summary>
    public static Step? Of(SchemaObject subject, Situation situation)
    {
        var table = subject.Name.Table is null ? null : subject.Name.OfTable();
        if (table is null || !situation.IsNew(table) || situation.After.Find(new(Table.OfKind, table)) is not Table { PartitionOf: { } whole }) return null;
        // A foreign key comes under the name that it has above.
        if (subject is ForeignKey && situation.Before.Contains(new(ForeignKey.OfKind, whole.Member(subject.Name.Name)))) return null;
        var above = situation.Before.Children(new(Table.OfKind, whole)).FirstOrDefault(a => IsFrom(a, subject, situation));
        if (above is null || MadeUp(subject, table, above) is not { } name || name == subject.Name.Name) return null;
        var rename = situation.Writer(subject)!.Rename(subject with { Name = table.Member(name) }, subject.Name);
        return new(subject.Id(), $"{subject.Kind.Label} {subject.Name} came with its table as {name}", StepPace.Brief,
            rename.Select(sql => new PlannedStatement(sql) { Unless = situation.Writer(subject)!.Exists(subject), AsksMore = true }).ToEquatableArray());
    }

    private static string? MadeUp(SchemaObject subject, ObjectName table, SchemaObject above) => subject switch
    {
        PrimaryKey => ImplicitNames.Make(table.Name, null, "pkey"),
        Unique unique => ImplicitNames.Make(table.Name, ImplicitNames.Columns(ImplicitNames.Distinct(unique.Over())), "key"),
        Index { PartitionOf: not null } index => ImplicitNames.Make(table.Name, index.Calls ?? ImplicitNames.Columns(index.Columns), "idx"),
        ForeignKey => above.Name.Name,
        _ => null,
    };

    private static bool IsFrom(SchemaObject above, SchemaObject subject, Situation situation) => (above, subject) switch
    {
        (Index a, Index b) => b.PartitionOf == a.Name,
        (ForeignKey a, ForeignKey b) => ForeignKeys.Same(a, b) && !situation.After.Contains(new(ForeignKey.OfKind, b.Name.OfTable().Member(a.Name.Name))),
        _ => Keys.AreAlike(above, subject),
    };
}
