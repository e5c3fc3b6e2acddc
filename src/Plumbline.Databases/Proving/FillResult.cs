using Plumbline.Model;
using Plumbline.Planning.Rows;

namespace Plumbline.Databases.Proving;

/// <summary>A table that got rows, perhaps fewer than wanted.</summary>
public sealed record FilledTable(ObjectName Table, long Rows, TimeSpan Elapsed);

/// <summary>What came of filling a database with generated rows. No table is left empty without a word.</summary>
public sealed record FillResult(EquatableArray<FilledTable> Filled, EquatableArray<UnfilledTable> Unfilled)
{
    public long Rows() => Filled.Sum(t => t.Rows);
}
