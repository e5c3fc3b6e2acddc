using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A constraint that was read and is not made yet. A name of "" is for the server to choose.</summary>
internal sealed record PendingConstraint(SchemaObject Meant, int Position)
{
    /// <summary>Made from an index that exists: ADD … USING INDEX.</summary>
    public string? FromIndex { get; init; }

    /// <summary>Copied from a parent table or by LIKE.</summary>
    public bool Inherited { get; init; }
}

/// <summary>What stands after a constraint: when it is checked, and whether it holds for what is there.</summary>
internal readonly record struct ConstraintAttributes(Deferral Deferral, bool NotValid, bool NotEnforced, bool NoInherit)
{
    public bool SaysDeferral { get; private init; }
    public bool SaysEnforced { get; private init; }

    public static ConstraintAttributes Read(SqlReader sql)
    {
        var (deferrable, deferred, notValid, notEnforced, noInherit, enforced, immediate) = (false, false, false, false, false, false, false);
        while (true)
        {
            if (sql.Take("DEFERRABLE")) deferrable = true;
            else if (sql.Take("NOT", "DEFERRABLE")) (deferrable, immediate) = (false, true);
            else if (sql.Take("INITIALLY", "DEFERRED")) deferrable = deferred = true;
            else if (sql.Take("INITIALLY", "IMMEDIATE")) (deferred, immediate) = (false, true);
            else if (sql.Take("NOT", "VALID")) notValid = true;
            else if (sql.Take("NOT", "ENFORCED")) notEnforced = true;
            else if (sql.Take("NO", "INHERIT")) noInherit = true;
            else if (sql.Take("ENFORCED")) enforced = true;
            else break;
        }
        return new(deferred ? Deferral.InitiallyDeferred : deferrable ? Deferral.Deferrable : Deferral.NotDeferrable, notValid, notEnforced, noInherit)
        {
            SaysDeferral = deferrable || immediate,
            SaysEnforced = enforced || notEnforced,
        };
    }
}

/// <summary>What table constraints of all kinds have in common: reading any of them, choosing names, making them in the server's order.</summary>
internal static class Constraints
{
    /// <summary>Whether a table constraint stands at the cursor rather than a column.</summary>
    public static bool IsNext(SqlReader sql) =>
        sql.Is("CONSTRAINT") || sql.Is("CHECK") || sql.Is("UNIQUE") || sql.Is("PRIMARY", "KEY") || sql.Is("EXCLUDE") || sql.Is("FOREIGN", "KEY") || sql.Is("NOT", "NULL");

    /// <summary>Reads <c>[CONSTRAINT name] …</c> of a table; null for NOT NULL, which <paramref name="notNull"/> takes.</summary>
    public static PendingConstraint? Read(SqlReader sql, CatalogBuilder catalog, ObjectName table, Action<string, string?, bool>? notNull = null)
    {
        var position = sql.Position;
        var name = sql.Take("CONSTRAINT") ? sql.Name() : "";
        var member = table.Member(name);
        if (sql.Take("CHECK")) return new(Checks.Read(sql, catalog, member), position);
        if (sql.Take("PRIMARY", "KEY")) return Keys.ReadPrimary(sql, member, position);
        if (sql.Take("UNIQUE")) return Keys.ReadUnique(sql, member, position);
        if (sql.Take("EXCLUDE")) return new(Exclusions.Read(sql, member, catalog), position);
        if (sql.Take("FOREIGN", "KEY"))
        {
            catalog.Clauses |= Clauses.KeyOfTable;
            return new(ForeignKeys.Read(sql, catalog, member, ForeignKeys.ReadColumns(sql, out var period)) with { Period = period }, position);
        }
        if (!sql.Take("NOT", "NULL") || notNull is null) throw sql.Unexpected("a constraint");
        catalog.Needs(18, "NOT NULL as a constraint of the table", position);
        var column = sql.Name();
        notNull(column, name.Length == 0 ? null : name, ConstraintAttributes.Read(sql).NotValid);
        return null;
    }

    /// <summary>
    /// Makes them in the order in which the server does, since each chosen name takes one from the next:
    /// checks with the table, then the primary key, then the other indexes, foreign keys last.
    /// </summary>
    public static void Make(CatalogBuilder catalog, Table table, List<PendingConstraint> pending, IReadOnlyList<Action<Table>>? indexes = null)
    {
        foreach (var one in pending)
            if (one.Meant is Check) Checks.Add(catalog, table, one);
        var keys = pending.FindAll(p => p.Meant is PrimaryKey or Unique or Exclusion);
        DropRedundant(keys);
        foreach (var one in keys.OrderBy(k => k.Meant is PrimaryKey ? 0 : 1))
            if (one.Meant is Exclusion) Exclusions.Add(catalog, table, one);
            else Keys.Add(catalog, table, one);
        foreach (var index in indexes ?? []) index(table);
        foreach (var one in pending)
            if (one.Meant is ForeignKey) ForeignKeys.Add(catalog, table, one);
    }

