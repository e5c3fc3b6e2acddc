using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Reads a column with its constraints in any order (manual, CREATE TABLE).</summary>
internal static class ColumnDefinitions
{
    /// <summary><paramref name="typed"/> is false for the columns of typed tables and partitions, which have their type already.</summary>
    public static ColumnDraft Read(SqlReader sql, TableDraft table, bool typed = true)
    {
        var position = sql.Position;
        var name = table.Name.Member(sql.Name());
        ColumnDraft draft;
        if (typed)
        {
            draft = new(new(name, SqlType.Text), position);
            ReadType(sql, table.Catalog, draft);
        }
        else
        {
            draft = table.Columns.Find(c => c.Column.Name.Name == name.Name)
                ?? throw new StatementRefused(SqlStates.UndefinedColumn, $"column {name.Name} does not exist", position, new(Column.OfKind, name));
            sql.Take("WITH", "OPTIONS");
        }
        while (ReadClause(sql, table, draft)) { }
        if (draft.SaysNull && draft.Column.NotNull) throw Conflict($"conflicting NULL/NOT NULL declarations for column {name.Name}", position);
        return draft;
    }

    public static void ReadType(SqlReader sql, CatalogBuilder catalog, ColumnDraft draft)
    {
        var position = sql.Position;
        var type = Types.Read(sql);
        if (type is { Schema: null, Name: "serial" or "bigserial" or "smallserial" })
        {
            if (type.IsArray) throw new StatementRefused(SqlStates.FeatureNotSupported, "array of serial is not implemented", position);
            var integer = type.Name == "serial" ? SqlType.Integer : type.Name == "bigserial" ? SqlType.BigInt : SqlType.SmallInt;
            draft.Sequence = Sequences.Fresh(new(null, ""), integer);
            draft.Serial = draft.HasDefault = true;
            draft.Column = draft.Column with { Type = integer, NotNull = true };
            return;
        }
        if (type.Schema is null && type.Name is "record" or "anyelement" or "anyarray" or "void" or "trigger" or "cstring" or "unknown" or "internal" or "any")
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"column {draft.Column.Name.Name} has pseudo-type {type}", position);
        draft.Column = draft.Column with { Type = catalog.Resolve(type, draft.Needs, position) };
    }

    private static bool ReadClause(SqlReader sql, TableDraft table, ColumnDraft draft)
    {
        var position = sql.Position;
        if (sql.Take("COLLATE")) { draft.Column = draft.Column with { Collation = Collations.Read(sql) }; return true; }
        if (sql.Take("STORAGE")) { draft.Column = draft.Column with { Storage = Columns.ReadStorage(sql, draft.Column.Type) }; return true; }
        if (sql.Is("COMPRESSION")) table.Catalog.Needs(14, "COMPRESSION", position);
        if (sql.Take("COMPRESSION")) { draft.Column = draft.Column with { Compression = Columns.ReadCompression(sql) }; return true; }
        if (sql.Is("OPTIONS") && sql.Peek(1).Kind == TokenKind.LeftParen) { sql.Advance(); draft.Column = draft.Column with { Options = ForeignOptions.Read(sql) }; return true; }
        var constraint = sql.Take("CONSTRAINT") ? sql.Name() : "";
        var member = table.Name.Member(constraint);
        var column = draft.Column.Name.Name;
        if (sql.Take("NOT", "NULL"))
        {
            sql.Take("NO", "INHERIT");
            draft.Column = draft.Column with { NotNull = true, NotNullName = constraint.Length > 0 ? constraint : draft.Column.NotNullName };
        }
        else if (sql.Take("NULL")) draft.SaysNull = true;
        else if (sql.Take("CHECK")) table.Constraints.Add(new(Checks.Read(sql, table.Catalog, member), position));
        else if (sql.Take("DEFAULT")) ReadDefault(sql, table.Catalog, draft);
        else if (sql.Take("PRIMARY", "KEY"))
        {
            if (draft.SaysNull) throw Conflict($"conflicting NULL/NOT NULL declarations for column {column}", position);
            table.Constraints.Add(Keys.ReadPrimary(sql, member, position, column));
            draft.Column = draft.Column with { NotNull = true };
        }
        else if (sql.Take("UNIQUE")) table.Constraints.Add(Keys.ReadUnique(sql, member, position, column));
        else if (sql.Is("REFERENCES")) table.Constraints.Add(new(ForeignKeys.Read(sql, table.Catalog, member, [column]), position));
        else if (sql.Take("GENERATED")) ReadGenerated(sql, table, draft);
        else if (constraint.Length > 0) throw sql.Unexpected("a constraint");
        else return false;
        return true;
    }

    private static void ReadDefault(SqlReader sql, CatalogBuilder catalog, ColumnDraft draft)
    {
        var position = sql.Position;
        if (draft.HasDefault) throw Conflict($"multiple default values specified for column {draft.Column.Name.Name}", position);
        if (draft.Column.Identity is not null) throw Conflict($"both default and identity specified for column {draft.Column.Name.Name}", position);
        if (draft.Column.Generated is not null) throw Conflict($"both default and generation expression specified for column {draft.Column.Name.Name}", position);
        draft.HasDefault = true;
        draft.Column = draft.Column with { Default = Defaults.Read(sql, catalog, draft.Column.Type, draft.Needs, position, restricted: true) };
    }

    private static void ReadGenerated(SqlReader sql, TableDraft table, ColumnDraft draft)
    {
        var position = sql.Position;
        var always = sql.Take("ALWAYS");
        if (!always)
        {
            sql.Expect("BY");
            sql.Expect("DEFAULT");
        }
        sql.Expect("AS");
        if (sql.Take("IDENTITY"))
        {
            if (draft.HasDefault) throw Conflict($"both default and identity specified for column {draft.Column.Name.Name}", position);
            if (draft.Column.Generated is not null) throw Conflict($"both identity and generation expression specified for column {draft.Column.Name.Name}", position);
            if (draft.Column.Identity is not null) throw Conflict($"multiple identity specifications for column {draft.Column.Name.Name}", position);
            IdentityColumns.Read(sql, table.Catalog, draft, always, position);
            return;
        }
        if (draft.HasDefault) throw Conflict($"both default and generation expression specified for column {draft.Column.Name.Name}", position);
        if (draft.Column.Identity is not null) throw Conflict($"both identity and generation expression specified for column {draft.Column.Name.Name}", position);
        if (draft.Column.Generated is not null) throw Conflict($"multiple generation clauses specified for column {draft.Column.Name.Name}", position);
        sql.Expect(TokenKind.LeftParen);
        var read = KeptExpression.Read(sql, table.Catalog, draft.Column.Type);
        sql.Expect(TokenKind.RightParen);
        var stored = sql.Take("STORED");
        if (!stored && !sql.Take("VIRTUAL") && table.Catalog.Version < 18) throw sql.Unexpected("STORED");
        draft.Uses = read.Columns.Where(c => c != table.Name.Name);
        Defaults.AddNeeds(table.Catalog, read, draft.Needs, position);
        if (draft.Uses.Contains(draft.Column.Name.Name)) throw new StatementRefused(SqlStates.InvalidObjectDefinition, $"cannot use generated column {draft.Column.Name.Name} in column generation expression", position);
        Immutability.Expect(table.Catalog, read.Expression, read.Functions, "generation expression", position);
        draft.Column = draft.Column with { Generated = new(read.Expression, stored) };
    }

    private static StatementRefused Conflict(string message, int position) => new(SqlStates.SyntaxError, message, position);
}
