namespace Plumbline.Sources.Code;

/// <summary>A place in a file of code. Lines and columns count from 1.</summary>
public readonly record struct CodePlace(int Line, int Column)
{
    private const int ColumnBits = 10;
    private const int LastColumn = (1 << ColumnBits) - 1;

    /// <summary>From one number, as the readers write it: columns beyond 1023 are one.</summary>
    public static CodePlace Of(int packed) => new(packed >> ColumnBits, packed & LastColumn);

    public int Packed() => (Line << ColumnBits) | Math.Min(Column, LastColumn);
}
