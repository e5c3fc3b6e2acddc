using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What primary keys and unique constraints share: both are a list of columns with a unique index behind it.</summary>
internal static class Keys
{
    public static PendingConstraint ReadPrimary(SqlReader sql, ObjectName name, int position, string? column = null)
    {
        if (column is null && sql.Take("USING", "INDEX")) return FromIndex(sql, new PrimaryKey(name, []), position);
        var (columns, ranges) = column is null ? ReadColumns(sql) : ([column], false);
        var (include, options, tablespace) = ReadIndexParameters(sql);
        return new(new PrimaryKey(name, columns) { WithoutOverlaps = ranges, Include = include, Options = options, Tablespace = tablespace, Deferral = ConstraintAttributes.Read(sql).Deferral }, position);
    }

    public static PendingConstraint ReadUnique(SqlReader sql, ObjectName name, int position, string? column = null)
    {
        if (column is null && sql.Take("USING", "INDEX")) return FromIndex(sql, new Unique(name, []), position);
        var notDistinct = ReadNullsNotDistinct(sql);
        var (columns, ranges) = column is null ? ReadColumns(sql) : ([column], false);
        var (include, options, tablespace) = ReadIndexParameters(sql);
        return new(new Unique(name, columns) { WithoutOverlaps = ranges, NullsNotDistinct = notDistinct, Include = include, Options = options, Tablespace = tablespace, Deferral = ConstraintAttributes.Read(sql).Deferral }, position);
    }

    public static bool ReadNullsNotDistinct(SqlReader sql)
    {
        if (sql.Take("NULLS", "NOT", "DISTINCT")) return true;
        sql.Take("NULLS", "DISTINCT");
        return false;
    }

    /// <summary><c>(a, b WITHOUT OVERLAPS)</c> (PostgreSQL 18).</summary>
    private static (EquatableArray<string> Columns, bool WithoutOverlaps) ReadColumns(SqlReader sql)
    {
        var columns = new List<string>();
        var ranges = false;
        sql.Expect(TokenKind.LeftParen);
        do
        {
            columns.Add(sql.Name());
            ranges |= sql.Take("WITHOUT", "OVERLAPS");
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return (columns.ToEquatableArray(), ranges);
    }

    public static (EquatableArray<string> Include, EquatableArray<string> Options, string? Tablespace) ReadIndexParameters(SqlReader sql)
    {
        EquatableArray<string> include = sql.Take("INCLUDE") ? sql.NameList() : [];
        EquatableArray<string> options = sql.Take("WITH") ? StorageParameters.Read(sql) : [];
        var tablespace = sql.Take("USING", "INDEX", "TABLESPACE") ? sql.Name() : null;
        return (include, options, tablespace);
    }

    private static PendingConstraint FromIndex(SqlReader sql, SchemaObject meant, int position)
    {
        var index = sql.Name();
        var deferral = ConstraintAttributes.Read(sql).Deferral;
        meant = meant is PrimaryKey key ? key with { Deferral = deferral } : (Unique)meant with { Deferral = deferral };
        return new(meant, position) { FromIndex = index };
    }

    /// <summary>Whether the key of a partition stands for that of its table.</summary>
    public static bool AreAlike(SchemaObject one, SchemaObject other) => (one, other) switch
    {
        (PrimaryKey a, PrimaryKey b) => a.Columns == b.Columns,
        (Unique a, Unique b) => a.Columns == b.Columns && a.NullsNotDistinct == b.NullsNotDistinct,
        _ => false,
    };

    public static void Add(CatalogBuilder catalog, Table table, PendingConstraint pending)
    {
        if (pending.FromIndex is { } index) pending = TakeIndex(catalog, table, pending, index);
        var (meant, position) = (pending.Meant, pending.Position);
        var columns = UniqueKey.ColumnsOf(meant)!.Value;
        if (meant is Unique { NullsNotDistinct: true }) catalog.Needs(15, "NULLS NOT DISTINCT", position);
        if (meant is PrimaryKey && !catalog.GivesWay(PrimaryKeyOf(catalog.Current, table.Name)))
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"table {table.Name} has a primary key already", position);
        Constraints.ExpectColumns(catalog, table.Name, columns, position, "named in a key");
        ExpectOnce(catalog, columns, meant is PrimaryKey ? "a primary key" : "a unique constraint", position);
        ExpectPartitionKey(catalog, table, columns, position);
        meant = Named(catalog, table, meant, position);
        if (meant is PrimaryKey) SetNotNull(catalog, table, columns, position);
        catalog.Add(meant, position);
        if (table.PartitionBy is null || catalog.Clauses.HasFlag(Clauses.Only)) return;
        foreach (var partition in Partitions.Of(catalog.Current, table.Name))
            if (!HasAlike(catalog.Current, partition.Name, meant)) Add(catalog, partition, new(meant with { Name = partition.Name.Member("") }, position) { Inherited = true });
    }

