using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// Where a table has a partition for all other rows, the server looks through it for rows that the new partition shall have, and nobody may touch it meanwhile:
/// unless a check says that there are none (manual, ALTER TABLE, ATTACH PARTITION).
/// </summary>
internal sealed class DefaultProved
{
    private readonly Table _default;
    private readonly Table _partition;
    private readonly string _condition;
    private readonly string _attached;

    private DefaultProved(Table partition, Table others, string condition, string attached) => (_partition, _default, _condition, _attached) = (partition, others, condition, attached);

    /// <param name="attached">The condition under which all is done.</param>
    /// <returns>Null where there is no such partition, or none with rows, or its rows cannot be told apart by one column.</returns>
    public static DefaultProved? Of(Table partition, string? condition, string attached, Situation situation)
    {
        if (condition is null || partition.PartitionOf is not { } whole) return null;
        foreach (var other in situation.Before.Dependents(new(Table.OfKind, whole)).OfType<Table>())
            if (other.PartitionOf == whole && other is { PartitionBound: "DEFAULT", PartitionBy: null } && situation.MayBeLarge(other.Name) && situation.After.Find(other.Id()) is Table { PartitionBound: "DEFAULT" } stays && stays.PartitionOf == whole) return new(partition, other, condition, attached);
        return null;
    }

    private string Constraint => Quoting.Name(Name.Name);

    private ObjectName Name => _default.Name.Member(ImplicitNames.Make(_default.Name.Name, _partition.Name.Name, "not"));

    private string There => PgCatalog.OfConstraint(Name, 'c');

    public IEnumerable<Step> Before()
    {
        var alter = $"ALTER TABLE {Quoting.Name(_default.Name)}";
        yield return new(_partition.Id(), $"no new row of {_default.Name} belongs into {_partition.Name}", StepPace.Brief,
            [new($"{alter} ADD CONSTRAINT {Constraint} CHECK (NOT ({_condition})) NOT VALID") { Unless = $"{There} OR {_attached}", AsksMore = true }]);
        yield return new(_partition.Id(), $"no row of {_default.Name} belongs into {_partition.Name}: one that does stops this", StepPace.Long,
            [new($"{alter} VALIDATE CONSTRAINT {Constraint}") { Unless = $"NOT {There}", AsksMore = true }]);
    }

    public PlannedStatement Afterwards => new($"ALTER TABLE {Quoting.Name(_default.Name)} DROP CONSTRAINT IF EXISTS {Constraint}");
}
