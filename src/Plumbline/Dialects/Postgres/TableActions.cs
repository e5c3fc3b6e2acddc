using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>The actions of ALTER TABLE that may stand in a list.</summary>
internal static class TableActions
{
    public static void Read(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var position = sql.Position;
        if (sql.Take("ADD")) ReadAdd(sql, catalog, table);
        else if (sql.Take("DROP"))
        {
            if (sql.Take("CONSTRAINT")) DropConstraint(sql, catalog, table, position);
            else
            {
                sql.Take("COLUMN");
                ColumnActions.ReadDrop(sql, catalog, table);
            }
        }
        else if (sql.Take("ALTER"))
        {
            if (sql.Take("CONSTRAINT")) AlterConstraint(sql, catalog, table, position);
            else
            {
                sql.Take("COLUMN");
                ColumnActions.ReadAlter(sql, catalog, table);
            }
        }
        else if (sql.Take("VALIDATE", "CONSTRAINT")) Validate(sql, catalog, table, position);
        else if (sql.Take("OWNER", "TO")) RelationActions.SetOwner(catalog, table, RelationActions.ReadRole(sql), position);
        else if (sql.Is("ENABLE") || sql.Is("DISABLE")) ReadEnable(sql, catalog, table, position);
        else if (!ReadInheritance(sql, catalog, table, position)) ReadSetting(sql, catalog, table, position);
    }

    private static void ReadAdd(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        if (Constraints.IsNext(sql) || sql.Is("NOT", "NULL"))
        {
            var made = Constraints.Read(sql, catalog, table.Name, (column, name, notValid) => SetNotNull(catalog, table, column, name, notValid, sql.Position));
            if (made is null) return;
            var draft = new List<PendingConstraint> { made };
            var before = catalog.Effects.Count;
            Constraints.Make(catalog, table, draft);
            if (catalog.Clauses.HasFlag(Clauses.Only))
            {
                if (made.Meant is Check { NoInherit: false } && Partitions.Below(catalog.Current, table.Name).Count > 0)
                    throw new StatementRefused(SqlStates.InvalidTableDefinition, "constraint must be added to child tables too", made.Position);
                return;
            }
            for (var i = before; i < catalog.Effects.Count; i++)
                if (catalog.Effects[i] is Diff.Change.Added { After: Check check } && check.Name.OfTable() == table.Name) Inheritance.AddCheck(catalog, table, check, made.Position);
            if (made.Meant is ForeignKey { NotValid: true } or Check { NotValid: true }) catalog.Clauses |= Clauses.NotValid;
            return;
        }
        sql.Take("COLUMN");
        ColumnActions.ReadAdd(sql, catalog, table);
    }

    private static void SetNotNull(CatalogBuilder catalog, Table table, string name, string? constraint, bool notValid, int position)
    {
        var column = ColumnActions.Find(catalog, table, name, false, position)!;
        foreach (var one in Inheritance.ColumnsBelow(catalog.Current, table.Name, name).Prepend(column).ToList())
            catalog.Alter(one, one with { NotNull = true, NotNullName = one.NotNullName ?? constraint, NotNullNotValid = one.NotNull ? one.NotNullNotValid : notValid }, position);
    }

    private static void DropConstraint(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var name = sql.Name();
        var cascade = catalog.TakeCascade(sql);
        if (ImplicitNames.OwnConstraint(catalog.Current, table.Name, name) is not { } found)
        {
            if (DropNotNull(catalog, table, name, position)) return;
            var id = new ObjectId(Check.OfKind, table.Name.Member(name));
            if (!ifExists) throw new StatementRefused(SqlStates.UndefinedObject, $"constraint {name} of relation {table.Name} does not exist", position, id);
            catalog.Skip(id);
            return;
        }
        if (found is Check { Inherited: true } || Constraints.IsFromAbove(found, catalog.Current)) throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot drop inherited constraint {name} of relation {table.Name}", position);
        var targets = new List<ObjectId> { found.Id() };
        if (!catalog.Clauses.HasFlag(Clauses.Only) || table.PartitionBy is not null) targets.AddRange(Below(catalog.Current, table, found).Select(o => o.Id()));
        catalog.Drop(targets, cascade, position);
    }

