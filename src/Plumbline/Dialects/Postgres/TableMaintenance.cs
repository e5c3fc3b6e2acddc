using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>VACUUM, ANALYZE, CLUSTER, REINDEX and LOCK (manual): nothing of the schema changes, but tables are held meanwhile.</summary>
internal static class TableMaintenance
{
    public static void Register(Grammar grammar)
    {
        grammar.On("VACUUM", ReadVacuum, Verb.Maintenance);
        foreach (var word in new[] { "ANALYZE", "ANALYSE" }) grammar.On(word, ReadAnalyze, Verb.Maintenance);
        grammar.On("CLUSTER", ReadCluster, Verb.Maintenance);
        grammar.On("REINDEX", ReadReindex, Verb.Maintenance);
        grammar.On("LOCK", ReadLock, Verb.Maintenance);
    }

    private static void ReadVacuum(SqlReader sql, CatalogBuilder catalog)
    {
        if (catalog.Transactions.IsOpen) throw new StatementRefused(SqlStates.ActiveSqlTransaction, "VACUUM cannot run inside a transaction block", sql.Position);
        var full = TakeOptions(sql, "FULL");
        while (sql.Is("FULL") || sql.Is("FREEZE") || sql.Is("VERBOSE") || sql.Is("ANALYZE") || sql.Is("ANALYSE")) full |= Word(sql) == "FULL";
        foreach (var on in Named(sql, catalog).Where(t => catalog.Current.Find(t) is not Table { PartitionBy: not null }))
            if (full) catalog.Hold(on, LockMode.AccessExclusive, Work.Rewrite);
            else catalog.Hold(on, LockMode.ShareUpdateExclusive, Work.Scan);
    }

    private static void ReadAnalyze(SqlReader sql, CatalogBuilder catalog)
    {
        TakeOptions(sql, "");
        sql.Take("VERBOSE");
        foreach (var on in Named(sql, catalog)) catalog.Hold(on, LockMode.ShareUpdateExclusive);
    }

    /// <summary>CLUSTER [VERBOSE] [table [USING index]], or as it was before 8.3: index ON table.</summary>
    private static void ReadCluster(SqlReader sql, CatalogBuilder catalog)
    {
        TakeOptions(sql, "");
        sql.Take("VERBOSE");
        if (!sql.IsName) return;
        var written = sql.QualifiedName();
        if (sql.Take("ON")) written = sql.QualifiedName();
        sql.At = sql.End;
        if (catalog.FindRelation(written) is (Table or MaterializedView) and var found) catalog.Hold(found.Id(), LockMode.AccessExclusive, Work.Rewrite);
    }

    /// <summary>An index whose making had failed is whole afterwards (manual, REINDEX).</summary>
    private static void ReadReindex(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        TakeOptions(sql, "");
        var scope = Word(sql);
        if (sql.Take("CONCURRENTLY")) catalog.Clauses |= Clauses.Concurrently;
        var concurrently = catalog.Clauses.HasFlag(Clauses.Concurrently);
        if (scope is not ("INDEX" or "TABLE"))
        {
            var schema = scope == "SCHEMA" && sql.IsName ? sql.Name() : null;
            foreach (var table in Tables(catalog).Where(t => schema is null || t.Name.Schema == schema)) HoldIndexes(catalog, table, concurrently);
            return;
        }
        if (!sql.IsName || catalog.FindRelation(sql.QualifiedName()) is not { } found) return;
        if (scope == "TABLE") HoldIndexes(catalog, found, concurrently);
        else if (found.Parent() is { } table) Rebuild(catalog, table, found, concurrently);
        // the indexes of a table that are not whole are left out by CONCURRENTLY
        var indexes = scope == "INDEX" ? found is Index one ? [one] : [] : concurrently ? [] : catalog.Current.Children<Index>(found.Id()).ToList();
        foreach (var index in indexes)
            if (catalog.Current.Find(index.Parent()!) is not Table { PartitionBy: not null }) catalog.Alter(index, index with { Invalid = false }, position);
    }

