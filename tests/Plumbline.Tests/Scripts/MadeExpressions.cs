using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

/// <summary>
/// Types, their defaults, and conditions over the columns of a table, spelled in as many ways as people spell them. What only the columns' types can tell
/// (that '5' beside a number is 5, that a small integer is widened) is left to a server: see --exact.
/// </summary>
internal static class MadeExpressions
{
    private static readonly (string Type, string[] Defaults)[] s_types =
    [
        ("integer", ["0", "-5", "42", "'7'", "1 + 1", "length('abc')"]), ("int8", ["1", "(2)::bigint", "'-1'::integer"]), ("smallint", ["3"]),
        ("text", ["'it''s'", "''", "CURRENT_USER", "lower('A' || 'b')", "NULL::text", "E'a\\nb'"]), ("boolean", ["true", "false", "'t'", "1 > 0", "NOT false"]),
        ("varchar(20)", ["'x'", "'x'::text", "'y'::character varying"]), ("numeric(10,2)", ["0.5", "0", "1.5 * 2"]), ("numeric", ["1e3", "-0.001"]),
        ("timestamptz", ["now()", "CURRENT_TIMESTAMP", "now() + interval '1 day'", "'2020-01-01 00:00:00+00'::timestamptz", "clock_timestamp()"]), ("timestamp(3)", ["CURRENT_TIMESTAMP", "LOCALTIMESTAMP(3)", "now() AT TIME ZONE 'utc'"]),
        ("uuid", ["gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'"]), ("jsonb", ["'{}'", "'[]'::jsonb", "jsonb_build_object('a', 1, 'b', ARRAY[1, 2])"]), ("json", ["'{\"a\": 1}'"]),
        ("text[]", ["'{}'", "ARRAY['a', 'b']", "ARRAY[]::text[]"]), ("int[]", ["'{1,2}'", "ARRAY[1, 2]"]), ("date", ["CURRENT_DATE", "'2020-02-29'", "CURRENT_DATE + 7"]),
        ("interval", ["'1 day'", "interval '2 hours'", "'1 mon'::interval"]), ("interval year to month", []), ("bit(4)", ["B'0101'"]), ("bit varying(8)", []), ("double precision", ["0.1", "'1'"]), ("real", ["1"]),
        ("\"char\"", ["'c'"]), ("char(3)", ["'abc'", "'a'"]), ("bytea", ["'\\x00ff'"]), ("inet", ["'10.0.0.1'"]), ("time", ["'12:30:00'", "CURRENT_TIME"]), ("timetz", []), ("name", ["CURRENT_USER"]),
        ("point", ["'(1,2)'", "point(0, 0)"]), ("int4range", ["'[1,5)'", "int4range(1, 10)"]), ("tstzrange", ["tstzrange(now(), NULL)"]), ("tsvector", ["to_tsvector('english', 'a fox')"]), ("money", []), ("oid", ["0"]), ("xid", []), ("box", []),
    ];

    /// <summary>A type with, at times, a default for it.</summary>
    public static (string Type, string? Default) Typed(Dice dice)
    {
        if (dice.Once(8) && dice.Any<EnumType>(e => e.Labels.Count > 0) is { } mood) return (Dice.Sql(mood), dice.Once(2) ? SqlString.Quote(dice.Of(mood.Labels.ToArray())) : null);
        if (dice.Once(10) && dice.Any<Domain>() is { } domain) return (Dice.Sql(domain), null);
        if (dice.Once(14) && dice.Any<CompositeType>() is { } composite) return (Dice.Sql(composite) + dice.Maybe(3, "[]"), null);
        var (type, defaults) = dice.Of(s_types);
        return (type, defaults.Length > 0 && dice.Once(2) ? dice.Of(defaults) : null);
    }

    /// <summary>A condition about one row of a table that has at least one column. Only immutable functions are called.</summary>
    public static string Condition(Dice dice, IReadOnlyList<Column> columns, string prefix = "", int depth = 0)
    {
        if (depth < 2 && dice.Once(3))
        {
            var (one, other) = (Condition(dice, columns, prefix, depth + 1), Condition(dice, columns, prefix, depth + 1));
            return dice.Of($"{one} AND {other}", $"({one}) OR ({other})", $"NOT ({one} AND {other})", $"({one} OR {other}) AND {one}", $"CASE WHEN {one} THEN {other} ELSE false END", $"({one}) IS TRUE", $"({one}) = ({other})");
        }
        var column = dice.Of(columns);
        var name = prefix + Dice.Bare(column);
        return Test(dice, column.Type, name);
    }

