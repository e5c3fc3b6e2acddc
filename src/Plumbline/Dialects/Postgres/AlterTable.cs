using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ALTER TABLE (manual): one action that stands alone, or many.</summary>
internal static class AlterTable
{
    public static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Take("ALL", "IN", "TABLESPACE"))
        {
            catalog.AddNotExecuted("tables were moved to another tablespace");
            return;
        }
        var ifExists = catalog.TakeIfExists(sql);
        if (sql.Take("ONLY")) catalog.Clauses |= Clauses.Only;
        var position = sql.Position;
        var written = sql.QualifiedName();
        sql.TakeOperator("*");
        if (RelationActions.Find(sql, catalog, written, ifExists, Table.OfKind, position) is not { } found) return;
        catalog.Hold(found.Id(), found is Table or View or MaterializedView ? ActionLocks.OfAll(sql) : LockMode.ShareUpdateExclusive);
        if (RelationActions.TryRead(sql, catalog, found)) return;
        if (ReadAlone(sql, catalog, found)) return;
        ReadActions(sql, catalog, found.Id());
    }

    /// <summary>Actions run in the server's passes, not as they were written: a check may name a column that is added behind it.</summary>
    private static void ReadActions(SqlReader sql, CatalogBuilder catalog, ObjectId id)
    {
        var first = sql.At;
        SkipAction(sql);
        if (sql.AtEnd)
        {
            ReadAction(new(sql.Tokens, first, sql.End), catalog, id);
            return;
        }
        var actions = new List<(int Pass, int First, int End)> { (PassOf(sql, first), first, sql.At) };
        while (sql.Take(TokenKind.Comma))
        {
            first = sql.At;
            SkipAction(sql);
            actions.Add((PassOf(sql, first), first, sql.At));
        }
        foreach (var (_, start, end) in actions.OrderBy(a => a.Pass)) ReadAction(new(sql.Tokens, start, end), catalog, id);
        sql.At = sql.End;
    }

    /// <summary>Drops, changes of type, new columns, column attributes, keys, other constraints, the rest.</summary>
    private static int PassOf(SqlReader sql, int first)
    {
        var after = sql.At;
        sql.At = first;
        var pass = Pass(sql);
        sql.At = after;
        return pass;
    }

    private static int Pass(SqlReader sql)
    {
        if (sql.Take("DROP")) return 0;
        if (sql.Take("ADD")) return !Constraints.IsNext(sql) ? 2 : IsKey(sql) ? 4 : 5;
        if (!sql.Take("ALTER")) return 6;
        sql.Take("COLUMN");
        sql.Advance();
        if (sql.Is("TYPE") || sql.Is("SET", "DATA")) return 1;
        if (sql.Is("DROP")) return 0;
        return sql.Is("SET", "DEFAULT") || sql.Is("ADD") ? 5 : sql.Is("SET", "NOT") ? 3 : 6;
    }

    private static bool IsKey(SqlReader sql)
    {
        if (sql.Is("CONSTRAINT")) sql.At += 2;
        return sql.Is("PRIMARY") || sql.Is("UNIQUE") || sql.Is("EXCLUDE");
    }

    /// <summary>RENAME of parts, ATTACH and DETACH take no other action beside them.</summary>
    private static bool ReadAlone(SqlReader sql, CatalogBuilder catalog, SchemaObject found)
    {
        var position = sql.Position;
        if (sql.Take("RENAME", "CONSTRAINT")) TableActions.RenameConstraint(sql, catalog, Expect(found, position), position);
        else if (sql.Take("RENAME")) ReadRenameColumn(sql, catalog, found, position);
        else if (sql.Take("ATTACH", "PARTITION")) PartitionActions.Attach(sql, catalog, Expect(found, position), position);
        else if (sql.Take("DETACH", "PARTITION")) PartitionActions.Detach(sql, catalog, Expect(found, position), position);
        else return false;
        sql.ExpectEnd();
        return true;
    }

    private static void ReadRenameColumn(SqlReader sql, CatalogBuilder catalog, SchemaObject found, int position)
    {
        sql.Take("COLUMN");
        var before = sql.Name();
        sql.Expect("TO");
        var after = sql.Name();
        if (found is Table table) ColumnActions.Rename(catalog, table, before, after, position);
        else catalog.AddNotExecuted($"column {before} of {found.Id()} renamed to {after}");
    }

    /// <summary>One action. When the server would refuse it the others are still read, so that what they would make is kept as meant.</summary>
    private static void ReadAction(SqlReader sql, CatalogBuilder catalog, ObjectId id)
    {
        try
        {
            var found = catalog.Current.Find(id)!;
            if (found is Table table) TableActions.Read(sql, catalog, table);
            else ReadOther(sql, catalog, found);
            sql.ExpectEnd();
        }
        catch (StatementRefused refused)
        {
            catalog.Refuse(refused.SqlState, refused.Message, refused.Position, refused.Missing);
        }
    }

    internal static void SkipAction(SqlReader sql)
    {
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            var kind = sql.Current.Kind;
            if (kind is TokenKind.LeftParen or TokenKind.LeftBracket) depth++;
            else if (kind is TokenKind.RightParen or TokenKind.RightBracket) depth--;
            else if (kind == TokenKind.Comma && depth == 0) return;
        }
    }

    /// <summary>ALTER TABLE is said of views, indexes and sequences, too.</summary>
    private static void ReadOther(SqlReader sql, CatalogBuilder catalog, SchemaObject found)
    {
        var position = sql.Position;
        if (found is View or MaterializedView && (sql.Is("DROP") || sql.Is("ADD")) || found is View && sql.Is("ALTER") && (sql.IsAt(3, "NOT") || sql.IsAt(4, "NOT")))
            throw new StatementRefused(SqlStates.WrongObjectType, $"the action cannot be performed on {found.Id()}", position);
        if (found is Sequence or Index && (sql.Is("DROP") || sql.Is("ADD") || sql.Is("ENABLE")))
            throw new StatementRefused(SqlStates.WrongObjectType, $"the action cannot be performed on {found.Id()}", position);
        if (sql.Take("OWNER", "TO")) RelationActions.SetOwner(catalog, found, RelationActions.ReadRole(sql), position);
        else if (found is View or MaterializedView or Index or Sequence or CompositeType)
        {
            catalog.AddNotExecuted($"{found.Id()} was changed by ALTER TABLE");
            SkipAction(sql);
        }
        else throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is not a table", position);
    }

    private static Table Expect(SchemaObject found, int position) =>
        found as Table ?? throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is not a table", position);
}
