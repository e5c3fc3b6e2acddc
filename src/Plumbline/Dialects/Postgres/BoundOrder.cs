using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// The order of partition bounds by the types of the partition key. Says nothing (null) where only the server knows: expressions, types of one's own,
/// text that collations order differently.
/// </summary>
internal sealed class BoundOrder(Catalog catalog, IReadOnlyList<SqlType?> types)
{
    private static readonly TimeSpan s_zones = TimeSpan.FromHours(26);

    /// <summary>Whether one row of values comes before the other. After MINVALUE and MAXVALUE nothing counts.</summary>
    public bool? IsBefore(List<string> first, List<string> second)
    {
        for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
        {
            var (left, right) = (Openness(first[i]), Openness(second[i]));
            if (left != right) return left < right;
            if (left != 0) return false;
            if (Compare(first[i], second[i], TypeAt(i)) is not { } order) return null;
            if (order != 0) return order < 0;
        }
        return false;
    }

    /// <summary>Whether two values of a list are surely one.</summary>
    public bool IsSame(string first, string second) =>
        first == second ? IsConstant(first) : first != "NULL" && second != "NULL" && !IsText(TypeAt(0)) && Compare(first, second, TypeAt(0)) == 0;

    private SqlType? TypeAt(int key) => key < types.Count ? types[key] : null;

    private static int Openness(string value) => value switch { "MINVALUE" => -1, "MAXVALUE" => 1, _ => 0 };

    private int? Compare(string first, string second, SqlType? type)
    {
        if (!IsConstant(first) || !IsConstant(second)) return null;
        if (first == second) return 0;
        var (a, b) = (Bare(first), Bare(second));
        if (type is null) return first[0] != '\'' && second[0] != '\'' ? Numbers(a, b) : null;
        if (type.IsArray) return null;
        if (type.Schema is not null) return catalog.Find(new(EnumType.OfKind, new(type.Schema, type.Name))) is EnumType own ? Labels(own, a, b) : null;
        return type.Name switch
        {
            "integer" or "bigint" or "smallint" => a.Contains('.') || b.Contains('.') ? null : Numbers(a, b),
            "numeric" or "real" or "double precision" => Numbers(a, b),
            "date" or "timestamp with time zone" or "timestamp without time zone" => Moments(a, b),
            "uuid" => string.CompareOrdinal(a, b),
            _ when IsText(type) => IsPlain(a) && IsPlain(b) ? string.CompareOrdinal(a, b) : null,
            _ => null,
        };
    }

    private static bool IsText(SqlType? type) => type is { Schema: null, IsArray: false, Name: "text" or "character varying" };

    /// <summary>Digits and small letters stand in one order nearly everywhere.</summary>
    private static bool IsPlain(string text) => text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));

    private static bool IsConstant(string value) => value.Length > 0 && (value is "NULL" or "TRUE" or "FALSE" || (value[0] == '\'' && value[^1] == '\'') || char.IsAsciiDigit(value[0]) || (value[0] == '-' && value.Length > 1 && char.IsAsciiDigit(value[1])));

    private static string Bare(string value) => value[0] == '\'' ? value[1..^1] : value;

    private static int? Numbers(string first, string second) =>
        decimal.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b) : null;

    private static int? Labels(EnumType type, string first, string second)
    {
        var (a, b) = (type.Labels.ToList().IndexOf(first), type.Labels.ToList().IndexOf(second));
        return a < 0 || b < 0 ? null : a.CompareTo(b);
    }

    /// <summary>A moment without a zone is in the session's, whichever that is: two such are in order, one beside a zoned one only when they are far apart.</summary>
    private static int? Moments(string first, string second)
    {
        if (Moment(first) is not { } a || Moment(second) is not { } b) return null;
        if (a.Zoned != b.Zoned && (a.At - b.At).Duration() < s_zones) return null;
        return a.At.CompareTo(b.At);
    }

    private static (DateTime At, bool Zoned)? Moment(string text)
    {
        if (text is "infinity" or "-infinity") return (text[0] == '-' ? DateTime.MinValue : DateTime.MaxValue, false);
        var zone = text.Length > 11 ? text.LastIndexOfAny(['+', '-']) : -1;
        var zoned = zone > 10;
        if (!DateTime.TryParse(zoned ? text[..zone] : text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) || text.Length < 10 || text[4] != '-' || text[7] != '-') return null;
        if (!zoned) return (at, false);
        var offset = text[(zone + 1)..].Split(':');
        if (!int.TryParse(offset[0], out var hours) || hours > 15) return null;
        var minutes = offset.Length > 1 && int.TryParse(offset[1], out var rest) ? rest : 0;
        return (at - (text[zone] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0), true);
    }
}
