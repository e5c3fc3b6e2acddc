namespace Plumbline.Dialects.Postgres;

/// <summary>Which fields an interval keeps, and how many digits of its seconds (manual 8.5.4), as pg_attribute.atttypmod has them.</summary>
internal static class IntervalFields
{
    private const int AllFields = 0x7FFF, AllDigits = 0xFFFF, FieldBits = 16;

    /// <summary>Bits of the fields, in the order in which each may be the start or the end.</summary>
    private static readonly (string Name, int Bit)[] s_fields = [("year", 2), ("month", 1), ("day", 3), ("hour", 10), ("minute", 11), ("second", 12)];

    /// <param name="modifier"><c>3</c>, <c>year to month</c>, <c>day to second(3)</c>; null is what none of these is.</param>
    public static int? Modifier(string modifier)
    {
        var (fields, digits) = (modifier, AllDigits);
        if (int.TryParse(modifier, out var only)) (fields, digits) = ("", only);
        else if (modifier.IndexOf('(') is > 0 and var at)
        {
            if (!int.TryParse(modifier.AsSpan(at + 1).TrimEnd(')'), out digits)) return null;
            fields = modifier[..at].TrimEnd();
        }
        if (fields.Length == 0) return (AllFields << FieldBits) | digits;
        var ends = fields.Split(" to ");
        var (first, last) = (Array.FindIndex(s_fields, f => f.Name == ends[0]), Array.FindIndex(s_fields, f => f.Name == ends[^1]));
        if (first < 0 || last < first) return null;
        var range = 0;
        for (var i = first; i <= last; i++) range |= 1 << s_fields[i].Bit;
        return (range << FieldBits) | digits;
    }
}
