using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases;

/// <summary>One database at one moment.</summary>
public sealed record DatabaseSnapshot(Catalog Catalog, DatabaseFacts Facts)
{
    /// <summary>What the role was not allowed to see, and what is there but of no kind that is compared. Never told as missing.</summary>
    public EquatableArray<NotCompared> NotRead { get; init; }
}
