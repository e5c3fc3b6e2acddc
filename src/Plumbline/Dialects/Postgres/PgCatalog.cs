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

    public static string Schema(string name) => $"to_regnamespace({SqlString.Quote(Quoting.Name(name))})";

    /// <summary>PUBLIC is no role: in access control lists it is 0.</summary>
    public static string Role(string name) => name switch
    {
        "public" => "0",
        "current_user" or "current_role" or "session_user" => $"quote_ident({name})::regrole",
        _ => $"to_regrole({SqlString.Quote(Quoting.Name(name))})",
    };

    public static string Routine(Function function)
    {
        var types = FunctionSignature.TypesOf(function).Select(t => FullType(t, function));
        return $"to_regprocedure({SqlString.Quote($"{Full(function.BareName())}({string.Join(", ", types)})")})";
    }

    /// <summary>A name with its schema, the default one, too.</summary>
    public static string Full(ObjectName name) => name.Schema is null ? Quoting.Name(name.Name) : $"{Quoting.Name(name.Schema)}.{Quoting.Name(name.Name)}";

    /// <summary>A row of one of pg_catalog's tables is there.</summary>
    public static string Row(string table, string conditions) => $"EXISTS (SELECT FROM pg_catalog.{table} WHERE {conditions})";

    /// <summary>The types of a signature are written without the default schema; which of them stand there is known from what the function needs.</summary>
    private static string FullType(SqlType type, Function function) =>
        type.Schema is null && function.Needs.Any(n => n.Name is { Schema: "public" } name && name.Name == type.Name) ? $"public.{Quoting.Type(type)}" : Quoting.Type(type);
}