    /// <summary>What the tables below have because of this constraint.</summary>
    private static IEnumerable<SchemaObject> Below(Catalog catalog, Table table, SchemaObject constraint)
    {
        foreach (var child in Partitions.AllBelow(catalog, table.Name))
            foreach (var part in catalog.Children(child.Id()))
            {
                var follows = (part, constraint) switch
                {
                    (Check a, Check b) => a.Inherited && a.Name.Name == b.Name.Name,
                    (ForeignKey a, ForeignKey b) => child.PartitionOf is not null && IsPart(catalog, child, a, table, b),
                    (PrimaryKey or Unique, PrimaryKey or Unique) => child.PartitionOf is not null && Keys.AreAlike(part, constraint),
                    _ => false,
                };
                if (follows) yield return part;
            }
    }

    /// <summary>Whether a partition's key comes, over however many levels, from that of a table above.</summary>
    private static bool IsPart(Catalog catalog, Table partition, ForeignKey part, Table table, ForeignKey key)
    {
        if (partition.PartitionOf == table.Name) return ForeignKeys.PartOf(catalog, partition, key)?.Name == part.Name;
        return catalog.Find(new(Table.OfKind, partition.PartitionOf!)) is Table between
            && catalog.Children<ForeignKey>(between.Id()).Any(k => ForeignKeys.PartOf(catalog, partition, k)?.Name == part.Name && IsPart(catalog, between, k, table, key));
    }

    /// <summary>PostgreSQL 18 keeps not-null constraints by name.</summary>
    private static bool DropNotNull(CatalogBuilder catalog, Table table, string name, int position)
    {
        if (NotNullOf(catalog, table, name) is not { } column) return false;
        catalog.Alter(column, column with { NotNull = false, NotNullName = null, NotNullNotValid = false }, position);
        return true;
    }

    private static Column? NotNullOf(CatalogBuilder catalog, Table table, string name) => catalog.Version < 18 ? null
        : catalog.Current.Columns(table.Name).FirstOrDefault(c => c.NotNull && (c.NotNullName ?? ImplicitNames.Make(table.Name.Name, c.Name.Name, "not_null")) == name);

    private static SchemaObject Constraint(CatalogBuilder catalog, Table table, string name, int position) =>
        ImplicitNames.OwnConstraint(catalog.Current, table.Name, name)
        ?? throw new StatementRefused(SqlStates.UndefinedObject, $"constraint {name} of relation {table.Name} does not exist", position, new(Check.OfKind, table.Name.Member(name)));

    private static void AlterConstraint(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        var found = Constraint(catalog, table, sql.Name(), position);
        var inherit = sql.Take("INHERIT");
        var attributes = ConstraintAttributes.Read(sql);
        if (inherit || attributes.NoInherit) return;
        if (found is not ForeignKey key) throw new StatementRefused(SqlStates.WrongObjectType, $"constraint {found.Name.Name} of relation {table.Name} is not a foreign key constraint", position);
        var altered = key;
        if (attributes.SaysDeferral || !attributes.SaysEnforced) altered = altered with { Deferral = attributes.Deferral };
        // enforcing it looks at every row; not enforced, it is neither valid nor not
        if (attributes.SaysEnforced) altered = altered with { NotEnforced = attributes.NotEnforced, NotValid = false };
        foreach (var one in Below(catalog.Current, table, key).Cast<ForeignKey>().ToList())
            catalog.Alter(one, one with { Deferral = altered.Deferral, NotEnforced = altered.NotEnforced, NotValid = altered.NotValid }, position);
        catalog.Alter(key, altered, position);
    }

    private static void Validate(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        var name = sql.Name();
        if (ImplicitNames.OwnConstraint(catalog.Current, table.Name, name) is null && NotNullOf(catalog, table, name) is { } column)
        {
            catalog.Alter(column, column with { NotNullNotValid = false }, position);
            return;
        }
        switch (Constraint(catalog, table, name, position))
        {
            case var found when found is Check or ForeignKey:
                foreach (var one in Below(catalog.Current, table, found).Prepend(found).ToList())
                    catalog.Alter(one, one is Check check ? check with { NotValid = false } : (ForeignKey)one with { NotValid = false }, position);
                break;
            case var other: throw new StatementRefused(SqlStates.WrongObjectType, $"constraint {other.Name.Name} of relation {table.Name} is not a foreign key or check constraint", position);
        }
    }

