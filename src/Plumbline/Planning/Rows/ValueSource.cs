namespace Plumbline.Planning.Rows;

/// <summary>The values that a column can take, numbered: different numbers below <see cref="Capacity"/> give different values.</summary>
internal abstract class ValueSource
{
    /// <summary>More than any table has rows.</summary>
    public const ulong Endless = 1UL << 62;

    public abstract ulong Capacity { get; }

    /// <summary>Of how many values chance chooses, where they need not differ.</summary>
    public virtual ulong Spread => Capacity;

    /// <summary>The value of this number as the type's input reads it, not yet escaped for COPY.</summary>
    public abstract void Append(ulong number, RowText to);
}

/// <summary>One of a list: the labels of an enum, the members of an IN list, true and false.</summary>
internal sealed class Choice(string[] values) : ValueSource
{
    public override ulong Capacity => (ulong)values.Length;
    public override void Append(ulong number, RowText to) => to.Append(values[number % (ulong)values.Length]);
}

/// <summary>Values of which one is as good as another, written by a function of their number.</summary>
internal sealed class Written(ulong capacity, ulong spread, Action<ulong, RowText> write) : ValueSource
{
    public override ulong Capacity => capacity;
    public override ulong Spread => spread;
    public override void Append(ulong number, RowText to) => write(number, to);
}
