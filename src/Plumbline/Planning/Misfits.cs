using System.Globalization;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>The condition that finds the values of a column for which the server refuses another type. What it rounds or cuts in silence is no misfit.</summary>
internal static class Misfits
{
    private const int AskingFrom = 16;
    private static readonly string[] s_integers = ["smallint", "integer", "bigint"];

    /// <summary>Null where every value fits, or nothing can be asked.</summary>
    public static string? Of(Column before, Column after, Situation situation)
    {
        var (from, to) = (TypeMatch.Base(situation.Before, before.Type), TypeMatch.Base(situation.After, after.Type));
        var name = Quoting.Name(after.Name.Name);
        if (from == to || from.IsArray || to.IsArray) return null;
        if (IsText(to)) return IsText(from) && Length(to) is { } length && !(Length(from) <= length) ? $"length(rtrim({name})) > {length}" : null;
        if (IsText(from)) return OfText(name, to, situation);
        if (Array.IndexOf(s_integers, to.Name) is >= 0 and var now)
        {
            if (Array.IndexOf(s_integers, from.Name) is var was && was >= 0) return was > now ? $"{name} NOT BETWEEN {Range(to)}" : null;
            return from.Name is "numeric" or "real" or "double precision" ? $"round({name}) NOT BETWEEN {Range(to)}" : null;
        }
        return to.Name == "numeric" ? OfNumeric(name, from, to) : null;
    }

    private static bool IsText(SqlType type) => type.Name is "text" or "character varying" or "character";

    /// <summary>A lone char holds one letter.</summary>
    private static int? Length(SqlType type) => type.Modifier is { } modifier && int.TryParse(modifier, out var length) ? length : type.Name == "character" ? 1 : null;

    private static string Range(SqlType type) => type.Name switch
    {
        "smallint" => "-32768 AND 32767",
        "integer" => "-2147483648 AND 2147483647",
        _ => "-9223372036854775808 AND 9223372036854775807",
    };

    private static string? OfText(string name, SqlType to, Situation situation)
    {
        if (situation.After.Find(new(EnumType.OfKind, new(to.Schema, to.Name))) is EnumType labels) return $"{name} NOT IN ({string.Join(", ", labels.Labels.Select(SqlString.Quote))})";
        // A type that the plan makes is not there yet.
        if (to.Schema is not null) return null;
        if (situation.Settings.IsVersionKnown && situation.Version >= AskingFrom) return $"NOT pg_input_is_valid({name}::text, {SqlString.Quote(to.ToString())})";
        if (to.Name == "uuid") return $@"{name} !~* '^\{{?([0-9a-f]{{4}}-?){{7}}[0-9a-f]{{4}}\}}?$'";
        return s_integers.Contains(to.Name) ? $@"{name} !~ '^\s*[-+]?[0-9]+\s*$'" : null;
    }

    private static string? OfNumeric(string name, SqlType from, SqlType to)
    {
        if (Digits(to) is not var (precision, scale)) return null;
        if (from.Name == "numeric" && Digits(from) is var (was, wasScale) && was - wasScale < precision - scale) return null;
        if (from.Name != "numeric" && !s_integers.Contains(from.Name)) return null;
        // Rounding may carry into one digit more; an infinite value has no room either.
        return $"abs(round({name}{(from.Name == "numeric" ? "" : "::numeric")}, {scale})) >= 1{new string('0', Math.Max(0, precision - scale))}{(precision < scale ? $" / 1{new string('0', scale - precision)}.0" : "")}";
    }

    private static (int Precision, int Scale)? Digits(SqlType type) =>
        type.Modifier?.Split(',') is { Length: > 0 } parts && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var precision)
            ? (precision, parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var scale) ? scale : 0) : null;
}
