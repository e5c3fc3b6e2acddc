using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>CREATE TABLE in all its forms.</summary>
internal static class CreateTable
{
    public static void Read(SqlReader sql, CatalogBuilder catalog) => Read(sql, catalog, false);

    public static void ReadForeign(SqlReader sql, CatalogBuilder catalog) => Read(sql, catalog, true);

    private static void Read(SqlReader sql, CatalogBuilder catalog, bool foreign)
    {
        var absent = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.Modifiers.HasFlag(Modifiers.Temporary) && written.Schema is not null and not Names.TemporarySchema)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, "cannot create temporary relation in non-temporary schema", position);
        var temporary = catalog.Modifiers.HasFlag(Modifiers.Temporary) || written.Schema == Names.TemporarySchema;
        var name = catalog.NewName(written, position, temporary);
        if (RelationActions.IsTaken(catalog, name, absent, position)) return;
        RelationActions.ExpectFreeType(catalog, name, position);
        if (IsAs(sql))
        {
            CreateTableAs.Read(sql, catalog, name, position);
            return;
        }
        var table = new Table(name) { Persistence = temporary ? Persistence.Temporary : catalog.Modifiers.HasFlag(Modifiers.Unlogged) ? Persistence.Unlogged : Persistence.Permanent };
        var draft = new TableDraft(catalog, name);
        Table? parent = null;
        if (sql.Take("PARTITION", "OF")) parent = ReadPartitionOf(sql, catalog, draft, ref table);
        else if (sql.Take("OF")) ReadOfType(sql, catalog, draft, ref table);
        else ReadElements(sql, draft, true);
        ReadTail(sql, catalog, draft, ref table, out var partitionKey, foreign);
        Make(sql, catalog, draft, table, parent, partitionKey, position);
    }

    /// <summary>Makes the table, its columns and constraints in the order in which the server does.</summary>
    private static void Make(SqlReader sql, CatalogBuilder catalog, TableDraft draft, Table table, Table? parent, int partitionKey, int position)
    {
        catalog.Add(table, position);
        draft.MakeColumns(table);
        if (partitionKey >= 0)
        {
            var end = sql.At;
            sql.At = partitionKey;
            var keyed = table with { PartitionBy = Partitions.ReadKey(sql, catalog, table.Name) };
            sql.At = end;
            catalog.Alter(table, keyed, position);
            table = (Table)catalog.Current.Find(table.Id())!;
        }
        // a table without rows needs no proof; of a foreign one nobody knows
        Constraints.Make(catalog, table, table.ForeignServer is null ? draft.Constraints.ConvertAll(Proved) : draft.Constraints, draft.Afterwards);
        if (parent is not null) Partitions.CopyParts(catalog, parent, table, position);
    }

    private static PendingConstraint Proved(PendingConstraint pending) => pending.Meant switch
    {
        Check { NotValid: true } check => pending with { Meant = check with { NotValid = false } },
        ForeignKey { NotValid: true } key => pending with { Meant = key with { NotValid = false } },
        _ => pending,
    };

    /// <summary>Whether a query follows: <c>AS</c> behind an optional list of bare names and storage clauses.</summary>
    private static bool IsAs(SqlReader sql)
    {
        var start = sql.At;
        try
        {
            if (sql.Is(TokenKind.LeftParen))
            {
                if (sql.Peek(2).Kind is not (TokenKind.Comma or TokenKind.RightParen)) return false;
                sql.SkipGroup();
            }
            while (!sql.AtEnd)
            {
                if (sql.Is("AS")) return true;
                if (sql.Take("WITH") && sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
                else if (sql.Is("USING") || sql.Is("TABLESPACE")) sql.At += 2;
                else if (sql.Is("ON", "COMMIT")) sql.At += sql.IsAt(2, "DROP") ? 3 : 4;
                else if (!sql.Take("WITHOUT", "OIDS")) return false;
            }
            return false;
        }
        finally
        {
            sql.At = start;
        }
    }

    private static void ReadElements(SqlReader sql, TableDraft draft, bool typed)
    {
        sql.Expect(TokenKind.LeftParen);
        if (sql.Take(TokenKind.RightParen)) return;
        do
        {
            if (Constraints.IsNext(sql) || sql.Is("NOT", "NULL"))
            {
                if (Constraints.Read(sql, draft.Catalog, draft.Name, draft.NotNull) is { } constraint) draft.Constraints.Add(constraint);
            }
            else if (sql.Is("LIKE") && typed) TableLike.Read(sql, draft);
            else
            {
                var column = ColumnDefinitions.Read(sql, draft, typed);
                if (typed) draft.Add(column);
            }
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
    }

    private static Table ReadPartitionOf(SqlReader sql, CatalogBuilder catalog, TableDraft draft, ref Table table)
    {
        var position = sql.Position;
        var parent = catalog.ExistingTable(sql.QualifiedName(), position);
        if (parent.PartitionBy is null) throw new StatementRefused(SqlStates.InvalidObjectDefinition, $"{parent.Name} is not partitioned", position);
        if (parent.Persistence == Persistence.Temporary != (table.Persistence == Persistence.Temporary))
            throw new StatementRefused(SqlStates.WrongObjectType, $"a temporary relation and a permanent one cannot be a table and its partition: {parent.Name}", position);
        Inheritance.TakeFrom(catalog, draft, parent, position);
        if (sql.Is(TokenKind.LeftParen)) ReadElements(sql, draft, false);
        table = table with { PartitionOf = parent.Name, PartitionBound = Partitions.ReadBound(sql, catalog, parent) };
        if (PartitionBounds.Conflict(catalog.Current, parent, table.PartitionBound) is { } conflict) catalog.Refuse(SqlStates.InvalidObjectDefinition, conflict, position);
        return parent;
    }

    private static void ReadOfType(SqlReader sql, CatalogBuilder catalog, TableDraft draft, ref Table table)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.Find(written, CompositeType.OfKind) is not CompositeType type)
            throw new StatementRefused(SqlStates.UndefinedObject, $"type {written} does not exist", position, new(CompositeType.OfKind, catalog.Assumed(written)));
        foreach (var attribute in type.Attributes)
            draft.Columns.Add(new(new(draft.Name.Member(attribute.Name), attribute.Type) { Collation = attribute.Collation }, position));
        if (sql.Is(TokenKind.LeftParen)) ReadElements(sql, draft, false);
        table = table with { OfType = type.Name };
    }

    private static void ReadTail(SqlReader sql, CatalogBuilder catalog, TableDraft draft, ref Table table, out int partitionKey, bool foreign)
    {
        partitionKey = -1;
        while (!sql.AtEnd)
        {
            if (sql.Take("INHERITS")) table = table with { Inherits = ReadInherits(sql, catalog, draft) };
            else if (sql.Take("PARTITION", "BY"))
            {
                partitionKey = sql.At;
                sql.Name();
                sql.SkipGroup();
            }
            else if (sql.Take("USING")) table = table with { AccessMethod = sql.Name() is var method && method == "heap" ? null : method };
            else if (sql.Take("WITHOUT", "OIDS")) { }
            else if (sql.Take("WITH")) table = table with { Options = sql.Is(TokenKind.LeftParen) ? StorageParameters.Read(sql) : throw sql.Unexpected("(") };
            else if (sql.Take("ON", "COMMIT"))
            {
                if (sql.Take("DROP")) catalog.Transactions.DropAtCommit(table.Id());
                else if (!sql.Take("PRESERVE", "ROWS") && !sql.Take("DELETE", "ROWS")) throw sql.Unexpected("DROP, PRESERVE ROWS or DELETE ROWS");
                if (table.Persistence != Persistence.Temporary) throw new StatementRefused(SqlStates.InvalidTableDefinition, "ON COMMIT can only be used on temporary tables", sql.Position);
            }
            else if (sql.Take("TABLESPACE")) table = table with { Tablespace = sql.Name() is var space && space == "pg_default" ? null : space };
            else if (foreign && sql.Take("SERVER")) table = table with { ForeignServer = sql.Name() };
            else if (foreign && sql.Take("OPTIONS")) table = table with { Options = ForeignOptions.Read(sql) };
            else throw sql.Unexpected("a clause of CREATE TABLE");
        }
    }

    private static EquatableArray<ObjectName> ReadInherits(SqlReader sql, CatalogBuilder catalog, TableDraft draft)
    {
        var own = draft.Columns.ToList();
        draft.Columns.Clear();
        var parents = new List<ObjectName>();
        sql.Expect(TokenKind.LeftParen);
        if (sql.Take(TokenKind.RightParen)) { draft.Columns.AddRange(own); return []; }
        do
        {
            var position = sql.Position;
            var parent = catalog.ExistingTable(sql.QualifiedName(), position);
            if (parents.Contains(parent.Name)) throw new StatementRefused(SqlStates.DuplicateTable, $"relation {parent.Name} would be inherited from more than once", position);
            if (parent.PartitionBy is not null) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot inherit from partitioned table {parent.Name}", position);
            if (parent.PartitionOf is not null) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot inherit from partition {parent.Name}", position);
            Inheritance.TakeFrom(catalog, draft, parent, position);
            parents.Add(parent.Name);
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        foreach (var column in own) draft.Add(column);
        return parents.ToEquatableArray();
    }
}