    private static void HoldIndexes(CatalogBuilder catalog, SchemaObject table, bool concurrently)
    {
        foreach (var one in table is Table ? Partitions.AllBelow(catalog.Current, table.Name).Where(t => t.PartitionOf is not null).Prepend(table) : [table])
            foreach (var index in Catalog.Sorted(catalog.Current.Children(one.Id())).Where(i => i is Index or PrimaryKey or Unique or Exclusion)) Rebuild(catalog, one.Id(), index, concurrently);
    }

    private static void Rebuild(CatalogBuilder catalog, ObjectId table, SchemaObject index, bool concurrently)
    {
        catalog.Hold(table, concurrently ? LockMode.ShareUpdateExclusive : LockMode.Share, Work.Build);
        if (!concurrently) catalog.Hold(index.Id(), LockMode.AccessExclusive, Work.Rewrite);
    }

    /// <summary>LOCK [TABLE] [ONLY] name [*], … [IN … MODE] [NOWAIT]; ACCESS EXCLUSIVE unless it says another.</summary>
    private static void ReadLock(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("TABLE");
        var tables = new List<ObjectId>();
        do
        {
            var only = sql.Take("ONLY");
            if (!sql.IsName) return;
            if (catalog.FindRelation(sql.QualifiedName()) is Table table)
            {
                tables.Add(table.Id());
                if (!only) tables.AddRange(Partitions.AllBelow(catalog.Current, table.Name).Select(t => t.Id()));
            }
            sql.TakeOperator("*");
        }
        while (sql.Take(TokenKind.Comma));
        var mode = sql.Take("IN") ? ReadMode(sql) : LockMode.AccessExclusive;
        sql.At = sql.End;
        foreach (var table in tables) catalog.Hold(table, mode);
    }

    private static LockMode ReadMode(SqlReader sql)
    {
        var words = new List<string>();
        while (!sql.AtEnd && !sql.Is("MODE")) words.Add(Word(sql));
        var name = string.Join(' ', words);
        foreach (var mode in Enum.GetValues<LockMode>())
            if (mode.InWords() == name) return mode;
        throw sql.Unexpected("a lock mode");
    }

    /// <summary>The tables that are named, with their partitions; all of the database where none is.</summary>
    private static List<ObjectId> Named(SqlReader sql, CatalogBuilder catalog)
    {
        if (!sql.IsName) return [.. Tables(catalog).Select(t => t.Id())];
        var found = new List<ObjectId>();
        do
        {
            if (!sql.IsName) break;
            if (catalog.FindRelation(sql.QualifiedName()) is (Table or MaterializedView) and var table)
            {
                found.Add(table.Id());
                if (table is Table { PartitionBy: not null }) found.AddRange(Partitions.AllBelow(catalog.Current, table.Name).Select(t => t.Id()));
            }
            if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
        }
        while (sql.Take(TokenKind.Comma));
        sql.At = sql.End;
        return found;
    }

    private static IEnumerable<SchemaObject> Tables(CatalogBuilder catalog) => Catalog.Sorted(catalog.Current.Objects.Where(o => o is Table { ForeignServer: null } or MaterializedView));

    /// <summary>A list of options in parentheses, and whether one of them is said and not switched off.</summary>
    private static bool TakeOptions(SqlReader sql, string wanted)
    {
        var said = false;
        if (!sql.Is(TokenKind.LeftParen)) return said;
        for (; !sql.AtEnd && !sql.Take(TokenKind.RightParen); sql.Advance())
            if (sql.Is(wanted)) said = !sql.IsAt(1, "OFF") && !sql.IsAt(1, "FALSE") && !(sql.Peek(1).Kind == TokenKind.Number);
        return said;
    }

    private static string Word(SqlReader sql)
    {
        var word = sql.CurrentSpan.ToString().ToUpperInvariant();
        sql.Advance();
        return word;
    }
}