    private static SchemaObject Named(CatalogBuilder catalog, Table table, SchemaObject meant, int position)
    {
        if (meant.Name.Name.Length > 0)
        {
            Constraints.ExpectFreeRelation(catalog, meant.Name, position);
            return meant;
        }
        var name = meant is PrimaryKey
            ? ImplicitNames.Relation(catalog, table.Name, null, "pkey", true)
            : ImplicitNames.Relation(catalog, table.Name, ImplicitNames.Columns(ImplicitNames.Distinct(meant.Over())), "key", true);
        return meant with { Name = table.Name.Member(name) };
    }

    public static PrimaryKey? PrimaryKeyOf(Catalog catalog, ObjectName table) => catalog.Children<PrimaryKey>(new(Table.OfKind, table)).FirstOrDefault();

    public static bool HasAlike(Catalog catalog, ObjectName table, SchemaObject key) =>
        catalog.Children(new(Table.OfKind, table)).Any(o => AreAlike(o, key));

    private static void ExpectOnce(CatalogBuilder catalog, EquatableArray<string> columns, string role, int position)
    {
        for (var i = 1; i < columns.Count; i++)
            for (var j = 0; j < i; j++)
                if (columns[i] == columns[j]) catalog.Refuse(SqlStates.DuplicateColumn, $"column {columns[i]} appears twice in {role}", position);
    }

    /// <summary>A key of a partitioned table must hold its partition key (manual 5.12.2.3).</summary>
    private static void ExpectPartitionKey(CatalogBuilder catalog, Table table, EquatableArray<string> columns, int position)
    {
        if (table.PartitionBy is null) return;
        if (Partitions.HasExpressions(table.PartitionBy)) catalog.Refuse(SqlStates.FeatureNotSupported, $"partitioned table {table.Name} has expressions in its partition key: it takes no key", position);
        foreach (var column in Partitions.KeyColumns(table.PartitionBy))
            if (!columns.Contains(column))
                catalog.Refuse(SqlStates.FeatureNotSupported, $"a key of partitioned table {table.Name} must include the partitioning column {column}", position);
    }

    private static void SetNotNull(CatalogBuilder catalog, Table table, EquatableArray<string> columns, int position)
    {
        foreach (var name in columns)
        {
            if (!catalog.Current.TryFind<Column>(Column.OfKind, table.Name.Member(name), out var column) || column.NotNull) continue;
            catalog.Alter(column, column with { NotNull = true }, position);
        }
        foreach (var child in catalog.Current.Dependents(table.Id()).OfType<Table>().Where(c => c.Inherits.Contains(table.Name)).ToList()) SetNotNull(catalog, child, columns, position);
    }

