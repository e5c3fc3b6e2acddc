using Plumbline.Databases.Connections;
using Plumbline.Databases.Sqlite;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Sqlite;

public class SqliteIntrospectionTests
{
    [Fact]
    public async Task Reading_leaves_nothing_beside_the_database()
    {
        using var database = new ScratchDatabase().With("PRAGMA journal_mode = wal").With("CREATE TABLE a (id INTEGER PRIMARY KEY)");
        await database.ReadAsync();
        Assert.Equal(["test.db"], database.Files());
    }

    [Fact]
    public async Task What_stands_only_in_the_log_is_read_while_the_database_is_in_use()
    {
        using var database = new ScratchDatabase().With("PRAGMA journal_mode = wal").With("CREATE TABLE a (id INTEGER PRIMARY KEY)");
        var snapshot = await SqliteIntrospection.ReadAsync(database.Address);
        Assert.Single(snapshot.Catalog.OfType<Table>());
    }

    [Fact]
    public async Task Virtual_tables_are_listed_and_what_is_behind_them_is_left_out()
    {
        using var database = new ScratchDatabase()
            .With("CREATE VIRTUAL TABLE notes USING fts5 (title, body)").With("CREATE TABLE notes_extra (id INTEGER)")
            .With("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)").With("CREATE TABLE _cf_KV (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
            .With("CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)");
        var snapshot = await database.ReadAsync();
        Assert.Equal(["counted", "notes_extra"], snapshot.Catalog.OfType<Table>().Select(t => t.Name.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["virtual table notes"], snapshot.NotRead.Select(n => n.What));
    }

    [Fact]
    public async Task What_this_SQLite_does_not_understand_is_told_with_its_version()
    {
        using var database = new ScratchDatabase()
            .With("CREATE TABLE p (id INTEGER PRIMARY KEY)").With("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT NOT NULL DEFAULT 'x', p INTEGER REFERENCES p (id) ON DELETE CASCADE, UNIQUE (n))")
            .With("PRAGMA writable_schema = on").With("UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE (n)', 'UNIQUE (n) CHECK (n @ 1 @)') WHERE name = 'a'");
        database.Close();
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => SqliteIntrospection.ReadAsync(database.Address));
        Assert.Contains("does not understand its schema", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>SQLite takes ON INSERT and does nothing about it; our reader does not know it.</summary>
    [Fact]
    public async Task A_table_whose_statement_is_not_understood_is_what_the_pragmas_say_and_is_listed()
    {
        using var database = new ScratchDatabase()
            .With("CREATE TABLE p (id INTEGER PRIMARY KEY)").With("CREATE TABLE a (id INTEGER PRIMARY KEY, n VARCHAR(9) NOT NULL DEFAULT 'x' UNIQUE, p INTEGER REFERENCES p (id) ON INSERT CASCADE ON DELETE SET NULL)");
        var understood = new ScratchDatabase()
            .With("CREATE TABLE p (id INTEGER PRIMARY KEY)").With("CREATE TABLE a (id INTEGER PRIMARY KEY, n VARCHAR(9) NOT NULL DEFAULT 'x' UNIQUE, p INTEGER REFERENCES p (id) ON DELETE SET NULL)");
        var snapshot = await database.ReadAsync();
        Assert.Empty(CatalogDifferences.Between((await understood.ReadAsync()).Catalog, snapshot.Catalog));
        Assert.Equal(["checks, names of constraints and generation expressions of table a"], snapshot.NotRead.Select(n => n.What));
        understood.Dispose();
    }

    [Fact]
    public async Task Rows_and_bytes_are_counted()
    {
        using var database = new ScratchDatabase().With("CREATE TABLE a (id INTEGER PRIMARY KEY)").With("INSERT INTO a VALUES (1), (2), (3)");
        var snapshot = await database.ReadAsync();
        Assert.Equal(3, snapshot.Facts.Statistics[new(Table.OfKind, new("main", "a"))].Rows);
        Assert.StartsWith("SQLite 3.", snapshot.Facts.Server, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_database_is_told_in_one_clear_error()
    {
        using var database = new ScratchDatabase();
        await Refused("there is no such file", FailureReason.NoSuchDatabase);
        Assert.Empty(database.Files());
        await File.WriteAllTextAsync(database.File, string.Join(' ', Enumerable.Repeat("this is a text, or something encrypted", 100)));
        await Refused("is no SQLite database, or an encrypted one", FailureReason.NotSupported);
        File.Delete(database.File);
        Directory.CreateDirectory(database.File);
        await Refused("is a folder", FailureReason.NoSuchDatabase);

        async Task Refused(string because, FailureReason reason)
        {
            var fault = await Assert.ThrowsAsync<DatabaseException>(() => SqliteIntrospection.ReadAsync(database.Address));
            Assert.Contains(because, fault.Message, StringComparison.Ordinal);
            Assert.Equal(reason, fault.Reason);
        }
    }

    [Fact]
    public async Task A_cut_off_database_is_damaged()
    {
        using var database = new ScratchDatabase();
        for (var i = 0; i < 200; i++) database.With($"CREATE TABLE a{i} (id INTEGER PRIMARY KEY, {new string('x', 100)} TEXT)");
        database.Close();
        using (var file = File.OpenWrite(database.File)) file.SetLength(8192);
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => SqliteIntrospection.ReadAsync(database.Address));
        Assert.Equal(FailureReason.Refused, fault.Reason);
    }

    [Fact]
    public async Task A_lock_ends_in_a_clear_error_within_its_limit()
    {
        using var database = new ScratchDatabase().With("CREATE TABLE a (id INTEGER PRIMARY KEY)").With("BEGIN EXCLUSIVE");
        var limits = Limits.Default with { Lock = TimeSpan.FromSeconds(1) };
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => SqliteIntrospection.ReadAsync(database.Address, limits));
        Assert.Equal(FailureReason.Lock, fault.Reason);
    }

    [Fact]
    public async Task An_empty_file_is_an_empty_database()
    {
        using var database = new ScratchDatabase();
        await File.WriteAllBytesAsync(database.File, []);
        Assert.Empty((await database.ReadAsync()).Catalog.OfType<Table>());
    }
}
