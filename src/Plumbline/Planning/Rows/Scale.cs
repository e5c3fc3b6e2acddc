using System.Globalization;

namespace Plumbline.Planning.Rows;

/// <summary>
/// An ordered type as whole numbers of its smallest step, so that bounds, order and disjointness are arithmetic on <see cref="long"/>:
/// numeric(10,2) counts hundredths, a timestamp microseconds since 2000, a date days.
/// </summary>
/// <param name="step">One step in the unit that its family shares (1, or a microsecond).</param>
/// <param name="least">The least value that the type can hold.</param>
/// <param name="low">Between this and <paramref name="high"/> lie the values of real life.</param>
internal abstract class Scale(decimal step, long least, long most, long low, long high)
{
    public decimal Step => step;
    public long Least => least;
    public long Most => most;
    public long Low => low;
    public long High => high;

    /// <summary>Of how many values chance chooses.</summary>
    public virtual ulong Usual => ValueSource.Endless;

    /// <summary>How far the later of two values lies behind the earlier, at most.</summary>
    public virtual long Gap => 1000;

    /// <summary>Values of scales of one family can be compared.</summary>
    public abstract bool IsTime { get; }

    /// <summary>A constant in the family's unit; null when it is none.</summary>
    public abstract decimal? Read(string constant);

    public abstract void Append(long steps, RowText to);

    /// <summary>The least number of steps that is at least (or above) a value in the family's unit.</summary>
    public long AtLeast(decimal value, bool strictly)
    {
        var steps = Math.Ceiling(value / step);
        if (strictly && steps * step == value) steps++;
        return Clamp(steps);
    }

    public long AtMost(decimal value, bool strictly)
    {
        var steps = Math.Floor(value / step);
        if (strictly && steps * step == value) steps--;
        return Clamp(steps);
    }

    private static long Clamp(decimal steps) => steps >= long.MaxValue ? long.MaxValue : steps <= long.MinValue ? long.MinValue : (long)steps;
}

/// <summary>Numbers with a fixed count of decimals.</summary>
internal sealed class NumberScale(int decimals, long least, long most, long low, long high) : Scale(Unit(decimals), least, most, low, high)
{
    public override ulong Usual => (ulong)(1 / Step) * 10_000;

    public override long Gap => (long)(1 / Step) * 1000;

    public override bool IsTime => false;

    public override decimal? Read(string constant) => decimal.TryParse(constant, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public override void Append(long steps, RowText to)
    {
        if (decimals == 0) { to.Append(steps); return; }
        var unit = (long)(1 / Step);
        if (steps < 0) to.Append('-');
        var size = Math.Abs(steps);
        to.Append(size / unit);
        to.Append('.');
        to.Append(size % unit, decimals);
    }

    private static decimal Unit(int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10;
        return unit;
    }
}

/// <summary>Dates, and timestamps with or without a zone, in microseconds since 2000-01-01.</summary>
internal sealed class MomentScale(long step, string suffix) : Scale(step, Micros(new(1, 1, 2)) / step, Micros(new(9999, 12, 30)) / step, Micros(new(2020, 1, 1)) / step, Micros(new(2025, 12, 31)) / step)
{
    public const long Day = 86_400_000_000;

    /// <summary>Thirty days.</summary>
    public override long Gap => 30 * Day / step;

    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>What a comparison with the clock is taken to mean: after every value that nobody asked to lie in the future.</summary>
    public static readonly decimal Now = Micros(new(2026, 1, 1));

    /// <summary>A moment that is in the future for as long as this program lives.</summary>
    public static readonly decimal Future = Micros(new(2150, 1, 1));

    public override bool IsTime => true;

    public static long Micros(DateTime moment) => (moment - s_epoch).Ticks / 10;

    public override decimal? Read(string constant)
    {
        if (DateTimeOffset.TryParse(constant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)) return Micros(DateTime.SpecifyKind(moment.DateTime, DateTimeKind.Unspecified));
        return constant switch { "infinity" => Micros(DateTime.MaxValue), "-infinity" => Micros(DateTime.MinValue), _ => null };
    }

