using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Loss;

public sealed class TypeNarrowing : HazardRule
{
    public override string Name => "type-narrowing";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "A column gets a type that does not hold every value of the old one.",
        "One value that does not fit and the migration fails (22001, 22003, 22P02); or, worse, it does not fail: a finer time, a scale or a time of day is rounded away without a word. "
            + "Quiet for a column or a table that was made in the same change, and for a table that is known to be empty.",
        "```sql\nALTER TABLE customers ALTER COLUMN note TYPE varchar(100);\n```",
        "Count the values that do not fit before, and decide what becomes of them:\n\n```sql\nSELECT count(*) FROM customers WHERE length(note) > 100;\n```");

    protected override bool Concerns(Change effect) => effect is Change.Altered { After: Column };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Altered { Before: Column before, After: Column after } || before.Type == after.Type || IsSpared(place, after.Name.OfTable()) || place.IsBorn(before) || place.IsAlwaysNull(before)) continue;
            var (from, to) = (TypeMatch.Base(statement.Before, before.Type), TypeMatch.Base(statement.After, after.Type));
            if (EnumType.Of(statement.Before, from) is not null && EnumType.Of(statement.After, to) is not null) continue;
            if (Loss(statement, from, to) is not { } loss) continue;
            var finding = Found(place, after.Id(), StatementWords.PlaceOf(statement, after.Name.Name), $"{after.Name} narrows from {before.Type} to {after.Type}: {loss}");
            yield return Misfits(statement, after, from, to, place.Version) is { } where
                ? finding with { Fix = new($"see first what does not fit: SELECT count(*) FROM {Quoting.Name(after.Name.OfTable())} WHERE {where}") }
                : finding;
        }
    }

    /// <summary>null when every value fits.</summary>
    private static string? Loss(Statement statement, SqlType from, SqlType to)
    {
        if (from.IsArray != to.IsArray) return null;
        if (from.Name == "numeric" && to.Name == "numeric") return OfNumeric(from, to);
        if (IsText(from) && IsText(to) ? Fits(from, to) : !TypeChanges.Narrows(from, to)) return null;
        // What USING makes of a value of another kind is its author's word.
        if (from.Name != to.Name && statement.Clauses.HasFlag(Clauses.Computed)) return null;
        if (from.Name == to.Name || IsText(from) && IsText(to)) return from.Name.StartsWith("time", StringComparison.Ordinal) || from.Name == "interval" ? "finer times are rounded" : "a value that is longer makes it fail (22001)";
        if (from.Name.StartsWith("timestamp", StringComparison.Ordinal) && to.Name == "date") return "the time of day is cut off without a word";
        if (IsFraction(from) && IsWhole(to)) return "fractions are rounded without a word, and a value out of range makes it fail (22003)";
        if (IsWhole(from) && IsWhole(to)) return "a value out of range makes it fail (22003)";
        if (IsFraction(from) && IsFraction(to)) return "digits are rounded away without a word";
        return IsText(from) ? "one text that is no such value makes it fail (22P02)" : null;
    }

    /// <summary>Whether a text of the one length has room in the other; char alone holds one letter.</summary>
    private static bool Fits(SqlType from, SqlType to) =>
        to.Modifier is null && to.Name != "character" || int.TryParse(from.Modifier ?? (from.Name == "character" ? "1" : ""), out var was) && int.TryParse(to.Modifier ?? "1", out var now) && now >= was;

    private static string? OfNumeric(SqlType from, SqlType to)
    {
        if (Digits(to) is not var (precision, scale)) return null;
        if (Digits(from) is not var (was, wasScale)) return "digits beyond the scale are rounded, and a value out of range makes it fail (22003)";
        if (precision - scale < was - wasScale) return "a value out of range makes it fail (22003)";
        return scale < wasScale ? "digits beyond the scale are rounded without a word" : null;
    }

    private static (int Precision, int Scale)? Digits(SqlType type) =>
        type.Modifier?.Split(',') is { Length: > 0 } parts && int.TryParse(parts[0], out var precision) ? (precision, parts.Length > 1 && int.TryParse(parts[1], out var scale) ? scale : 0) : null;

    private static bool IsText(SqlType type) => type.Name is "text" or "character varying" or "character" or "citext" or "name";
    private static bool IsWhole(SqlType type) => type.Name is "smallint" or "integer" or "bigint";
    private static bool IsFraction(SqlType type) => type.Name is "numeric" or "real" or "double precision";

    /// <summary>The condition that finds the values.</summary>
    private static string? Misfits(Statement statement, Column after, SqlType from, SqlType to, int version)
    {
        var name = Quoting.Name(after.Name.Name);
        if (to.IsArray) return null;
        if (IsText(to) && to.Modifier is { } length) return $"length({name}) > {length}";
        if (EnumType.Of(statement.After, to) is { } labels) return $"{name} NOT IN ({string.Join(", ", labels.Labels.Select(SqlString.Quote))})";
        if (to.Name == "date") return $"{name} <> {name}::date";
        if (from.Name == "bigint" || IsFraction(from) && IsWhole(to)) return to.Name switch
        {
            "integer" => $"{name} NOT BETWEEN -2147483648 AND 2147483647",
            "smallint" => $"{name} NOT BETWEEN -32768 AND 32767",
            _ => $"{name} <> trunc({name})",
        };
        if (from.Name == "integer" && to.Name == "smallint") return $"{name} NOT BETWEEN -32768 AND 32767";
        if (to is { Name: "numeric", Modifier: not null }) return $"{name} <> round({name}, {Digits(to)!.Value.Scale})";
        return IsText(from) && version >= 16 ? $"NOT pg_input_is_valid({name}, {SqlString.Quote(to.ToString())})" : null;
    }
}
