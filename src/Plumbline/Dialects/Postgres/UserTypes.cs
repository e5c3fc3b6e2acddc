using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>CREATE, ALTER and DROP TYPE: one command for enums, composites and ranges, handed to the kind that it turns out to be.</summary>
internal static class UserTypes
{
    public static void Register(Grammar grammar)
    {
        grammar.On("CREATE TYPE", Create);
        grammar.On("ALTER TYPE", Alter);
        grammar.On("DROP TYPE", (sql, catalog) => Drop(sql, catalog, null));
        grammar.On("DROP DOMAIN", (sql, catalog) => Drop(sql, catalog, Domain.OfKind));
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (sql.Take("AS", "ENUM")) EnumTypes.Create(sql, catalog, Free(catalog, written, position), position);
        else if (sql.Take("AS", "RANGE")) RangeTypes.Create(sql, catalog, Free(catalog, written, position), position);
        else if (sql.Take("AS")) CompositeTypes.Create(sql, catalog, Free(catalog, written, position), position);
        else NotModelled.ReadOver(sql, catalog);
    }

    /// <summary>The full name of a new type; one that is taken refuses the statement: tables and types share their names.</summary>
    public static ObjectName Free(CatalogBuilder catalog, ObjectName written, int position)
    {
        var name = catalog.NewName(written, position);
        EnsureFree(catalog, name, position);
        return name;
    }

    public static void EnsureFree(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (catalog.HolderOfTypeName(name) is { Refused: null }) throw new StatementRefused(SqlStates.DuplicateObject, $"type {name} already exists", position);
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.FindType(written) is not { } type)
        {
            if (RangeTypes.OfMultirange(catalog, written) is { } range) { RangeTypes.AlterMultirange(sql, catalog, range); return; }
            if (catalog.Outside.HasType(catalog.Assumed(written))) { NotModelled.ReadOver(sql, catalog); return; }
            throw NoType(catalog, written, position);
        }
        if (type is Table or View or MaterializedView) throw new StatementRefused(SqlStates.WrongObjectType, $"{type.Name} is the row type of a {type.Kind.Label}", position);
        if (type is RangeType named && sql.Take("RENAME", "TO")) { RangeTypes.Rename(sql, catalog, named); return; }
        if (CommonAlters.TryRead(sql, catalog, type, (name, at) => EnsureFree(catalog, name, at))) return;
        switch (type)
        {
            case EnumType labels: EnumTypes.Alter(sql, catalog, labels); break;
            case CompositeType composite: CompositeTypes.Alter(sql, catalog, composite); break;
            default: NotModelled.ReadOver(sql, catalog); break;
        }
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog, Kind? only) => catalog.Drop(sql, ifExists =>
    {
        var at = sql.Position;
        var type = Types.Read(sql);
        var written = new ObjectName(type.Schema, type.Name);
        if (catalog.FindType(written) is { } found) return Droppable(found, only, at);
        if (ifExists) catalog.Skip(new(only ?? EnumType.OfKind, catalog.Assumed(written)));
        else if (!catalog.Outside.HasType(catalog.Assumed(written))) throw NoType(catalog, written, at);
        return null;
    });

    private static ObjectId Droppable(SchemaObject found, Kind? only, int position)
    {
        if (only is not null && found.Kind != only) throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is not a {only.Label}", position);
        if (found is Table or View or MaterializedView)
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop type {found.Name} because {found.Kind.Label} {found.Name} requires it", position);
        return found.Id();
    }

    /// <summary>Whether some table's rows hold values of the type, or rows of the table, alone or inside others.</summary>
    public static bool IsStored(Catalog catalog, ObjectId type) => catalog.Dependents(type).Any(d => d switch
    {
        Column { Generated: null } => true,
        MaterializedView => type.Kind == CompositeType.OfKind,
        CompositeType or Domain or RangeType => IsStored(catalog, d.Id()),
        _ => false,
    });

    /// <summary>Whether some table's rows hold values of the type inside others: in arrays, composites and ranges, into which ALTER DOMAIN does not look.</summary>
    public static bool IsStoredInside(Catalog catalog, ObjectId type) => catalog.Dependents(type).Any(d => d switch
    {
        Column column => column.Type.IsArray || IsStored(catalog, new(Table.OfKind, column.Name.OfTable())),
        Domain domain => domain.BaseType.IsArray ? IsStored(catalog, domain.Id()) : IsStoredInside(catalog, domain.Id()),
        CompositeType or RangeType => IsStored(catalog, d.Id()),
        _ => false,
    });

    public static StatementRefused NoType(CatalogBuilder catalog, ObjectName written, int position, Kind? kind = null)
    {
        var missing = new ObjectId(kind ?? EnumType.OfKind, catalog.Assumed(written));
        return written.Schema is { } schema && !catalog.HasSchema(schema)
            ? new(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, missing)
            : new(SqlStates.UndefinedObject, $"type {written} does not exist", position, missing);
    }
}
