namespace Plumbline.Planning.Rows;

/// <summary>How the values of one column, or the rows that a foreign key chooses, are numbered.</summary>
/// <param name="Divisor">0: by chance; else the row's ordinal divided by this, modulo <paramref name="Modulus"/>: the digits of a number of which each row has another.</param>
internal readonly record struct Numbering(long Divisor, long Modulus)
{
    /// <summary>Another one for every row.</summary>
    public static readonly Numbering Distinct = new(1, long.MaxValue);

    public bool IsChance => Divisor == 0;

    public long Of(long row) => row / Divisor % Modulus;
}
