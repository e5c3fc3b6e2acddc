namespace Plumbline.Sql;

/// <summary>Where a name or a literal stands in its text: from where to where, and where the last part of a dotted name begins. All zero for what the reader made itself.</summary>
internal readonly record struct Written(int At, int Last, int End)
{
    public bool IsKnown => End > 0;
}