    public static void RenameConstraint(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        var name = sql.Name();
        sql.Expect("TO");
        var after = table.Name.Member(sql.Name());
        if (NotNullOf(catalog, table, name) is { } column) { catalog.Alter(column, column with { NotNullName = after.Name }, position); return; }
        var found = Constraint(catalog, table, name, position);
        if (found.Kind.IsRelation) Constraints.ExpectFreeRelation(catalog, after, position);
        else Constraints.ExpectFree(catalog, after, position);
        if (found is Check { Inherited: true }) throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot rename inherited constraint {found.Name.Name}", position);
        var below = found is Check ? Below(catalog.Current, table, found).ToList() : [];
        catalog.RenameWithParts(found, after, position);
        foreach (var check in below) catalog.RenameWithParts(check, check.Name with { Name = after.Name }, position);
    }

    /// <summary>Row security, triggers and rules.</summary>
    private static void ReadEnable(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        var enable = sql.Take("ENABLE");
        if (!enable) sql.Expect("DISABLE");
        if (sql.Take("ROW", "LEVEL", "SECURITY"))
        {
            catalog.Alter(table, table with { RowSecurity = enable }, position);
            return;
        }
        var enabled = !enable ? "disabled" : sql.Take("REPLICA") ? "replica" : sql.Take("ALWAYS") ? "always" : "origin";
        var isRule = sql.Take("RULE");
        if (!isRule) sql.Expect("TRIGGER");
        var all = !isRule && (sql.Is("ALL") || sql.Is("USER"));
        var name = sql.Name();
        var changed = 0;
        foreach (var part in catalog.Current.Children(table.Id()).ToList())
        {
            if (!all && part.Name.Name != name) continue;
            if (part is Trigger trigger && !isRule) catalog.Alter(trigger, trigger with { Enabled = enabled }, position);
            else if (part is RewriteRule rule && isRule) catalog.Alter(rule, rule with { Enabled = enabled }, position);
            else continue;
            changed++;
        }
        if (changed == 0 && !all)
            throw new StatementRefused(SqlStates.UndefinedObject, $"{(isRule ? "rule" : "trigger")} {name} for table {table.Name} does not exist", position, new(isRule ? RewriteRule.OfKind : Trigger.OfKind, table.Name.Member(name)));
    }

    private static bool ReadInheritance(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        if (sql.Take("INHERIT"))
        {
            var parent = catalog.ExistingTable(sql.QualifiedName(), position);
            if (table.Inherits.Contains(parent.Name)) throw new StatementRefused(SqlStates.DuplicateTable, $"relation {parent.Name} would be inherited from more than once", position);
            if (table.PartitionBy is not null) throw new StatementRefused(SqlStates.WrongObjectType, "cannot change inheritance of partitioned table", position);
            if (table.PartitionOf is not null) throw new StatementRefused(SqlStates.WrongObjectType, "cannot change inheritance of a partition", position);
            if (parent.PartitionBy is not null || parent.PartitionOf is not null) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot inherit from partitioned table or partition {parent.Name}", position);
            if (parent.Name == table.Name || Partitions.AllBelow(catalog.Current, table.Name).Exists(t => t.Name == parent.Name))
                throw new StatementRefused(SqlStates.DuplicateTable, "circular inheritance not allowed", position);
            Inheritance.Attach(catalog, parent, table, position);
            catalog.Alter(table, table with { Inherits = table.Inherits.Add(parent.Name) }, position);
        }
        else if (sql.Take("NO", "INHERIT"))
        {
            var parent = catalog.ExistingTable(sql.QualifiedName(), position);
            if (!table.Inherits.Contains(parent.Name)) throw new StatementRefused(SqlStates.UndefinedTable, $"relation {parent.Name} is not a parent of relation {table.Name}", position);
            catalog.Alter(table, table with { Inherits = table.Inherits.Where(p => p != parent.Name) }, position);
            Inheritance.Detach(catalog, table);
        }
        else if (sql.Take("OF"))
        {
            var written = sql.QualifiedName();
            var type = catalog.Find(written, CompositeType.OfKind) ?? throw new StatementRefused(SqlStates.UndefinedObject, $"type {written} does not exist", position);
            catalog.Alter(table, table with { OfType = type.Name }, position);
        }
        else if (sql.Take("NOT", "OF")) catalog.Alter(table, table with { OfType = null }, position);
        else return false;
        return true;
    }

