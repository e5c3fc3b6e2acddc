using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Indexes (manual, CREATE INDEX, ALTER INDEX).</summary>
internal sealed class Indexes : KindDialect
{
    public override Kind Kind => Index.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE INDEX", ReadCreate);
        grammar.On("ALTER INDEX", IndexActions.Read);
        grammar.On("ALTER INDEX ALL IN TABLESPACE", (_, _) => { }, Verb.Maintenance);
        grammar.On("DROP INDEX", (sql, catalog) => RelationActions.ReadDrop(sql, catalog, Index.OfKind));
    }

    private static void ReadCreate(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Take("CONCURRENTLY")) catalog.Clauses |= Clauses.Concurrently;
        var absent = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        if (absent && sql.Is("ON")) throw new StatementRefused(SqlStates.SyntaxError, "IF NOT EXISTS needs a name", position);
        var given = sql.Is("ON") ? null : sql.Name();
        if (given is not null && sql.Take(TokenKind.Dot)) given = sql.Name();
        sql.Expect("ON");
        if (sql.Take("ONLY")) catalog.Clauses |= Clauses.Only;
        var at = sql.Position;
        var written = sql.QualifiedName();
        var unique = catalog.Modifiers.HasFlag(Modifiers.Unique);
        if (RelationActions.Find(sql, catalog, written, false, Table.OfKind, at) is not { } on) return;
        if (on is not (Table or MaterializedView)) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot create index on {on.Kind.Label} {on.Name}", at);
        catalog.Hold(on.Id(), catalog.Clauses.HasFlag(Clauses.Concurrently) ? LockMode.ShareUpdateExclusive : LockMode.Share);
        if (given is not null && RelationActions.IsTaken(catalog, new(on.Name.Schema, given), absent, position)) return;
        var (index, calls) = ReadBody(sql, catalog, new Index(on.Name.Member(given ?? ""), []) { Unique = unique, OnMaterializedView = on is MaterializedView }, on, position);
        sql.ExpectEnd();
        if (catalog.Clauses.HasFlag(Clauses.Concurrently))
        {
            if (catalog.Transactions.IsOpen) throw new StatementRefused(SqlStates.ActiveSqlTransaction, "CREATE INDEX CONCURRENTLY cannot run inside a transaction block", position);
            if (on is Table { PartitionBy: not null } && !catalog.Clauses.HasFlag(Clauses.Only))
                throw new StatementRefused(SqlStates.FeatureNotSupported, $"cannot create index on partitioned table {on.Name} concurrently", position);
        }
        if (given is null) index = index with { Name = on.Name.Member(ImplicitNames.Relation(catalog, on.Name, calls, "idx", false)) };
        if (unique && on is Table { PartitionBy: { } key })
            foreach (var column in Partitions.KeyColumns(key))
                if (!index.Keys.Any(k => k.Column == column)) catalog.Refuse(SqlStates.FeatureNotSupported, $"unique constraint on partitioned table must include all partitioning columns: {column}", position);
        var partitions = on is Table { PartitionBy: not null } ? Partitions.Of(catalog.Current, on.Name) : [];
        var only = catalog.Clauses.HasFlag(Clauses.Only);
        catalog.Add(index with { Invalid = only && partitions.Count > 0 }, position);
        if (!only) foreach (var partition in partitions) CopyTo(catalog, partition, index, position);
    }

    private static (Index Index, string Calls) ReadBody(SqlReader sql, CatalogBuilder catalog, Index index, SchemaObject on, int position)
    {
        if (sql.Take("USING")) index = index with { Method = sql.Name() };
        var keys = IndexKeys.Read(sql, catalog);
        EquatableArray<string> include = sql.Take("INCLUDE") ? sql.NameList() : [];
        var notDistinct = Keys.ReadNullsNotDistinct(sql);
        if (notDistinct) catalog.Needs(15, "NULLS NOT DISTINCT", sql.Position);
        EquatableArray<string> options = sql.Take("WITH") ? StorageParameters.Read(sql) : [];
        var tablespace = sql.Take("TABLESPACE") ? sql.Name() : null;
        var columns = keys.SelectMany(k => k.Columns).Concat(include).ToList();
        SqlExpression? predicate = null;
        if (sql.Take("WHERE"))
        {
            var read = KeptExpression.Read(sql, catalog);
            predicate = read.Expression;
            columns.AddRange(read.Columns);
            Immutability.Expect(catalog, predicate, read.Functions, "index predicate", position);
        }
        var needs = new List<ObjectId>();
        foreach (var key in keys)
        {
            if (key.Key.Expression is not { } expression) continue;
            Postgres.Needs.AddFunctions(catalog, key.Functions, needs);
            Immutability.Expect(catalog, expression, key.Functions, "index expression", position);
        }
        columns.RemoveAll(c => c == on.Name.Name && !catalog.Current.Contains(new(Column.OfKind, on.Name.Member(c))));
        if (on is Table) Constraints.ExpectColumns(catalog, on.Name, columns, position, "of an index");
        if (index.Method is not ("btree" or "gist" or "spgist") && !include.IsEmpty) throw new StatementRefused(SqlStates.FeatureNotSupported, $"access method {index.Method} does not support included columns", position);
        if (index.Method is "hash" or "gin" or "gist" or "spgist" or "brin" && index.Unique) throw new StatementRefused(SqlStates.FeatureNotSupported, $"access method {index.Method} does not support unique indexes", position);
        if (index.Method is "hash" or "spgist" && keys.Count > 1) throw new StatementRefused(SqlStates.FeatureNotSupported, $"access method {index.Method} does not support multicolumn indexes", position);
        var calls = ImplicitNames.Columns(ImplicitNames.Distinct(keys.Select(k => k.Calls).Concat(include)));
        return (index with
        {
            Keys = keys.Select(k => k.Key).ToEquatableArray(),
            Include = include,
            NullsNotDistinct = notDistinct,
            Options = options,
            Tablespace = tablespace,
            Needs = Postgres.Needs.Distinct(needs),
            Predicate = predicate,
            Columns = columns.Distinct().ToEquatableArray(),
            Calls = calls,
        }, calls);
    }

    /// <summary>A partition gets the index of its table, unless it has an equal one, which is attached.</summary>
    public static void CopyTo(CatalogBuilder catalog, Table partition, Index index, int position)
    {
        var equal = catalog.Current.Children<Index>(partition.Id()).FirstOrDefault(i => i.PartitionOf is null && Same(i, index));
        if (equal is not null) catalog.Follow(equal, equal with { PartitionOf = index.Name });
        else Copy(catalog, partition, index, index.Name, position);
    }

    public static bool Same(Index a, Index b) => a.Keys == b.Keys && a.Unique == b.Unique && a.Method == b.Method && a.Predicate == b.Predicate && a.Include == b.Include && a.NullsNotDistinct == b.NullsNotDistinct;

    public static void Copy(CatalogBuilder catalog, Table table, Index index, ObjectName? partitionOf, int position)
    {
        var name = table.Name.Member(ImplicitNames.Relation(catalog, table.Name, index.Calls ?? ImplicitNames.Columns(index.Columns), "idx", false));
        var copy = index with { Name = name, PartitionOf = partitionOf, Invalid = false, Clustered = false, Comment = partitionOf is null ? index.Comment : null, OnMaterializedView = false };
        catalog.Add(copy, position);
        if (table.PartitionBy is null) return;
        foreach (var partition in Partitions.Of(catalog.Current, table.Name)) CopyTo(catalog, partition, copy, position);
    }

    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) =>
        dropped is Index ? ((Index)subject).PartitionOf == dropped.Name ? Bond.Goes : Bond.None : base.BondTo(subject, dropped);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var index = (Index)subject;
        var table = index.Name.OfTable();
        return index with
        {
            Keys = index.Keys.Select(k => k with { Column = k.Column is { } column ? renaming.Column(table, column) : null, Expression = renaming.Of(k.Expression, table) }),
            Include = renaming.Columns(table, index.Include),
            Columns = renaming.Columns(table, index.Columns),
            Predicate = renaming.Of(index.Predicate, table),
            Needs = renaming.Of(index.Needs),
            PartitionOf = index.PartitionOf is { } whole ? renaming.Of(Index.OfKind, whole) : null,
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context) => Create((Index)subject, context, concurrently: false);

    /// <param name="concurrently">Whether those who write are not to wait for it.</param>
    public static IEnumerable<string> Create(Index index, Catalog context, bool concurrently)
    {
        var table = context.Find(new(Table.OfKind, index.Name.OfTable())) as Table;
        var only = table is null ? index.Invalid : table.PartitionBy is not null;
        yield return $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {(concurrently ? "CONCURRENTLY " : "")}{Quoting.Name(index.Name.Name)} ON {(only ? "ONLY " : "")}{Quoting.Name(index.Name.OfTable())}"
            + (index.Method == "btree" ? "" : $" USING {Quoting.Name(index.Method)}")
            + $" ({string.Join(", ", index.Keys.Select(IndexKeys.Write))})"
            + (index.Include.IsEmpty ? "" : $" INCLUDE ({Quoting.Names(index.Include)})")
            + (index.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")
            + (index.Options.IsEmpty ? "" : $" WITH ({StorageParameters.Write(index.Options)})")
            + (index.Tablespace is null ? "" : $" TABLESPACE {Quoting.Name(index.Tablespace)}")
            + (index.Predicate is null ? "" : $" WHERE {index.Predicate.Sql}");
        // One of a table that is not yet a partition is attached with it.
        if (index.PartitionOf is { } whole && table is not { PartitionOf: null })
            yield return $"ALTER INDEX {Quoting.Name(NameOf(whole))} ATTACH PARTITION {Quoting.Name(NameOf(index.Name))}";
        if (table?.ReplicaIdentity is { } identity && identity == $"index {index.Name.Name}") yield return $"ALTER TABLE {Quoting.Name(table.Name)} REPLICA IDENTITY USING INDEX {Quoting.Name(index.Name.Name)}";
        if (index.Clustered) yield return AlteredIndex.ClusterOn(index);
        foreach (var target in index.Statistics) yield return AlteredIndex.SetStatistics(Quoting.Name(NameOf(index.Name)), target[..target.IndexOf('=')], target[(target.IndexOf('=') + 1)..]);
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Drop((Index)subject, context, concurrently: false);

    /// <summary>An index that is attached to the one of the partitioned table goes with it only.</summary>
    public static IEnumerable<string> Drop(Index index, Catalog context, bool concurrently) =>
        index.PartitionOf is { } whole && context.Contains(new(Index.OfKind, whole)) && context.Find(index.Parent()!) is Table { PartitionOf: not null } ? [] : [$"DROP INDEX {(concurrently ? "CONCURRENTLY " : "")}{Quoting.Name(NameOf(index.Name))}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) => AlteredIndex.Write((Index)before, (Index)after, facets, writing);

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    /// <summary>A unique index may be that of a constraint, which is another kind.</summary>
    public override string Exists(SchemaObject subject)
    {
        var index = (Index)subject;
        var condition = $"indexrelid = {PgCatalog.Relation(NameOf(index.Name))} AND indrelid = {PgCatalog.Relation(index.Name.OfTable())}";
        return PgCatalog.Row("pg_index", index.Unique ? $"{condition} AND NOT {PgCatalog.Row("pg_constraint", "conindid = indexrelid AND contype IN ('p', 'u', 'x')")}" : condition);
    }

    /// <summary>The index's own name, as it stands in pg_class.</summary>
    public static ObjectName NameOf(ObjectName index) => new(index.Schema, index.Name);
}
