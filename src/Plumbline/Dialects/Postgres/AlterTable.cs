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
        if (RelationActions.TryRead(sql, catalog, found)) return;
        if (ReadAlone(sql, catalog, found)) return;
        do ReadAction(sql, catalog, found.Id());
        while (sql.Take(TokenKind.Comma));
        sql.ExpectEnd();
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
        var start = sql.At;
        try
        {
            var found = catalog.Current.Find(id)!;
            if (found is Table table) TableActions.Read(sql, catalog, table);
            else ReadOther(sql, catalog, found);
        }
        catch (StatementRefused refused)
        {
            catalog.Refuse(refused.SqlState, refused.Message, refused.Position, refused.Missing);
            sql.At = start;
            SkipAction(sql);
        }
    }

    private static void SkipAction(SqlReader sql)
    {
        while (!sql.AtEnd && !sql.Is(TokenKind.Comma))
            if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
            else sql.Advance();
    }

    /// <summary>ALTER TABLE is said of views, indexes and sequences, too.</summary>
    private static void ReadOther(SqlReader sql, CatalogBuilder catalog, SchemaObject found)
    {
        var position = sql.Position;
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
