using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>SQLite 3.35 and later: the statements that migration tools and people write for it.</summary>
public sealed class SqliteDialect : Dialect
{
    public const string Main = "main";
    public const string Temporary = "temp";

    public static readonly SqliteDialect Instance = new();

    private static readonly Catalog s_start = Catalog.Empty.With(new Schema(new(null, Main)));

    private SqliteDialect() : base(AllDialects.Sqlite, SqlFlavor.Sqlite, Main,
    [
        new Tables(), new Columns(), new PrimaryKeys(), new Uniques(), new ForeignKeys(), new Checks(), new Indexes(), new Views(), new Triggers(),
    ])
    {
    }

    public override Catalog Start() => s_start;

    public override bool HasBuiltInSchema(string name) => name is Main or Temporary;

    protected override void Register(Grammar grammar)
    {
        grammar.On("PRAGMA", Skip, Verb.Setting);
        grammar.On("BEGIN", Begin, Verb.Transaction);
        foreach (var word in (string[])["COMMIT", "END"]) grammar.On(word, Commit, Verb.Transaction);
        grammar.On("ROLLBACK", Rollback, Verb.Transaction);
        grammar.On("SAVEPOINT", (sql, catalog) => { Begin(catalog); catalog.Transactions.Save(catalog, sql.Name()); }, Verb.Transaction);
        grammar.On("RELEASE", (sql, catalog) => { sql.Take("SAVEPOINT"); catalog.Transactions.Release(sql.Name()); }, Verb.Transaction);
        foreach (var word in (string[])["SELECT", "VALUES", "EXPLAIN"]) grammar.On(word, Skip, Verb.Query);
        grammar.On("ATTACH", Attach, Verb.Setting);
        grammar.On("DETACH", Detach, Verb.Setting);
        foreach (var word in (string[])["VACUUM", "ANALYZE", "REINDEX"]) grammar.On(word, Skip, Verb.Maintenance);
        grammar.On("CREATE VIRTUAL TABLE", NotModelled, Verb.NotModelled);
        DataStatements.Register(grammar);
    }

    private static void Skip(SqlReader sql, CatalogBuilder catalog) => sql.At = sql.End;

    /// <summary>ATTACH DATABASE file AS name: what it holds already is not known, what is made in it is.</summary>
    private static void Attach(SqlReader sql, CatalogBuilder catalog)
    {
        while (!sql.AtEnd && !sql.Is("AS")) sql.Advance();
        sql.Expect("AS");
        catalog.Add(new Schema(new(null, sql.ColumnWord())));
        sql.At = sql.End;
    }

    private static void Detach(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("DATABASE");
        catalog.Remove(new(Schema.OfKind, new(null, sql.ColumnWord())));
        sql.At = sql.End;
    }

    private static void NotModelled(SqlReader sql, CatalogBuilder catalog)
    {
        catalog.AddNotExecuted("a virtual table: its columns are its module's business");
        sql.At = sql.End;
    }

    private static void Begin(SqlReader sql, CatalogBuilder catalog)
    {
        catalog.Word = TransactionWord.Opens;
        Begin(catalog);
        sql.At = sql.End;
    }

    private static void Begin(CatalogBuilder catalog)
    {
        if (!catalog.Transactions.IsOpen) catalog.Transactions.Begin(catalog);
    }

    private static void Commit(SqlReader sql, CatalogBuilder catalog)
    {
        catalog.Word = TransactionWord.Closes;
        catalog.Transactions.Commit(catalog);
        sql.At = sql.End;
    }

    private static void Rollback(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("TRANSACTION");
        if (!sql.Take("TO"))
        {
            catalog.Word = TransactionWord.Closes;
            catalog.Transactions.Rollback(catalog);
        }
        else
        {
            sql.Take("SAVEPOINT");
            catalog.Transactions.RollbackTo(catalog, sql.Name());
        }
        sql.At = sql.End;
    }
}