    /// <summary>The index becomes the constraint and takes its name (manual, ALTER TABLE, ADD table_constraint_using_index).</summary>
    private static PendingConstraint TakeIndex(CatalogBuilder catalog, Table table, PendingConstraint pending, string name)
    {
        var position = pending.Position;
        if (table.PartitionBy is not null) throw new StatementRefused(SqlStates.FeatureNotSupported, "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables", position);
        if (catalog.Current.Relation(table.Name.Schema, name) is not Index index)
            throw new StatementRefused(SqlStates.UndefinedObject, $"index {name} does not exist", position, new(Index.OfKind, table.Name.Member(name)));
        if (index.Name.Table != table.Name.Name) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"index {name} is not on table {table.Name}", position);
        if (!index.Unique) throw new StatementRefused(SqlStates.WrongObjectType, $"{name} is not a unique index", position);
        if (index.Predicate is not null) throw new StatementRefused(SqlStates.WrongObjectType, $"{name} is a partial index", position);
        if (index.Keys.Any(k => k.Column is null)) throw new StatementRefused(SqlStates.WrongObjectType, $"index {name} contains expressions", position);
        if (index.Keys.Any(k => k.Descending || k.NullsFirst is true || k.OperatorClass is not null || k.Collation is not null))
            throw new StatementRefused(SqlStates.WrongObjectType, $"index {name} does not have default sorting behavior", position);
        var columns = index.Keys.Select(k => k.Column!);
        catalog.Remove(index.Id());
        var final = table.Name.Member(pending.Meant.Name.Name.Length == 0 ? index.Name.Name : pending.Meant.Name.Name);
        SchemaObject meant = pending.Meant is PrimaryKey key
            ? key with { Name = final, Columns = columns, Include = index.Include, Options = index.Options, Tablespace = index.Tablespace }
            : (Unique)pending.Meant with { Name = final, Columns = columns, Include = index.Include, Options = index.Options, Tablespace = index.Tablespace, NullsNotDistinct = index.NullsNotDistinct };
        return new(meant with { Comment = index.Comment }, position);
    }

    /// <summary>What else must be said of a key: whose part it is, and that it identifies rows.</summary>
    public static IEnumerable<string> WriteMore(SchemaObject key, Catalog context)
    {
        if (context.Find(new(Table.OfKind, key.Name.OfTable())) is not Table table) yield break;
        if (table.PartitionOf is { } parent && context.Children(new(Table.OfKind, parent)).FirstOrDefault(k => AreAlike(k, key)) is { } whole)
            yield return $"ALTER INDEX {Quoting.Name(new ObjectName(whole.Name.Schema, whole.Name.Name))} ATTACH PARTITION {Quoting.Name(new ObjectName(key.Name.Schema, key.Name.Name))}";
        if (table.ReplicaIdentity is { } identity && identity == $"index {key.Name.Name}") yield return $"ALTER TABLE {Quoting.Name(table.Name)} REPLICA IDENTITY USING INDEX {Quoting.Name(key.Name.Name)}";
    }

    /// <summary>As pg_get_constraintdef has it: without what only its index knows.</summary>
    public static string Definition(SchemaObject key) => key is PrimaryKey primary
        ? Write("PRIMARY KEY", primary.Columns, primary.Include, [], null, primary.Deferral, primary.WithoutOverlaps)
        : Write(Word((Unique)key), ((Unique)key).Columns, ((Unique)key).Include, [], null, ((Unique)key).Deferral, ((Unique)key).WithoutOverlaps);

    /// <summary>A condition that is true while a key of this name stands that is not this one.</summary>
    public static string IsOther(SchemaObject key) => PgCatalog.Row("pg_constraint",
        $"conrelid = {PgCatalog.Relation(key.Name.OfTable())} AND conname = {SqlString.Quote(key.Name.Name)} AND pg_get_constraintdef(oid) <> {SqlString.Quote(Definition(key))}");

    public static string Word(Unique key) => key.NullsNotDistinct ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE";

    public static string Write(string word, EquatableArray<string> columns, EquatableArray<string> include, EquatableArray<string> options, string? tablespace, Deferral deferral, bool withoutOverlaps) =>
        $"{word} ({Quoting.Names(columns)}{(withoutOverlaps ? " WITHOUT OVERLAPS" : "")})"
        + (include.IsEmpty ? "" : $" INCLUDE ({Quoting.Names(include)})")
        + (options.IsEmpty ? "" : $" WITH ({StorageParameters.Write(options)})")
        + (tablespace is null ? "" : $" USING INDEX TABLESPACE {Quoting.Name(tablespace)}")
        + Constraints.Write(deferral);
}
