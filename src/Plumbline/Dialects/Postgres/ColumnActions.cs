using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>The actions of ALTER TABLE on columns.</summary>
internal static class ColumnActions
{
    /// <summary>ADD [COLUMN] [IF NOT EXISTS] …, also in the tables below.</summary>
    public static void ReadAdd(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var absent = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var draft = new TableDraft(catalog, table.Name);
        var column = ColumnDefinitions.Read(sql, draft);
        if (table.PartitionOf is not null) throw new StatementRefused(SqlStates.WrongObjectType, "cannot add column to a partition", position);
        var present = !catalog.GivesWay(catalog.Current.Find(new(Column.OfKind, column.Column.Name)));
        if (present && absent)
        {
            catalog.Clauses |= Clauses.Skipped;
            return;
        }
        if (present || Columns.IsSystem(column.Column.Name.Name))
            throw new StatementRefused(SqlStates.DuplicateColumn, $"column {column.Column.Name.Name} of relation {table.Name} already exists", position);
        if (column.Column.Identity is not null && !catalog.Clauses.HasFlag(Clauses.Only) && !IdentityColumns.GoDown(catalog, table) && Partitions.Below(catalog.Current, table.Name).Count > 0)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, "cannot recursively add identity column to table that has child tables", position);
        draft.Add(column);
        draft.MakeColumns(table, Columns.NextPosition(catalog.Current, table.Name));
        Constraints.Make(catalog, table, draft.Constraints);
        if (!catalog.Clauses.HasFlag(Clauses.Only)) Inheritance.AddColumn(catalog, table, column.Column.Name.Name, position);
        else if (Partitions.Below(catalog.Current, table.Name).Count > 0) throw new StatementRefused(SqlStates.InvalidTableDefinition, "column must be added to child tables too", position);
    }

    /// <summary>DROP [COLUMN] [IF EXISTS] name [CASCADE], also in the tables below.</summary>
    public static void ReadDrop(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var name = sql.Name();
        var cascade = catalog.TakeCascade(sql);
        if (Find(catalog, table, name, ifExists, position) is not { } column) return;
        if (Inheritance.IsInherited(catalog.Current, table, name)) throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot drop inherited column {name}", position);
        Partitions.ExpectInNoKey(catalog, table, name, "drop", position);
        if (table.PartitionBy is not null && catalog.Clauses.HasFlag(Clauses.Only) && Partitions.Of(catalog.Current, table.Name).Count > 0)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, "cannot drop column from only the partitioned table when partitions exist", position);
        var targets = new List<ObjectId> { column.Id() };
        if (catalog.Clauses.HasFlag(Clauses.Only))
            foreach (var kept in Inheritance.InheritedColumns(catalog.Current, table.Name, name).ToList()) catalog.Follow(kept, kept with { Inherited = false });
        else targets.AddRange(Inheritance.InheritedColumns(catalog.Current, table.Name, name).Select(c => c.Id()));
        // Before 15 a generated column went silently with a column that it is made of.
        if (catalog.Version < 15) targets.AddRange(targets.SelectMany(catalog.Current.Dependents).OfType<Column>().Where(c => c.Generated is not null).Select(c => c.Id()).ToList());
        catalog.Drop(targets, cascade, position);
    }

    /// <summary>RENAME [COLUMN] a TO b, also in the tables below.</summary>
    public static void Rename(CatalogBuilder catalog, Table table, string name, string after, int position)
    {
        var column = Find(catalog, table, name, false, position)!;
        if (Inheritance.IsInherited(catalog.Current, table, name)) throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot rename inherited column {name}", position);
        if (catalog.Clauses.HasFlag(Clauses.Only) && Inheritance.ColumnsBelow(catalog.Current, table.Name, name).Any())
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"inherited column {name} must be renamed in child tables too", position);
        foreach (var one in Inheritance.ColumnsBelow(catalog.Current, table.Name, name).Prepend(column).ToList())
        {
            if (catalog.Current.Contains(new(Column.OfKind, one.Name with { Name = after })) || Columns.IsSystem(after))
                throw new StatementRefused(SqlStates.DuplicateColumn, $"column {after} of relation {one.Name.OfTable()} already exists", position);
            catalog.RenameWithParts(catalog.Current.Find(one.Id())!, one.Name with { Name = after }, position);
        }
    }

    public static Column? Find(CatalogBuilder catalog, Table table, string name, bool ifExists, int position)
    {
        var id = new ObjectId(Column.OfKind, table.Name.Member(name));
        if (catalog.Current.Find(id) is Column column) return column;
        if (Columns.IsSystem(name)) throw new StatementRefused(SqlStates.FeatureNotSupported, $"cannot alter system column {name}", position);
        if (!ifExists) throw new StatementRefused(SqlStates.UndefinedColumn, $"column {name} of relation {table.Name} does not exist", position, id);
        catalog.Skip(id);
        return null;
    }

    /// <summary>ALTER [COLUMN] name …</summary>
    public static void ReadAlter(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var position = sql.Position;
        var column = Find(catalog, table, sql.Name(), false, position)!;
        if (sql.Is("TYPE") || sql.Is("SET", "DATA"))
        {
            sql.At += sql.Is("TYPE") ? 1 : 3;
            ColumnTypes.Read(sql, catalog, table, column, position);
            return;
        }
        var changed = ReadChange(sql, catalog, table, column, position);
        if (changed == column) return;
        catalog.Alter(column, changed, position);
        var identity = column.Identity != changed.Identity && IdentityColumns.GoDown(catalog, table);
        if (catalog.Clauses.HasFlag(Clauses.Only) || !(identity || column.NotNull != changed.NotNull || column.Default != changed.Default || column.Statistics != changed.Statistics || column.Storage != changed.Storage)) return;
        foreach (var child in Inheritance.ColumnsBelow(catalog.Current, table.Name, column.Name.Name).ToList())
        {
            var followed = child with { NotNull = changed.NotNull, Default = changed.Default, Statistics = column.Statistics == changed.Statistics ? child.Statistics : changed.Statistics, Storage = column.Storage == changed.Storage ? child.Storage : changed.Storage, Needs = changed.Default == child.Default ? child.Needs : changed.Needs };
            catalog.Alter(child, identity ? followed with { Identity = IdentityColumns.Below(changed) } : followed, position);
        }
    }

    private static Column ReadChange(SqlReader sql, CatalogBuilder catalog, Table table, Column column, int position)
    {
        if (sql.Take("SET", "DEFAULT")) return SetDefault(sql, catalog, column, position);
        if (sql.Take("DROP", "DEFAULT")) return DropDefault(column, position);
        if (sql.Take("SET", "NOT", "NULL"))
        {
            if (!column.NotNull && table.PartitionBy is not null && catalog.Clauses.HasFlag(Clauses.Only) && Inheritance.ColumnsBelow(catalog.Current, table.Name, column.Name.Name).Any(c => !c.NotNull))
                throw new StatementRefused(SqlStates.InvalidTableDefinition, "constraint must be added to child tables too", position);
            return column with { NotNull = true, NotNullNotValid = false };
        }
        if (sql.Take("DROP", "NOT", "NULL")) return DropNotNull(catalog, table, column, position);
        if (sql.Take("SET", "STATISTICS")) return column with { Statistics = ReadStatistics(sql) };
        if (sql.Take("SET", "STORAGE")) return column with { Storage = Columns.ReadStorage(sql, column.Type) };
        if (sql.Is("SET", "COMPRESSION")) catalog.Needs(14, "SET COMPRESSION", position);
        if (sql.Take("SET", "COMPRESSION")) return column with { Compression = Columns.ReadCompression(sql) };
        if (sql.Take("SET", "EXPRESSION"))
        {
            sql.Expect("AS");
            return SetExpression(sql, catalog, table, column, position);
        }
        if (sql.Take("DROP", "EXPRESSION")) return DropExpression(sql, catalog, column, position);
        if (sql.Is("ADD", "GENERATED") || sql.Is("DROP", "IDENTITY") || sql.Is("SET", "GENERATED")) IdentityColumns.ExpectNoPartition(catalog, table, position);
        if (sql.Take("ADD", "GENERATED")) return AddIdentity(sql, catalog, column, position);
        if (sql.Take("DROP", "IDENTITY")) return DropIdentity(sql, catalog, column, position);
        if (sql.Is("SET", "GENERATED") || sql.Is("RESTART") || sql.Is("SET") && sql.Peek(1).Kind == TokenKind.Word) return SetIdentity(sql, catalog, column, position);
        if (sql.Take("OPTIONS")) return column with { Options = ForeignOptions.Read(sql, column.Options) };
        if (sql.Take("SET")) return column with { Options = StorageParameters.Set(column.Options, StorageParameters.Read(sql)) };
        if (sql.Take("RESET")) return column with { Options = StorageParameters.Reset(column.Options, StorageParameters.ReadNames(sql)) };
        throw sql.Unexpected("an action on a column");
    }

    private static int? ReadStatistics(SqlReader sql)
    {
        if (sql.Take("DEFAULT")) return null;
        var target = (int)sql.Integer();
        return target < 0 ? null : target;
    }

    private static Column SetDefault(SqlReader sql, CatalogBuilder catalog, Column column, int position)
    {
        if (column.Identity is not null) throw new StatementRefused(SqlStates.SyntaxError, $"column {column.Name.Name} of relation {column.Name.OfTable()} is an identity column", position);
        if (column.Generated is not null) throw new StatementRefused(SqlStates.SyntaxError, $"column {column.Name.Name} of relation {column.Name.OfTable()} is a generated column", position);
        var needs = TypeNeeds(catalog, column);
        var value = Defaults.Read(sql, catalog, column.Type, needs, sql.Position, restricted: false);
        return column with { Default = value, Needs = needs.ToEquatableArray() };
    }

    private static Column DropDefault(Column column, int position)
    {
        if (column.Identity is not null) throw new StatementRefused(SqlStates.SyntaxError, $"column {column.Name.Name} of relation {column.Name.OfTable()} is an identity column", position);
        if (column.Generated is not null) throw new StatementRefused(SqlStates.SyntaxError, $"column {column.Name.Name} of relation {column.Name.OfTable()} is a generated column", position);
        return column.Default is null ? column : column with { Default = null, Needs = column.Needs.Where(n => IsTypeOf(column, n)) };
    }

    private static bool IsTypeOf(Column column, ObjectId need) => need.Name.Schema == column.Type.Schema && need.Name.Name == column.Type.Name;

    public static List<ObjectId> TypeNeeds(CatalogBuilder catalog, Column column) => column.Needs.Where(n => IsTypeOf(column, n)).ToList();

    private static Column DropNotNull(CatalogBuilder catalog, Table table, Column column, int position)
    {
        if (column.Identity is not null) throw new StatementRefused(SqlStates.SyntaxError, $"column {column.Name.Name} of relation {table.Name} is an identity column", position);
        if (Keys.PrimaryKeyOf(catalog.Current, table.Name) is { } key && key.Columns.Contains(column.Name.Name))
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"column {column.Name.Name} is in a primary key", position);
        if (table.PartitionOf is { } parent && catalog.Current.TryFind<Column>(Column.OfKind, parent.Member(column.Name.Name), out var above) && above.NotNull)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"column {column.Name.Name} is marked NOT NULL in parent table", position);
        return column with { NotNull = false, NotNullName = null, NotNullNotValid = false };
    }

    private static Column SetExpression(SqlReader sql, CatalogBuilder catalog, Table table, Column column, int position)
    {
        if (column.Generated is null) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {table.Name} is not a generated column", position);
        sql.Expect(TokenKind.LeftParen);
        var read = KeptExpression.Read(sql, catalog, column.Type);
        sql.Expect(TokenKind.RightParen);
        var needs = TypeNeeds(catalog, column);
        Defaults.AddNeeds(catalog, read, needs, position);
        Constraints.ExpectColumns(catalog, table.Name, read.Columns, position, "of a generation expression");
        foreach (var used in read.Columns) needs.Add(new(Column.OfKind, table.Name.Member(used)));
        return column with { Generated = column.Generated with { Expression = read.Expression }, Needs = needs.ToEquatableArray() };
    }

    private static Column DropExpression(SqlReader sql, CatalogBuilder catalog, Column column, int position)
    {
        var ifExists = catalog.TakeIfExists(sql);
        if (column.Generated is not null) return column with { Generated = null, Needs = TypeNeeds(catalog, column).ToEquatableArray() };
        if (!ifExists) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {column.Name.OfTable()} is not a generated column", position);
        catalog.Clauses |= Clauses.Skipped;
        return column;
    }

    private static Column AddIdentity(SqlReader sql, CatalogBuilder catalog, Column column, int position)
    {
        var always = sql.Take("ALWAYS");
        if (!always) { sql.Expect("BY"); sql.Expect("DEFAULT"); }
        sql.Expect("AS");
        sql.Expect("IDENTITY");
        var draft = new ColumnDraft(column, position);
        IdentityColumns.Read(sql, catalog, draft, always, position);
        if (column.Identity is not null) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {column.Name.OfTable()} is already an identity column", position);
        if (column.Default is not null) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {column.Name.OfTable()} already has a default value", position);
        if (!column.NotNull) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {column.Name.OfTable()} must be declared NOT NULL before identity can be added", position);
        var table = column.Name.OfTable();
        var sequence = draft.Sequence!;
        if (sequence.Name.Name.Length == 0) sequence = sequence with { Name = new(table.Schema, ImplicitNames.Relation(catalog, table, column.Name.Name, "seq", false)) };
        else if (catalog.Current.Relation(sequence.Name.Schema, sequence.Name.Name) is not null) throw new StatementRefused(SqlStates.DuplicateTable, $"relation {sequence.Name} already exists", position);
        catalog.Add(Sequences.OfColumn(sequence, column, (Table)catalog.Current.Find(column.Parent()!)!, catalog.Version), position);
        return draft.Column;
    }

    private static Column DropIdentity(SqlReader sql, CatalogBuilder catalog, Column column, int position)
    {
        var ifExists = catalog.TakeIfExists(sql);
        if (column.Identity is null)
        {
            if (!ifExists) throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {column.Name.OfTable()} is not an identity column", position);
            catalog.Clauses |= Clauses.Skipped;
            return column;
        }
        if (IdentityColumns.SequenceOf(catalog.Current, column) is not { } sequence) return column with { Identity = null };
        if (catalog.Current.Dependents(sequence.Id()).FirstOrDefault(d => d is Column or View or MaterializedView && d.Id() != column.Id()) is { } drawing)
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop {sequence.Id()} because {drawing.Id()} depends on it", position);
        catalog.Remove(sequence.Id());
        return column with { Identity = null };
    }

    private static Column SetIdentity(SqlReader sql, CatalogBuilder catalog, Column column, int position)
    {
        var identity = column.Identity
            ?? throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"column {column.Name.Name} of relation {column.Name.OfTable()} is not an identity column", position);
        var before = IdentityColumns.SequenceOf(catalog.Current, column);
        var sequence = before;
        while (!sql.AtEnd && !sql.Is(TokenKind.Comma))
        {
            if (sql.Take("SET", "GENERATED"))
            {
                var always = sql.Take("ALWAYS");
                if (!always) { sql.Expect("BY"); sql.Expect("DEFAULT"); }
                identity = identity with { Always = always };
                continue;
            }
            if (!sql.Is("RESTART") && !sql.Is("SET")) throw sql.Unexpected("SET");
            var options = SequenceOptions.Read(sql, catalog, sequence ?? Sequences.Fresh(column.Name, column.Type), fresh: false, eachSet: true);
            if (sequence is not null) sequence = options;
        }
        if (before is not null) catalog.Alter(before, sequence!, position);
        return column with { Identity = identity with { Options = sequence is null ? identity.Options : IdentityColumns.OptionsOf(sequence) } };
    }
}
