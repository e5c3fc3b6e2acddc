using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ATTACH PARTITION and DETACH PARTITION.</summary>
internal static class PartitionActions
{
    public static void Attach(SqlReader sql, CatalogBuilder catalog, Table parent, int position)
    {
        var at = sql.Position;
        var child = catalog.ExistingTable(sql.QualifiedName(), at);
        if (parent.PartitionBy is null) throw new StatementRefused(catalog.Version < 18 ? SqlStates.InvalidObjectDefinition : SqlStates.WrongObjectType, $"table {parent.Name} is not partitioned", position);
        if (child.PartitionOf is not null) throw new StatementRefused(SqlStates.WrongObjectType, $"{child.Name} is already a partition", at);
        if (parent.Name == child.Name || Partitions.AllBelow(catalog.Current, child.Name).Exists(t => t.Name == parent.Name))
            throw new StatementRefused(SqlStates.DuplicateTable, "circular inheritance not allowed", at);
        var bound = Partitions.ReadBound(sql, catalog, parent);
        if (parent.Persistence == Persistence.Temporary != (child.Persistence == Persistence.Temporary))
            throw new StatementRefused(SqlStates.WrongObjectType, $"a temporary relation and a permanent one cannot be a table and its partition: {parent.Name}", at);
        if (!child.Inherits.IsEmpty) throw new StatementRefused(SqlStates.WrongObjectType, "cannot attach inheritance child as partition", at);
        ExpectNoMore(catalog, parent, child, at);
        if (PartitionBounds.Conflict(catalog.Current, parent, bound) is { } conflict) throw new StatementRefused(SqlStates.InvalidObjectDefinition, conflict, position);
        Inheritance.Attach(catalog, parent, child, at);
        foreach (var column in catalog.Current.Children<Column>(child.Id()).ToList()) catalog.Follow(column, Joined(catalog, parent, column, at));
        foreach (var check in catalog.Current.Children<Check>(child.Id()).ToList())
            if (catalog.Current.Contains(new(Check.OfKind, parent.Name.Member(check.Name.Name)))) catalog.Follow(check, check with { Inherited = true });
        catalog.Alter(child, child with { PartitionOf = parent.Name, PartitionBound = bound }, position);
        Partitions.CopyParts(catalog, parent, (Table)catalog.Current.Find(child.Id())!, position);
    }

    /// <summary>With the identity of the table that it is attached to, where that goes down; one of its own is in the way.</summary>
    private static Column Joined(CatalogBuilder catalog, Table parent, Column column, int position)
    {
        if (!IdentityColumns.GoDown(catalog, parent)) return column with { Inherited = true };
        if (column.Identity is not null) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"table {column.Name.OfTable()} being attached contains an identity column {column.Name.Name}", position);
        return column with { Inherited = true, Identity = catalog.Current.Find(new(Column.OfKind, parent.Name.Member(column.Name.Name))) is Column above ? IdentityColumns.Below(above) : null };
    }

    private static void ExpectNoMore(CatalogBuilder catalog, Table parent, Table child, int position)
    {
        foreach (var column in catalog.Current.Columns(child.Name))
            if (!catalog.Current.Contains(new(Column.OfKind, parent.Name.Member(column.Name.Name))))
                throw new StatementRefused(SqlStates.DatatypeMismatch, $"table {child.Name} contains column {column.Name.Name} not found in parent {parent.Name}", position);
    }

    public static void Detach(SqlReader sql, CatalogBuilder catalog, Table parent, int position)
    {
        var at = sql.Position;
        var child = catalog.ExistingTable(sql.QualifiedName(), at);
        var concurrently = sql.Take("CONCURRENTLY");
        if (concurrently)
        {
            catalog.Clauses |= Clauses.Concurrently;
            if (catalog.Transactions.IsOpen) throw new StatementRefused(SqlStates.ActiveSqlTransaction, "ALTER TABLE ... DETACH CONCURRENTLY cannot run inside a transaction block", position);
        }
        else sql.Take("FINALIZE");
        if (child.PartitionOf != parent.Name) throw new StatementRefused(SqlStates.UndefinedTable, $"relation {child.Name} is not a partition of relation {parent.Name}", at);
        catalog.Alter(child, child with { PartitionOf = null, PartitionBound = null }, position);
        Inheritance.Detach(catalog, (Table)catalog.Current.Find(child.Id())!);
        if (IdentityColumns.GoDown(catalog, parent))
            foreach (var column in catalog.Current.Children<Column>(child.Id()).Where(c => c.Identity is not null).ToList()) catalog.Follow(column, column with { Identity = null });
        if (concurrently) LeaveCheck(catalog, parent, child, position);
    }

    /// <summary>How the server calls the check that takes the place of a bound.</summary>
    public static string CheckLeft(ObjectName table, IReadOnlyList<string> keys) => ImplicitNames.Make(table.Name, keys is [var only] ? only : null, "check");

    /// <summary>Detached concurrently, a table keeps what its bound said as a check, unless one says it already; bounds of several columns are not followed.</summary>
    private static void LeaveCheck(CatalogBuilder catalog, Table parent, Table child, int position)
    {
        if (Partitions.HasExpressions(parent.PartitionBy!) || Partitions.KeyColumns(parent.PartitionBy!).ToList() is not [var key] || PartitionBounds.Condition(Quoting.Name(key), child.PartitionBound!) is not { } condition) return;
        var expression = KeptExpression.Read(SqlReader.Over(condition), catalog).Expression;
        if (catalog.Current.Children<Check>(child.Id()).Any(c => !c.NotValid && c.Expression.Equals(expression))) return;
        catalog.Add(new Check(child.Name.Member(ImplicitNames.Constraint(catalog, child.Name, key, "check")), expression) { Columns = [key] }, position);
    }
}
