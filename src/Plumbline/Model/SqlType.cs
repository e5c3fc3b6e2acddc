namespace Plumbline.Model;

/// <summary>
/// A data type in canonical form, printed as PostgreSQL's format_type prints it: <c>integer</c>, <c>character varying(255)</c>,
/// <c>timestamp(3) without time zone</c>, <c>text[]</c>, <c>app.mood</c> (manual chapter 8).
/// </summary>
/// <param name="Schema">null for built-in types and for user types whose schema could not be resolved.</param>
/// <param name="Name">The canonical name: <c>integer</c> for int4, <c>timestamp without time zone</c>, …</param>
/// <param name="Modifier">What stands in the parentheses, without them: <c>255</c>, <c>10,2</c>; for interval its fields, such as <c>day to second(3)</c>.</param>
/// <param name="IsArray">PostgreSQL ignores how many dimensions were declared, and so do we.</param>
public sealed record SqlType(string? Schema, string Name, string? Modifier = null, bool IsArray = false)
{
    public static readonly SqlType Text = new(null, "text");
    public static readonly SqlType Integer = new(null, "integer");
    public static readonly SqlType BigInt = new(null, "bigint");
    public static readonly SqlType SmallInt = new(null, "smallint");
    public static readonly SqlType Boolean = new(null, "boolean");

    public SqlType Element() => IsArray ? this with { IsArray = false } : this;

    public override string ToString()
    {
        var name = Schema is null or "public" ? Name : $"{Schema}.{Name}";
        if (Modifier is not null) name = WithModifier(name, Modifier);
        return IsArray ? name + "[]" : name;
    }

    private static string WithModifier(string name, string modifier)
    {
        if (name.StartsWith("time", StringComparison.Ordinal) && name.IndexOf(' ') is > 0 and var space)
            return $"{name[..space]}({modifier}){name[space..]}";
        if (name != "interval") return $"{name}({modifier})";
        return char.IsAsciiDigit(modifier[0]) ? $"interval({modifier})" : $"interval {modifier}";
    }
}
