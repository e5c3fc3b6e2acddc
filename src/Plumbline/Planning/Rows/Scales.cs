using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>Which types are ordered, and how.</summary>
internal static class Scales
{
    private const int MostDigits = 18;
    private const long OneDay = MomentScale.Day;

    private static readonly NumberScale s_smallint = Whole(short.MinValue, short.MaxValue);
    private static readonly NumberScale s_integer = Whole(int.MinValue, int.MaxValue);
    private static readonly NumberScale s_bigint = Whole(long.MinValue, long.MaxValue);
    private static readonly NumberScale s_oid = Whole(0, int.MaxValue);
    private static readonly NumberScale s_fraction = Decimals(4, 1_000_000_000_000);
    private static readonly NumberScale s_money = Decimals(2, 1_000_000_000_000);
    private static readonly NumberScale s_real = Decimals(2, 9_999_900);
    private static readonly MomentScale s_date = new(OneDay, "");
    private static readonly SpanScale s_span = new(1_000_000);

    public static Scale? Of(SqlType type) => type switch
    {
        { Schema: not null } or { IsArray: true } => null,
        { Name: "smallint" } => s_smallint,
        { Name: "integer" } => s_integer,
        { Name: "bigint" } => s_bigint,
        { Name: "oid" or "xid" or "xid8" or "cid" } => s_oid,
        { Name: "numeric", Modifier: { } modifier } => Numeric(modifier),
        { Name: "numeric" or "double precision" } => s_fraction,
        { Name: "real" } => s_real,
        { Name: "money" } => s_money,
        { Name: "date" } => s_date,
        { Name: "timestamp without time zone" } => new MomentScale(StepOf(type), ""),
        { Name: "timestamp with time zone" } => new MomentScale(StepOf(type), "+00"),
        { Name: "time without time zone" } => new ClockScale(StepOf(type), ""),
        { Name: "time with time zone" } => new ClockScale(StepOf(type), "+00"),
        { Name: "interval", Modifier: null } => s_span,
        { Name: "interval" } => new SpanScale(UnitOf(type.Modifier)),
        _ => null,
    };

    private static NumberScale Whole(long least, long most) => new(0, least, most, 1, most);

    private static NumberScale Decimals(int decimals, long most) => new(decimals, -most, most, 0, most);

    private static NumberScale Numeric(string modifier)
    {
        var parts = modifier.Split(',');
        var precision = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var decimals = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var most = 1L;
        // A negative scale rounds to tens and hundreds (manual 8.1.2); every whole number of its width will do.
        for (var i = 0; i < Math.Min(precision + Math.Min(decimals, 0), MostDigits); i++) most *= 10;
        return Decimals(Math.Clamp(decimals, 0, MostDigits), most - 1);
    }

    private static long StepOf(SqlType type)
    {
        var step = 1L;
        for (var digits = type.Modifier is { } given && int.TryParse(given, out var precision) ? precision : 6; digits < 6; digits++) step *= 10;
        return step;
    }

    /// <summary>An interval of years keeps whole years only (manual 8.5.4): what is cut off would make different ones equal.</summary>
    private static long UnitOf(string fields) => fields.Split(' ')[^1] switch
    {
        "year" => 365 * OneDay,
        "month" => 31 * OneDay,
        "day" => OneDay,
        "hour" => 3_600_000_000,
        "minute" => 60_000_000,
        _ => 1_000_000,
    };
}
