using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// Before 18 a partitioned table takes no foreign key that is not valid, and reads all rows of all partitions behind a lock that stops writers. Each partition
/// takes one, though, and is proved by itself; the whole then takes them over without reading a row (measured on 13 to 17; manual, ALTER TABLE, ADD table_constraint).
/// </summary>
internal sealed class ForeignKeyOfPartitions : Recipe
{
    private const int NotValidFrom = 18;

    /// <summary>
    /// The first minor release in which such a key still protects the rows that it refers to, where these are in partitions, too: before, what partitions had is taken
    /// over in name only, and their rows can be deleted (tried: 15.4 and 16.4 lose it, 15.9, 15.10 and 15.18 do not, nor does 13.16).
    /// </summary>
    private static readonly Dictionary<int, int> s_keptSince = new() { [15] = 9, [16] = 5, [17] = 1 };

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: ForeignKey { NotValid: false, NotEnforced: false, Period: false } key } && situation.Version < NotValidFrom
        && situation.Before.Find(key.Parent()!) is Table { PartitionBy: not null } && situation.After.Find(key.Parent()!) is Table { PartitionBy: not null } whole
        && !Constraints.IsFromAbove(key, situation.After) && situation.After.Find(new(Table.OfKind, key.ReferencedTable)) is Table
        && Parts(key, whole, situation).Any(p => situation.MayBeLarge(p.Name.OfTable()));

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var key = (ForeignKey)node.Subject;
        var parts = Parts(key, (Table)situation.After.Find(key.Parent()!)!, situation).ToList();
        var late = TooOld(key, situation);
        foreach (var part in parts)
        {
            var exists = situation.Writer(part)!.Exists(part);
            var adding = situation.Writer(part)!.Create(part with { NotValid = true }, Alone(part, situation));
            yield return new(key.Id(), $"foreign key {key.Name}, for new rows of {part.Name.OfTable()}", StepPace.Brief,
                adding.Select(sql => new PlannedStatement(sql) { Unless = late is null ? exists : $"{exists} OR {late}" }).ToEquatableArray());
        }
        foreach (var part in parts)
            yield return new(key.Id(), $"foreign key {key.Name}, proved for the rows that are in {part.Name.OfTable()}", StepPace.Long,
                [new($"ALTER TABLE {Quoting.Name(part.Name.OfTable())} VALIDATE CONSTRAINT {Quoting.Name(part.Name.Name)}") { Unless = late }]);
        yield return new(key.Id(), $"foreign key {key.Name}, which takes over those of the partitions", StepPace.Brief, situation.Creating(key).ToEquatableArray());
    }

    /// <summary>A condition that holds on servers where the whole has to prove the key itself; null where there are none.</summary>
    private static string? TooOld(ForeignKey key, Situation situation) =>
        situation.After.Find(new(Table.OfKind, key.ReferencedTable)) is Table { PartitionBy: not null } && s_keptSince.TryGetValue(situation.Version, out var minor)
            ? $"current_setting('server_version_num')::integer < {situation.Version * 10_000 + minor}" : null;

    /// <summary>The keys of the partitions with rows, by the names that they shall have; those that have one already are taken over as they are.</summary>
    private static IEnumerable<ForeignKey> Parts(ForeignKey key, Table whole, Situation situation)
    {
        foreach (var partition in Partitions.Of(situation.After, whole.Name))
        {
            if (ForeignKeys.PartOf(situation.After, partition, key) is not { } part) continue;
            if (partition.PartitionBy is not null)
            {
                foreach (var below in Parts(part, partition, situation)) yield return below;
            }
            else if (situation.Before.Find(partition.Id()) is Table { PartitionOf: { } was } && was == whole.Name && !situation.Before.Children<ForeignKey>(partition.Id()).Any(k => ForeignKeys.Same(k, part))) yield return part;
        }
    }

    /// <summary>The catalog in which the key of a partition is its own.</summary>
    private static Catalog Alone(ForeignKey part, Situation situation)
    {
        var alone = situation.After;
        for (var table = alone.Find(part.Parent()!) as Table; table?.PartitionOf is { } whole; table = alone.Find(new(Table.OfKind, whole)) as Table)
            foreach (var above in situation.After.Children<ForeignKey>(new(Table.OfKind, whole)))
                if (ForeignKeys.Same(above, part)) alone = alone.Without(above.Id());
        return alone;
    }
}
