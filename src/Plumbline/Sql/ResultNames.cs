using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>The name that PostgreSQL gives a result column without AS (manual 7.3.2).</summary>
internal static class ResultNames
{
    public static string Of(Expr value) => Find(value) is { Name: { } name } ? name : "?column?";

    /// <summary>A type's name is a weak one: an ELSE branch or a cast's operand wins over it.</summary>
    private static (string? Name, bool Weak) Find(Expr value)
    {
        switch (value)
        {
            case Expr.Column e: return (e.Parts[^1], false);
            case Expr.Field e: return (e.Name, false);
            case Expr.Subscript e: return Find(e.Value);
            case Expr.Collate e: return Find(e.Value);
            case Expr.Call e: return (e.Name.Name, false);
            case Expr.Extract: return ("extract", false);
            case Expr.AtTimeZone: return ("timezone", false);
            case Expr.ArrayOf: return ("array", false);
            case Expr.Row: return ("row", false);
            case Expr.Query e: return (e.Prefix switch { "EXISTS" => "exists", "ARRAY" => "array", _ => e.Body.Results is [{ } only, ..] ? only : null }, false);
            case Expr.Constant { Text: "TRUE" or "FALSE" }: return ("bool", true);
            case Expr.Constant { Text: "NULL" or "DEFAULT" or ['$', ..] }: return (null, false);
            case Expr.Constant e: return (e.Text.Split('(')[0].ToLowerInvariant(), false);
            case Expr.Case e: return e.Otherwise is not null && Find(e.Otherwise) is { Name: not null, Weak: false } strong ? strong : ("case", true);
            case Expr.Cast e: return Find(e.Value) is { Name: not null, Weak: false } operand ? operand : (TypeName(e.Type), true);
            default: return (null, false);
        }
    }

    /// <summary>As pg_type has it, for the grammar's own names.</summary>
    private static string TypeName(SqlType type) => type.Name switch
    {
        "integer" => "int4",
        "bigint" => "int8",
        "smallint" => "int2",
        "boolean" => "bool",
        "real" => "float4",
        "double precision" => "float8",
        "character varying" => "varchar",
        "character" => "bpchar",
        "timestamp with time zone" => "timestamptz",
        "timestamp without time zone" => "timestamp",
        "time with time zone" => "timetz",
        "time without time zone" => "time",
        "bit varying" => "varbit",
        _ => type.Name,
    };
}