    /// <summary>A UNIQUE that says what the primary key or an earlier UNIQUE of the statement says is not made; its name goes to the earlier one.</summary>
    private static void DropRedundant(List<PendingConstraint> keys)
    {
        var ordered = keys.OrderBy(k => k.Meant is PrimaryKey ? 0 : 1).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (ordered[i].Meant is not Unique later || ordered[i].FromIndex is not null) continue;
            for (var j = 0; j < i; j++)
            {
                if (!SaysTheSame(ordered[j].Meant, later)) continue;
                keys.Remove(ordered[i]);
                if (ordered[j].Meant.Name.Name.Length == 0 && later.Name.Name.Length > 0)
                    keys[keys.IndexOf(ordered[j])] = ordered[j] with { Meant = ordered[j].Meant with { Name = later.Name } };
                break;
            }
        }
    }

    private static bool SaysTheSame(SchemaObject earlier, Unique later) => earlier switch
    {
        PrimaryKey key => !later.NullsNotDistinct && key.Columns == later.Columns && key.Include == later.Include && key.Deferral == later.Deferral,
        Unique key => key.NullsNotDistinct == later.NullsNotDistinct && key.Columns == later.Columns && key.Include == later.Include && key.Deferral == later.Deferral,
        _ => false,
    };

    /// <summary>Refuses a name that another constraint of the table has (42710).</summary>
    public static void ExpectFree(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (!catalog.GivesWay(ImplicitNames.OwnConstraint(catalog.Current, name.OfTable(), name.Name)))
            throw new StatementRefused(SqlStates.DuplicateObject, $"constraint {name.Name} for relation {name.OfTable()} already exists", position);
    }

    /// <summary>The same for one with an index behind it, whose name is a relation's as well (42P07).</summary>
    public static void ExpectFreeRelation(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (!catalog.GivesWay(catalog.Current.Relation(name.Schema, name.Name)))
            throw new StatementRefused(SqlStates.DuplicateTable, $"relation {name.Name} already exists", position);
        ExpectFree(catalog, name, position);
    }

    /// <summary>Refuses columns that the table does not have (42703).</summary>
    public static void ExpectColumns(CatalogBuilder catalog, ObjectName table, IEnumerable<string> columns, int position, string role)
    {
        foreach (var column in columns)
        {
            var id = new ObjectId(Column.OfKind, table.Member(column));
            if (!catalog.Current.Contains(id) && !Columns.IsSystem(column))
                catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} {role} does not exist", position, id);
        }
    }

    /// <summary>The name as it stands behind ALTER TABLE. The keys of a partitioned table are written for it alone, and its partitions' are attached, as dumps do it.</summary>
    public static string Write(ObjectName name, string definition, Catalog context) =>
        context.Find(new(Table.OfKind, name.OfTable())) is Table { PartitionBy: not null } ? Write(name, definition).Replace("ALTER TABLE ", "ALTER TABLE ONLY ", StringComparison.Ordinal) : Write(name, definition);

    public static string Write(ObjectName name, string definition) => $"ALTER TABLE {Quoting.Name(name.OfTable())} ADD CONSTRAINT {Quoting.Name(name.Name)} {definition}";

    /// <summary>None for what stands and falls with the constraint of a table above.</summary>
    public static IEnumerable<string> Drop(SchemaObject constraint, Catalog context) =>
        IsFromAbove(constraint, context) ? [] : [$"ALTER TABLE {Quoting.Name(constraint.Name.OfTable())} DROP CONSTRAINT {Quoting.Name(constraint.Name.Name)}"];

    public static IEnumerable<string> Rename(SchemaObject before, ObjectName after) =>
        before.Name.Name == after.Name ? [] : [$"ALTER TABLE {Quoting.Name(after.OfTable())} RENAME CONSTRAINT {Quoting.Name(before.Name.Name)} TO {Quoting.Name(after.Name)}"];

    /// <summary>Whether the table of which this is a partition, or from which it inherits, has the constraint and hands it down.</summary>
    public static bool IsFromAbove(SchemaObject constraint, Catalog context)
    {
        if (constraint is Check { Inherited: false } || context.Find(new(Table.OfKind, constraint.Name.OfTable())) is not Table table) return false;
        var parents = constraint is Check ? Partitions.Above(table) : table.PartitionOf is { } parent ? [parent] : [];
        if (constraint is ForeignKey) return parents.Any(p => context.Children<ForeignKey>(new(Table.OfKind, p)).Any(above => ForeignKeys.PartOf(context, table, above)?.Name == constraint.Name));
        return parents.Any(p => context.Children(new(Table.OfKind, p)).Any(above => IsSame(above, constraint)));
    }

    private static bool IsSame(SchemaObject above, SchemaObject constraint) => (above, constraint) switch
    {
        (Check a, Check b) => !a.NoInherit && a.Name.Name == b.Name.Name,
        (Exclusion a, Exclusion b) => a.Method == b.Method && a.Elements == b.Elements && a.Predicate == b.Predicate,
        _ => Keys.AreAlike(above, constraint),
    };

    public static string Write(Deferral deferral) => deferral switch
    {
        Deferral.Deferrable => " DEFERRABLE",
        Deferral.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        _ => "",
    };
}
