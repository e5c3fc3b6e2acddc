using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>A constant that bounds a column, as text that its scale reads; or the clock.</summary>
internal sealed record Bound(string Constant, bool Strictly)
{
    /// <summary>Stands for now() and its kin.</summary>
    public const string Clock = "now";
}

/// <summary>Numbers that leave this rest when they are divided.</summary>
internal sealed record Divided(int By, int Rest);

/// <summary>What a condition leaves of the values of one column. It speaks of values: whether null may stand there is <see cref="Null"/>.</summary>
internal sealed record Narrowing
{
    public static readonly Narrowing Nothing = new();

    /// <summary>true: only null; false: never.</summary>
    public bool? Null { get; init; }

    /// <summary>Only these.</summary>
    public EquatableArray<string>? OneOf { get; init; }

    public EquatableArray<string> NoneOf { get; init; }

    /// <summary>The members of an array, only these.</summary>
    public EquatableArray<string>? Items { get; init; }

    public EquatableArray<Bound> Low { get; init; }
    public EquatableArray<Bound> High { get; init; }

    public Divided? Every { get; init; }

    /// <summary>In characters of a text or members of an array.</summary>
    public int MinLength { get; init; }

    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>A regular expression that the text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>A LIKE pattern.</summary>
    public string? Like { get; init; }

    /// <summary>What jsonb_typeof must say.</summary>
    public string? JsonType { get; init; }

    /// <summary>upper(x) = x.</summary>
    public bool UpperCase { get; init; }

    /// <summary>Both at once; null when no value is left.</summary>
    public Narrowing? And(Narrowing other)
    {
        if (Null is { } a && other.Null is { } b && a != b) return null;
        var oneOf = OneOf is { } mine && other.OneOf is { } theirs ? mine.Where(theirs.Contains) : OneOf ?? other.OneOf;
        var noneOf = Joined(NoneOf, other.NoneOf);
        if (oneOf is { } left && left.All(noneOf.Contains)) return null;
        var (min, max) = (Math.Max(MinLength, other.MinLength), Math.Min(MaxLength, other.MaxLength));
        if (min > max) return null;
        if (JsonType is not null && other.JsonType is not null && JsonType != other.JsonType) return null;
        return new()
        {
            Null = Null ?? other.Null,
            OneOf = oneOf?.Where(v => !noneOf.Contains(v)),
            NoneOf = noneOf,
            Low = Joined(Low, other.Low),
            High = Joined(High, other.High),
            MinLength = min,
            MaxLength = max,
            Pattern = Pattern ?? other.Pattern,
            Like = Like ?? other.Like,
            JsonType = JsonType ?? other.JsonType,
            Items = Items ?? other.Items,
            Every = Every ?? other.Every,
            UpperCase = UpperCase || other.UpperCase,
        };
    }

    private static EquatableArray<T> Joined<T>(EquatableArray<T> a, EquatableArray<T> b) => a.IsEmpty ? b : b.IsEmpty ? a : a.Concat(b).Distinct().ToEquatableArray();
}

/// <summary>Two columns of one row compared: <c>Left &lt; Right</c>, <c>&lt;=</c> or <c>=</c>.</summary>
internal sealed record Comparison(string Left, string Symbol, string Right);

/// <summary>One way to satisfy a condition: what it asks of each column, and of columns among each other.</summary>
internal sealed record Restriction(EquatableArray<KeyValuePair<string, Narrowing>> Columns, EquatableArray<Comparison> Comparisons)
{
    public static readonly Restriction None = new([], []);

    public static Restriction Of(string column, Narrowing narrowing) => new([new(column, narrowing)], []);

    public Narrowing On(string column) => Columns.FirstOrDefault(c => c.Key == column).Value ?? Narrowing.Nothing;

    /// <summary>Both at once; null when they exclude each other.</summary>
    public Restriction? And(Restriction other)
    {
        if (other.Columns.IsEmpty && other.Comparisons.IsEmpty) return this;
        var columns = new Dictionary<string, Narrowing>(Columns);
        foreach (var (column, narrowing) in other.Columns)
        {
            if (!columns.TryGetValue(column, out var present)) { columns[column] = narrowing; continue; }
            if (present.And(narrowing) is not { } both) return null;
            columns[column] = both;
        }
        return new(columns.ToEquatableArray(), Comparisons.Concat(other.Comparisons).Distinct().ToEquatableArray());
    }
}
