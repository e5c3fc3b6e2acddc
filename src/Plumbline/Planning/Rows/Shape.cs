using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>One way in which a row satisfies its table's conditions: where its values come from, column by column (in the order of the table's filled columns).</summary>
internal sealed class Shape(ValueSource?[] sources, bool?[] nulls, Shape.Below[][] below)
{
    public static readonly Shape Empty = new([], [], []);

    /// <summary>This column's value lies above (or at) that of another one of the row.</summary>
    internal readonly record struct Below(int Column, bool Strictly, bool Equal);

    /// <summary>Null where the column holds nothing but null in this shape.</summary>
    public ValueSource?[] Sources => sources;

    /// <summary>Whether null must, or may not, stand there.</summary>
    public bool?[] Nulls => nulls;

    /// <summary>What each column's value must lie above.</summary>
    public Below[][] Above => below;

    /// <summary>null when the way leaves some column that needs one without a value.</summary>
    public static Shape? Of(Restriction way, IReadOnlyList<Column> columns, TypeValues values)
    {
        var sources = new ValueSource?[columns.Count];
        var nulls = new bool?[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var narrowing = way.On(columns[i].Name.Name);
            nulls[i] = columns[i].NotNull ? false : narrowing.Null;
            if (columns[i].NotNull && narrowing.Null == true) return null;
            sources[i] = narrowing.Null == true ? null : values.Of(columns[i].Type, narrowing);
            if (sources[i] is not null) continue;
            if (nulls[i] == false) return null;
            nulls[i] = true;
        }
        var below = new List<Below>[columns.Count];
        for (var i = 0; i < below.Length; i++) below[i] = [];
        foreach (var comparison in way.Comparisons)
        {
            var (left, right) = (IndexOf(columns, comparison.Left), IndexOf(columns, comparison.Right));
            if (left < 0 || right < 0 || !Comparable(sources[left], sources[right]) || Reaches(below, left, right)) continue;
            below[right].Add(new(left, comparison.Symbol == "<", comparison.Symbol == "="));
        }
        return Narrow(sources, below) ? new(sources, nulls, [.. below.Select(b => b.ToArray())]) : null;
    }

    /// <summary>The same with the values of one column so far apart that each has room behind it before the next begins.</summary>
    public Shape Spaced(int column, long rows)
    {
        if (sources[column] is not Ordered { Stride: 1 } source) return this;
        var stride = (long)Int128.Clamp(((Int128)source.High - source.Low) / Math.Max(1, rows * 4), 1, source.Scale.Gap);
        var apart = (ValueSource?[])sources.Clone();
        apart[column] = new Ordered(source.Scale, source.Low, source.High) { Stride = stride };
        return new(apart, nulls, below);
    }

    private static int IndexOf(IReadOnlyList<Column> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Name.Name == name) return i;
        return -1;
    }

    private static bool Comparable(ValueSource? a, ValueSource? b) => a is Ordered x && b is Ordered y && x.Scale.IsTime == y.Scale.IsTime;

    /// <summary>Whether <paramref name="from"/> is already derived from <paramref name="to"/>: a circle would have no beginning.</summary>
    private static bool Reaches(List<Below>[] below, int from, int to) => from == to || below[from].Exists(b => Reaches(below, b.Column, to));

    /// <summary>What lies below another must leave it room: the upper bounds go down along the comparisons.</summary>
    private static bool Narrow(ValueSource?[] sources, List<Below>[] below)
    {
        for (var round = 0; round < below.Length; round++)
        {
            var changed = false;
            for (var i = 0; i < below.Length; i++)
                foreach (var (column, strictly, equal) in below[i])
                {
                    var (lower, upper) = ((Ordered)sources[column]!, (Ordered)sources[i]!);
                    var most = lower.Scale.AtMost(upper.High * upper.Scale.Step, strictly);
                    var least = equal ? lower.Scale.AtLeast(upper.Low * upper.Scale.Step, false) : lower.Low;
                    if (most >= lower.High && least <= lower.Low) continue;
                    lower = new(lower.Scale, Math.Max(lower.Low, least), Math.Min(lower.High, most));
                    if (lower.High < lower.Low) return false;
                    sources[column] = lower;
                    changed = true;
                }
            if (!changed) return true;
        }
        return true;
    }
}
