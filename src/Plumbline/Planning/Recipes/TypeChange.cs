using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A type for which the server would write the table anew under its strongest lock (manual, ALTER TABLE, "Notes"): a second column is kept in step by a trigger,
/// filled in batches and given its own indexes and constraints, and takes the first one's name in one short transaction.
/// </summary>
internal sealed class TypeChange : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: Column before, After: Column after } } && IsRewrite(before, after, situation)
        && PgCatalog.HasType(after) is not null && (before.NotNull || !after.NotNull) && IsApart(before, after, situation);

    /// <summary>Whether those who use the table would wait while all of it is written.</summary>
    public static bool IsRewrite(Column before, Column after, Situation situation) =>
        situation.Dialect.Name == AllDialects.Postgres && before.Type != after.Type && TypeChanges.Rewrites(before.Type, after.Type)
        && before.Generated is null && after.Generated is null && !after.Inherited && situation.MayBeLarge(after.Name.OfTable());

    /// <summary>Whether nothing holds fast to this very column: a key that others refer to, a sequence, tables above and below.</summary>
    private static bool IsApart(Column before, Column after, Situation situation)
    {
        if (before.Identity is not null || after.Identity is not null || situation.Before.Children(before.Id()).Any()) return false;
        if (situation.Before.Find(before.Parent()!) is not Table { PartitionBy: null, PartitionOf: null, ForeignServer: null, OfType: null, Inherits.IsEmpty: true } table) return false;
        if (UserTypes.IsStored(situation.Before, table.Id()) || Inheritance.ColumnsBelow(situation.Before, table.Name, before.Name.Name).Any()) return false;
        return Users(before, situation).All(u => IsMovable(u, before, table, situation));
    }

    private static bool IsMovable(SchemaObject user, Column column, Table table, Situation situation) => user switch
    {
        PrimaryKey or Exclusion or Column or MaterializedView => false,
        Index index => !index.Clustered && table.ReplicaIdentity != $"index {index.Name.Name}" && IsAlone(index, column, situation),
        Unique or Check => table.ReplicaIdentity != $"index {user.Name.Name}" && IsAlone(user, column, situation),
        ForeignKey key => key.Parent() == table.Id() && key.ReferencedTable != table.Name && IsAlone(key, column, situation) && key.ReferencedColumns.All(c => !IsRetyped(new(Column.OfKind, key.ReferencedTable.Member(c)), situation)),
        _ => true,
    };

    /// <summary>Two columns that change at once cannot both take an index along.</summary>
    private static bool IsAlone(SchemaObject user, Column column, Situation situation)
    {
        foreach (var other in situation.Before.Columns(column.Name.OfTable()))
            if (other.Id() != column.Id() && IsRetyped(other.Id(), situation) && situation.IsTied(user, other)) return false;
        return true;
    }

    private static bool IsRetyped(ObjectId column, Situation situation) =>
        situation.Before.Find(column) is Column was && situation.After.Find(column) is Column now && was.Type != now.Type;

    private static IEnumerable<SchemaObject> Users(Column column, Situation situation)
    {
        var seen = new HashSet<ObjectId>();
        foreach (var one in situation.Before.Children(column.Parent()!).Concat(situation.Before.Dependents(column.Id())).Concat(situation.Before.Dependents(column.Parent()!)))
            if (one.Id() != column.Id() && seen.Add(one.Id()) && (situation.IsTied(one, column) || one is ForeignKey key && key.ReferencedTable == column.Name.OfTable() && key.ReferencedColumns.Contains(column.Name.Name))) yield return one;
    }

    /// <summary>Indexes and constraints that stay as they are get their like on the second column.</summary>
    private static IEnumerable<SchemaObject> Taken(Column column, Situation situation) =>
        Users(column, situation).Where(u => u is Index or Unique or Check or ForeignKey && situation.After.Find(u.Id()) is { } now && now.Equals(u));

    /// <summary>The rest stands on the column itself: away and back in the transaction of the swap.</summary>
    public override IEnumerable<SchemaObject> Disturbed(Change.Altered change, Situation situation)
    {
        var taken = Taken((Column)change.Before, situation).Select(t => t.Id()).ToHashSet();
        return Users((Column)change.Before, situation).Where(u => !taken.Contains(u.Id()));
    }

    public override IEnumerable<Step> Preparing(Change.Altered change, Situation situation) => Made(change, situation).Before(situation);

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation) => Made((Change.Altered)node.Change, situation).Swap(situation);

    private static NextColumn Made(Change.Altered change, Situation situation)
    {
        var before = (Column)change.Before;
        return new(before, (Column)change.After, [.. Taken(before, situation)]);
    }
}