    private static void ReadSetting(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        if (sql.Take("FORCE", "ROW", "LEVEL")) { sql.Expect("SECURITY"); table = table with { ForceRowSecurity = true }; }
        else if (sql.Is("NO", "FORCE")) { sql.At += 4; sql.Expect("SECURITY"); table = table with { ForceRowSecurity = false }; }
        else if (sql.Take("REPLICA", "IDENTITY")) table = table with { ReplicaIdentity = ReadReplicaIdentity(sql, catalog, table, position) };
        else if (sql.Take("CLUSTER", "ON")) { Cluster(catalog, table, sql.Name(), position); return; }
        else if (sql.Take("SET", "WITHOUT", "CLUSTER")) { Cluster(catalog, table, null, position); return; }
        else if (sql.Take("SET", "WITHOUT", "OIDS")) return;
        else if (sql.Take("SET", "LOGGED")) table = table with { Persistence = Persistence.Permanent };
        else if (sql.Take("SET", "UNLOGGED")) table = table with { Persistence = Persistence.Unlogged };
        else if (sql.Take("SET", "TABLESPACE")) table = table with { Tablespace = sql.Name() is var space && space == "pg_default" ? null : space };
        else if (sql.Take("SET", "ACCESS", "METHOD")) table = table with { AccessMethod = sql.Name() is var method && method is "heap" or "default" ? null : method };
        else if (sql.Is("SET") && sql.Peek(1).Kind == TokenKind.LeftParen) { sql.Advance(); table = table with { Options = StorageParameters.Set(table.Options, StorageParameters.Read(sql)) }; }
        else if (sql.Take("RESET")) table = table with { Options = StorageParameters.Reset(table.Options, StorageParameters.ReadNames(sql)) };
        else if (sql.Take("OPTIONS")) table = table with { Options = ForeignOptions.Read(sql, table.Options) };
        else throw sql.Unexpected("an action of ALTER TABLE");
        var before = (Table)catalog.Current.Find(table.Id())!;
        catalog.Alter(before, table, position);
        if (before.Persistence != table.Persistence) Sequences.FollowPersistence(catalog, table, position);
    }

    private static string? ReadReplicaIdentity(SqlReader sql, CatalogBuilder catalog, Table table, int position)
    {
        if (sql.Take("DEFAULT")) return null;
        if (sql.Take("FULL")) return "full";
        if (sql.Take("NOTHING")) return "nothing";
        sql.Expect("USING");
        sql.Expect("INDEX");
        var name = sql.Name();
        if (catalog.Current.Relation(table.Name.Schema, name) is not (Index or PrimaryKey or Unique))
            throw new StatementRefused(SqlStates.UndefinedObject, $"index {name} for table {table.Name} does not exist", position, new(Index.OfKind, table.Name.Member(name)));
        return $"index {name}";
    }

    /// <summary>CLUSTER ON of a table or materialized view; without a name, SET WITHOUT CLUSTER.</summary>
    public static void Cluster(CatalogBuilder catalog, SchemaObject table, string? name, int position)
    {
        if (name is not null && catalog.Current.Relation(table.Name.Schema, name) is not (Index or PrimaryKey or Unique or Exclusion))
            throw new StatementRefused(SqlStates.UndefinedObject, $"index {name} for table {table.Name} does not exist", position, new(Index.OfKind, table.Name.Member(name)));
        foreach (var index in catalog.Current.Children<Index>(table.Id()).ToList())
            catalog.Alter(index, index with { Clustered = index.Name.Name == name }, position);
    }
}
