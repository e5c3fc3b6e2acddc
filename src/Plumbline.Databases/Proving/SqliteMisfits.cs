using Microsoft.Data.Sqlite;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;

namespace Plumbline.Databases.Proving;

/// <summary>Rows of a SQLite database, in a transaction that is open. A column takes what its affinity does not like, too.</summary>
internal sealed class SqliteMisfits(SqliteConnection connection, Catalog before, Catalog after) : MisfitRows(after)
{
    /// <summary>No answer of a constraint of its own: a row that breaks it shall stay as it was, not go.</summary>
    protected override string Update => "UPDATE OR ABORT";

    protected override string Quoted(string name) => WrittenTable.Quoted(name);

    protected override string Quoted(ObjectName name) => WrittenTable.Quoted(name);

    protected override string RowOf(ObjectName table) =>
        before.Find(new(Table.OfKind, table)) is Table { WithoutRowId: true } && before.Children<PrimaryKey>(new(Table.OfKind, table)).FirstOrDefault() is { } key ? WrittenTable.Quoted(key.Columns) : "rowid";

    protected override IEnumerable<string> Values(Column column) => ["-1", "0", "2147483646", "''", "'plumbline: nobody'", $"'{new string('x', 4000)}'", "'0001-01-01'", "'9999-12-31'"];

    protected override Task<bool> TriesAsync(string sql) => Task.FromResult(IsTaken(sql) && (!sql.StartsWith(Update, StringComparison.Ordinal) || !Finds("SELECT 1 FROM pragma_foreign_key_check").GetValueOrDefault()));

    protected override Task<bool?> FindsAsync(string query) => Task.FromResult(Finds(query));

    private bool IsTaken(string sql)
    {
        try
        {
            SqliteScript.Send(connection, sql);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private bool? Finds(string query)
    {
        try
        {
            return SqliteScript.Rows(connection, $"SELECT EXISTS ({query})", r => r.GetBoolean(0))[0];
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