    private static string Test(Dice dice, SqlType type, string name)
    {
        if (type.IsArray) return dice.Of($"{name} IS NOT NULL", $"cardinality({name}) > 0", $"array_length({name}, 1) < 10");
        if (type.Schema is not null) return dice.Of($"{name} IS NOT NULL", $"{name} IS NULL");
        return type.Name switch
        {
            "integer" or "bigint" or "smallint" or "numeric" => dice.Of($"{name} > 0", $"{name} >= (-1)", $"{name} BETWEEN 1 AND 10", $"{name} IN (1, 2, 3)", $"{name} = ANY (ARRAY[1, 2])", $"{name} NOT IN (4, 5)", $"{name}::text <> ''", $"abs({name}) < 100"),
            "double precision" or "real" => dice.Of($"{name} > 0", $"{name} < 1.5", $"{name} IS NOT NULL"),
            "text" => dice.Of($"{name} <> ''", $"length({name}) > 3", $"{name} LIKE 'a%'", $"{name} NOT ILIKE '%b'", $"{name} ~ '^[a-z]+$'", $"lower({name}) = {name}", $"{name} IN ('a', 'b')", $"trim({name}) <> ''", $"{name} || 'x' <> 'y'", $"position('@' in {name}) > 1", $"substring({name} from 1 for 2) = 'ab'", $"{name} IS DISTINCT FROM 'z'", $"upper({name}) COLLATE \"C\" > 'M'"),
            "character varying" => dice.Of($"{name} <> ''", $"{name} = 'open'", $"{name} IN ('a', 'b')", $"{name}::text = 'x'", $"lower({name}) = 'x'", $"char_length({name}) < 5", $"{name} = ANY ('{{a,b}}'::text[])"),
            "character" => dice.Of($"{name} = 'abc'", $"{name} <> 'x'::bpchar"),
            "boolean" => dice.Of(name, $"NOT {name}", $"{name} IS TRUE", $"{name} = false", $"{name} IS NOT UNKNOWN"),
            "timestamp with time zone" => dice.Of($"{name} > '2020-01-01 00:00:00+00'", $"{name} IS NOT NULL", $"{name} < '2030-01-01 00:00:00+00'::timestamptz"),
            "timestamp without time zone" => dice.Of($"{name} > '2020-01-01'", $"{name} <= timestamp '2030-01-01'", $"extract(year from {name}) > 2000", $"date_trunc('day', {name}) = {name}"),
            "date" => dice.Of($"{name} > '2020-01-01'", $"{name} < DATE '2030-01-01'", $"{name} + 1 > '2000-01-01'::date"),
            "uuid" => dice.Of($"{name} <> '00000000-0000-0000-0000-000000000000'", $"{name} IS NOT NULL"),
            "jsonb" => dice.Of($"{name} ->> 'a' = 'x'", $"({name} -> 'a') IS NOT NULL", $"{name} ? 'k'", $"jsonb_typeof({name}) = 'object'", $"{name} @> '{{\"a\": 1}}'", $"({name} #>> '{{a,b}}') <> ''", $"({name}->>'n')::int > 3"),
            "json" => dice.Of($"({name} ->> 'a') = 'x'", $"json_typeof({name}) = 'array'"),
            "int4range" => dice.Of($"NOT isempty({name})", $"lower({name}) > 0", $"{name} && '[1,2)'"),
            "interval" => $"{name} >= interval '1 hour'",
            _ => dice.Of($"{name} IS NOT NULL", $"{name} IS NULL"),
        };
    }

    /// <summary>A value made of a column, of a type that btree can order.</summary>
    public static string Value(Dice dice, Column column) => column.Type switch
    {
        { IsArray: true } or { Schema: not null } => $"({Dice.Bare(column)} IS NULL)",
        { Name: "integer" or "bigint" or "numeric" } => dice.Of($"({Dice.Bare(column)} + 1)", $"abs({Dice.Bare(column)})", $"(-{Dice.Bare(column)})"),
        { Name: "text" or "character varying" } => dice.Of($"lower({Dice.Bare(column)})", $"({Dice.Bare(column)} || 'x')", $"COALESCE({Dice.Bare(column)}, '')", $"md5({Dice.Bare(column)})"),
        { Name: "jsonb" } => dice.Of($"({Dice.Bare(column)} ->> 'a')", $"(({Dice.Bare(column)} ->> 'n')::int)"),
        { Name: "boolean" } => $"(NOT {Dice.Bare(column)})",
        _ => $"({Dice.Bare(column)} IS NOT NULL)",
    };

    /// <summary>Whether btree can order the column.</summary>
    public static bool IsOrdered(Column column) => column.Type is { IsArray: false, Schema: null, Name: not ("json" or "point" or "box" or "xid" or "xml") };
}
