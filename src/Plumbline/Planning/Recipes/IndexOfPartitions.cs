using Plumbline.Model;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// An index of a partitioned table cannot be built concurrently; those of its partitions can, and it is valid when the last of them is attached
/// (manual, CREATE INDEX, "Building Indexes Concurrently").
/// </summary>
internal sealed class IndexOfPartitions : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: Index { PartitionOf: { } whole } index } && !situation.Before.Contains(new(Index.OfKind, whole)) && situation.After.Contains(new(Index.OfKind, whole))
        && situation.MayBeLarge(index.Name.OfTable()) && situation.After.Find(index.Parent()!) is Table { PartitionBy: null } && situation.Before.Find(index.Parent()!) is Table { PartitionOf: not null };

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation) => IndexConcurrently.Building((Index)node.Subject, situation);
}
