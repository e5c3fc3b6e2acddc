using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Types as pg_type and information_schema call them.</summary>
internal static class SystemTypes
{
    /// <summary>Built-in types are no objects of the catalog; this kind gives them an identity for oids.</summary>
    public static readonly Kind BuiltIn = new Kind<EnumType>("built-in type");

    public static readonly Kind[] Kinds = [EnumType.OfKind, Domain.OfKind, CompositeType.OfKind, RangeType.OfKind, Table.OfKind, View.OfKind, MaterializedView.OfKind];

    private static readonly Dictionary<string, string> s_internal = new Dictionary<string, string>
    {
        ["integer"] = "int4",
        ["bigint"] = "int8",
        ["smallint"] = "int2",
        ["boolean"] = "bool",
        ["real"] = "float4",
        ["double precision"] = "float8",
        ["character varying"] = "varchar",
        ["character"] = "bpchar",
        ["timestamp without time zone"] = "timestamp",
        ["timestamp with time zone"] = "timestamptz",
        ["time without time zone"] = "time",
        ["time with time zone"] = "timetz",
        ["bit varying"] = "varbit",
        ["\"char\""] = "char",
    }.ToDictionary();

    public static ObjectId IdOf(SqlType type)
    {
        if (type.IsArray) return new(BuiltIn, new(type.Schema, $"{type.Element() with { Modifier = null }}[]"));
        return new(BuiltIn, new("pg_catalog", type.Name));
    }

    /// <summary>The name in pg_type: <c>int4</c>, <c>_text</c> for an array.</summary>
    public static string InternalName(SqlType type)
    {
        var name = s_internal.GetValueOrDefault(type.Name, type.Name);
        return type.IsArray ? "_" + name : name;
    }

    public static string InternalName(string canonical) => canonical.EndsWith("[]", StringComparison.Ordinal) ? "_" + s_internal.GetValueOrDefault(canonical[..^2], canonical[..^2]) : s_internal.GetValueOrDefault(canonical, canonical);

    /// <summary>As it stands behind COLLATE. That of a type which has none, or one of its own, is given as the default one.</summary>
    public static ObjectReference Collation(SystemTables tables, string written) => tables.Reference(new ObjectId(BuiltIn, new("pg_collation", written)));

    public static ObjectReference Reference(SystemTables tables, SqlType type)
    {
        if (type.IsArray || type.Schema is null) return tables.Reference(IdOf(type with { Modifier = null }));
        foreach (var kind in Kinds)
            if (tables.Catalog.Current.Find(new(kind, new(type.Schema, type.Name))) is { } found) return tables.Reference(found);
        return tables.Reference(new ObjectId(BuiltIn, new(type.Schema, type.Name)));
    }

    /// <summary>A type of a signature, where the default schema is not written.</summary>
    public static ObjectReference Argument(SystemTables tables, SqlType type) => Reference(tables, type.Schema is null && !Sql.Types.IsBuiltIn(type) ? type with { Schema = "public" } : type);

    public static string Category(SchemaObject subject) => subject switch { EnumType => "e", Domain => "d", RangeType => "r", _ => "c" };

    /// <summary>format_type: as SQL writes it, with a length where there is one; arrays, other modifiers and types from outside are not known.</summary>
    public static object Formatted(ObjectId type, object? modifier)
    {
        if (type.Kind != BuiltIn) return Sql.Quoting.Name(type.Name);
        if (type.Name.Schema != "pg_catalog" || type.Name.Name.EndsWith("[]", StringComparison.Ordinal)) return Unknown.Value;
        if (modifier is null or -1m) return type.Name.Name;
        return modifier is decimal length && type.Name.Name is "character varying" or "character" ? $"{type.Name.Name}({length - 4})" : Unknown.Value;
    }

    /// <summary>information_schema.columns.data_type.</summary>
    public static string DataType(SqlType type) => type.IsArray ? "ARRAY" : type.Schema is not null || !Sql.Types.IsBuiltIn(type) ? "USER-DEFINED" : type.Name;

    public static object? Length(SqlType type) =>
        !type.IsArray && type.Name is "character varying" or "character" or "bit" && decimal.TryParse(type.Modifier, out var length) ? length : null;
}
