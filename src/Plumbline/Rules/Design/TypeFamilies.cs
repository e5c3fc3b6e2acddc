using Plumbline.Model;

namespace Plumbline.Rules.Design;

/// <summary>Which types PostgreSQL lets a foreign key join, and which it does without complaint but not without cost.</summary>
internal static class TypeFamilies
{
    /// <summary>Types of different families have no equality operator for a key: the server refuses (42804).</summary>
    public static bool CanBeKeyed(SqlType column, SqlType referenced)
    {
        if (column.IsArray || referenced.IsArray) return column == referenced;
        var (a, b) = (Family(column), Family(referenced));
        // A whole number fits into a numeric key by itself; the other way round there is no implicit cast.
        return a == b || (a == "whole number" && b is "numeric" or "float") || (a == "numeric" && b == "float") || a == "?" || b == "?";
    }

    private static string Family(SqlType type) => type.Schema is not null ? type.ToString() : type.Name switch
    {
        "smallint" or "integer" or "bigint" => "whole number",
        "numeric" => "numeric",
        "real" or "double precision" => "float",
        "text" or "character varying" or "character" or "citext" or "name" or "bpchar" => "text",
        "uuid" => "uuid",
        "date" or "timestamp without time zone" or "timestamp with time zone" => "time",
        "boolean" => "boolean",
        "bytea" => "bytea",
        "json" or "jsonb" => type.Name,
        _ => "?",
    };
}
