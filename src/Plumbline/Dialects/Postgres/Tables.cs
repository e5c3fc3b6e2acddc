using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Tables: ordinary, partitioned, foreign, temporary (manual, CREATE TABLE, ALTER TABLE).</summary>
internal sealed class Tables : KindDialect
{
    public override Kind Kind => Table.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE TABLE", CreateTable.Read);
        grammar.On("CREATE FOREIGN TABLE", CreateTable.ReadForeign);
        grammar.On("ALTER TABLE", AlterTable.Read);
        grammar.On("ALTER FOREIGN TABLE", AlterTable.Read);
        grammar.On("DROP TABLE", (sql, catalog) => RelationActions.ReadDrop(sql, catalog, Table.OfKind));
        grammar.On("DROP FOREIGN TABLE", (sql, catalog) => RelationActions.ReadDrop(sql, catalog, Table.OfKind));
    }

    /// <summary>Partitions go with their table; tables that inherit from it are in the way.</summary>
    public override Bond BondTo(SchemaObject subject, SchemaObject dropped)
    {
        var table = (Table)subject;
        if (dropped is Table && table.PartitionOf == dropped.Name) return Bond.Goes;
        return base.BondTo(subject, dropped);
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var table = (Table)subject;
        return table with
        {
            PartitionOf = table.PartitionOf is { } parent ? renaming.Of(Table.OfKind, parent) : null,
            Inherits = table.Inherits.IsEmpty ? default : table.Inherits.Select(p => renaming.Of(Table.OfKind, p)),
            OfType = table.OfType is { } type ? renaming.Of(CompositeType.OfKind, type) : null,
            PartitionBy = table.PartitionBy is { } key ? renaming.Of(key, table.Name) : null,
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context) => WrittenTable.Of((Table)subject, context);

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) => AlteredTable.Write((Table)before, (Table)after, facets, writing);

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    /// <summary>A key between a permanent and an unlogged table is possible in one direction only, so that it stands in the way of whichever changes first.</summary>
    public override bool Disturbs(SchemaObject before, EquatableArray<Facet> facets, SchemaObject dependent) => facets.Contains(Table.PersistenceFacet) && dependent is ForeignKey key && key.ReferencedTable == before.Name && key.Name.OfTable() != before.Name;

    public override string Exists(SchemaObject subject) => PgCatalog.OfRelation(subject.Name, 'r', 'p', 'f');
}
