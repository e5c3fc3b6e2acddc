using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// How conditions name an object, whatever the search path is (manual 9.27.5, to_regclass and its like): what is not there is null, and no error.
/// </summary>
internal static class PgCatalog
{
    public static string Relation(ObjectName name) => $"to_regclass({SqlString.Quote(Full(name))})";

    public static string Type(ObjectName name) => $"to_regtype({SqlString.Quote(Full(name))})";

    public static string Type(SqlType type) => $"to_regtype({SqlString.Quote(type.Schema is null ? FullType(type) : Full(new(type.Schema, type.Name)) + (type.IsArray ? "[]" : ""))})";

    /// <param name="written">As it stands behind COLLATE.</param>
    public static string Collation(string written) => $"to_regcollation({SqlString.Quote(written)})";

    public static string Schema(string name) => $"to_regnamespace({SqlString.Quote(Quoting.Name(name))})";

    /// <summary>PUBLIC is no role: in access control lists it is 0.</summary>
    public static string Role(string name) => name switch
    {
        "public" => "0",
        "current_user" or "current_role" or "session_user" => $"quote_ident({name})::regrole",
        _ => $"to_regrole({SqlString.Quote(Quoting.Name(name))})",
    };

    /// <summary>
    /// The conditions on pg_proc that one routine meets. to_regprocedure is an error, before 16, where a type of the arguments is missing:
    /// it is asked only when all of them are the server's own.
    /// </summary>
    public static string Routine(Function function)
    {
        var types = FunctionSignature.TypesOf(function);
        var name = function.BareName();
        if (types.All(Types.IsBuiltIn)) return $"oid = to_regprocedure({SqlString.Quote($"{Full(name)}({string.Join(", ", types)})")})";
        var each = types.Select((type, i) => $" AND proargtypes[{i}] = to_regtype({SqlString.Quote(FullType(type))})");
        return $"pronamespace = {Schema(name.Schema ?? "public")} AND proname = {SqlString.Quote(name.Name)} AND pronargs = {types.Count}{string.Concat(each)}";
    }

    /// <summary>A table, view or composite type has a column of this name.</summary>
    public static string HasColumn(ObjectName whole, string column) => Row("pg_attribute", $"attrelid = {Relation(whole)} AND attname = {SqlString.Quote(column)} AND NOT attisdropped");

    /// <summary>The column has this type; null where we cannot tell how the server keeps its length and the like.</summary>
    public static string? HasType(Column column) => TypeText.Modifier(column.Type) is not { } modifier ? null
        : Row("pg_attribute", $"attrelid = {Relation(column.Name.OfTable())} AND attname = {SqlString.Quote(column.Name.Name)} AND atttypid = {Type(column.Type with { Modifier = null })} AND atttypmod = {modifier}");

    /// <summary>A name with its schema, the default one, too.</summary>
    public static string Full(ObjectName name) => name.Schema is null ? Quoting.Name(name.Name) : $"{Quoting.Name(name.Schema)}.{Quoting.Name(name.Name)}";

    /// <summary>A row of one of pg_catalog's tables is there.</summary>
    public static string Row(string table, string conditions) => $"EXISTS (SELECT FROM pg_catalog.{table} WHERE {conditions})";

    /// <param name="kinds">The letters of pg_class.relkind that it may have.</param>
    public static string OfRelation(ObjectName name, params char[] kinds) =>
        Row("pg_class", $"oid = {Relation(name)} AND relkind {(kinds is [var only] ? $"= '{only}'" : $"IN ({string.Join(", ", kinds.Select(k => $"'{k}'"))})")}");

    /// <param name="type">The letter of pg_constraint.contype.</param>
    public static string OfConstraint(ObjectName name, char type) =>
        Row("pg_constraint", $"conrelid = {Relation(name.OfTable())} AND conname = {SqlString.Quote(name.Name)} AND contype = '{type}'");

    /// <summary>Signatures are written without the default schema.</summary>
    private static string FullType(SqlType type) => type.Schema is not null || Types.IsBuiltIn(type) ? Quoting.Type(type) : $"public.{Quoting.Type(type)}";
}
