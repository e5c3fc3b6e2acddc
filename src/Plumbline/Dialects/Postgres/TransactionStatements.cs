using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>BEGIN, COMMIT, ROLLBACK, SAVEPOINT (manual 3.4): what is rolled back was never there.</summary>
internal static class TransactionStatements
{
    public static void Register(Grammar grammar)
    {
        foreach (var begin in new[] { "BEGIN", "START TRANSACTION" }) grammar.On(begin, (_, catalog) => Begin(catalog), Verb.Transaction);
        foreach (var commit in new[] { "COMMIT", "END" }) grammar.On(commit, (sql, catalog) => End(sql, catalog, true), Verb.Transaction);
        foreach (var rollback in new[] { "ROLLBACK", "ABORT" }) grammar.On(rollback, Rollback, Verb.Transaction);
        grammar.On("SAVEPOINT", (sql, catalog) => catalog.Transactions.Save(catalog, sql.Name()), Verb.Transaction);
        grammar.On("RELEASE", Release, Verb.Transaction);
        grammar.On("PREPARE TRANSACTION", (_, catalog) => Prepare(catalog), Verb.Transaction);
    }

    private static void Begin(CatalogBuilder catalog)
    {
        catalog.Word = TransactionWord.Opens;
        catalog.Transactions.Begin(catalog);
    }

    private static void Prepare(CatalogBuilder catalog)
    {
        catalog.Word = TransactionWord.Closes;
        catalog.Transactions.Rollback(catalog);
    }

    private static void Rollback(SqlReader sql, CatalogBuilder catalog)
    {
        if (!sql.Take("WORK")) sql.Take("TRANSACTION");
        if (sql.Take("PREPARED")) return;
        if (sql.Take("TO"))
        {
            sql.Take("SAVEPOINT");
            catalog.Transactions.RollbackTo(catalog, sql.Name());
            return;
        }
        End(sql, catalog, false);
    }

    private static void End(SqlReader sql, CatalogBuilder catalog, bool commit)
    {
        if (!sql.Take("WORK")) sql.Take("TRANSACTION");
        if (sql.Take("PREPARED")) return;
        var chain = sql.Take("AND", "CHAIN");
        if (!chain) sql.Take("AND", "NO", "CHAIN");
        catalog.Word = TransactionWord.Closes;
        if (commit) catalog.Transactions.Commit(catalog);
        else catalog.Transactions.Rollback(catalog);
        if (chain) catalog.Transactions.Begin(catalog);
    }

    private static void Release(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("SAVEPOINT");
        catalog.Transactions.Release(sql.Name());
    }
}