    public override void Append(long steps, RowText to)
    {
        var moment = s_epoch.AddTicks(steps * step * 10);
        to.Append(moment.Year, 4);
        to.Append('-');
        to.Append(moment.Month, 2);
        to.Append('-');
        to.Append(moment.Day, 2);
        if (step == Day) return;
        to.Append(' ');
        ClockScale.AppendTime(moment.TimeOfDay.Ticks / 10, to);
        to.Append(suffix);
    }
}

/// <summary>Times of a day, in microseconds.</summary>
internal sealed class ClockScale(long step, string suffix) : Scale(step, 0, (MomentScale.Day - 1) / step, 0, (MomentScale.Day - 1) / step)
{
    /// <summary>Three hours.</summary>
    public override long Gap => 10_800_000_000 / step;

    public override bool IsTime => true;

    public override decimal? Read(string constant) => TimeSpan.TryParse(constant, CultureInfo.InvariantCulture, out var time) ? time.Ticks / 10 : null;

    public override void Append(long steps, RowText to)
    {
        AppendTime(steps * step, to);
        to.Append(suffix);
    }

    public static void AppendTime(long micros, RowText to)
    {
        to.Append(micros / 3_600_000_000, 2);
        to.Append(':');
        to.Append(micros / 60_000_000 % 60, 2);
        to.Append(':');
        to.Append(micros / 1_000_000 % 60, 2);
        if (micros % 1_000_000 is not (> 0 and var fraction)) return;
        to.Append('.');
        to.Append(fraction, 6);
    }
}

/// <summary>Intervals of whole seconds.</summary>
internal sealed class SpanScale(long step) : Scale(step, 0, 3_000_000_000 / (step / 1_000_000), step == 1_000_000 ? 60 : 1, step == 1_000_000 ? 2_592_000 : 30)
{
    public override bool IsTime => true;

    public override decimal? Read(string constant)
    {
        var parts = constant.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && TimeSpan.TryParse(constant, CultureInfo.InvariantCulture, out var time) && constant.Contains(':')) return time.Ticks / 10;
        if (parts.Length == 1 && decimal.TryParse(constant, CultureInfo.InvariantCulture, out var seconds)) return seconds * 1_000_000;
        if (parts.Length != 2 || !decimal.TryParse(parts[0], CultureInfo.InvariantCulture, out var count)) return null;
        return Unit(parts[1].TrimEnd('s')) is { } unit ? count * unit : null;
    }

    public override void Append(long steps, RowText to)
    {
        to.Append(steps * (step / 1_000_000));
        to.Append(" seconds");
    }

    private static decimal? Unit(string word) => word switch
    {
        "second" or "sec" => 1_000_000m,
        "minute" or "min" => 60_000_000m,
        "hour" => 3_600_000_000m,
        "day" => MomentScale.Day,
        "week" => 7m * MomentScale.Day,
        "month" or "mon" => 30m * MomentScale.Day,
        "year" => 365m * MomentScale.Day,
        _ => null,
    };
}

/// <summary>The values of an ordered type between two bounds, both included.</summary>
internal sealed class Ordered(Scale scale, long low, long high) : ValueSource
{
    public Scale Scale => scale;
    public long Low => low;
    public long High => high;

    /// <summary>How far two neighbours lie apart: more than one step where something must find room between them.</summary>
    public long Stride { get; init; } = 1;

    public override ulong Capacity => high < low ? 0 : Math.Min((ulong)((Int128)high - low) / (ulong)Stride + 1, Endless);

    public override ulong Spread => Math.Min(Capacity, scale.Usual);

    public long Steps(ulong number) => low + (long)(number % Math.Max(1, Capacity)) * Stride;

    public override void Append(ulong number, RowText to) => scale.Append(Steps(number), to);
}
