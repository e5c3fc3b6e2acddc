using System.Text.Json;
using Plumbline.Cli;
using Plumbline.Databases.Tests.Environments;

namespace Plumbline.Databases.Tests.Sqlite;

/// <summary>Migrations of SQLite, proved by the command: what they make, keep, take back, and what a careless one loses.</summary>
public sealed class SqliteProveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prove-sqlite-").FullName;

    private const string Start = """
        CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, note TEXT);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE, total INTEGER);
        CREATE TABLE tags (name TEXT, weight INTEGER);
        CREATE TRIGGER heavy AFTER INSERT ON tags BEGIN UPDATE tags SET weight = 1 WHERE weight IS NULL; SELECT 1; END;

        """;

    public SqliteProveTests()
    {
        Write("plumbline.yaml", "declared: { path: schema.sql, dialect: sqlite }\nhistory: db/migrations\nplan: { backfill: { orders.total: \"0\" } }\n");
        Write("schema.sql", """
            CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE, note TEXT);
            CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE, total INTEGER NOT NULL CHECK (total >= 0));
            CREATE TABLE tags (name TEXT, weight INTEGER CHECK (weight > -1000000));
            CREATE TRIGGER heavy AFTER INSERT ON tags BEGIN UPDATE tags SET weight = 1 WHERE weight IS NULL; SELECT 1; END;
            """);
        Write("db/migrations/01_start.sql", Start);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private Dictionary<string, (string Outcome, string Said)> Prove(int code, params string[] arguments)
    {
        var (found, output, error) = ExampleDatabases.Plumb(["prove", .. arguments, "--project", _folder, "--format", "json"]);
        Assert.True(found == code, $"{found}: {error}{output}");
        using var json = JsonDocument.Parse(output);
        Assert.Equal("SQLite", json.RootElement.GetProperty("product").GetString());
        return json.RootElement.GetProperty("promises").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => (p.GetProperty("outcome").GetString()!, $"{p.GetProperty("evidence")} {p.GetProperty("details")}"));
    }

    [Fact]
    public void A_plan_of_ours_keeps_all_its_promises_on_generated_rows()
    {
        Assert.Equal(ExitCode.Ok, ExampleDatabases.Plumb("plan", _folder, "--name", "tighten").Code);
        var promises = Prove(ExitCode.Ok, "02_tighten.sql", "--rows", "200");
        Assert.All(promises.Values, p => Assert.NotEqual("failed", p.Outcome));
        Assert.Equal("held", promises["comes-back"].Outcome);
        Assert.Contains("600 rows in 3 tables", promises["keeps-rows"].Said);
        Assert.DoesNotContain("rowid", promises["keeps-rows"].Said);
    }

    [Fact]
    public void A_copy_of_a_database_is_proved_on_and_the_database_stays_untouched()
    {
        Assert.Equal(ExitCode.Ok, ExampleDatabases.Plumb("plan", _folder, "--name", "tighten").Code);
        using var database = new ScratchDatabase().With(Start + "INSERT INTO users (email) VALUES ('a'), ('b'), ('c'); DELETE FROM users WHERE id = 3; INSERT INTO orders VALUES (1, 1, NULL), (2, 2, 7); INSERT INTO tags VALUES ('x', 1), ('y', 2); DELETE FROM tags WHERE name = 'x'");
        database.Close();
        var before = File.ReadAllBytes(database.File);
        var promises = Prove(ExitCode.Ok, "02_tighten.sql", "--database", $"sqlite:{database.File}");
        Assert.Equal("held", promises["keeps-rows"].Outcome);
        Assert.Contains("5 rows", promises["keeps-rows"].Said);
        Assert.Contains("orders.total: 1 row had no value and got one", promises["keeps-rows"].Said);
        Assert.Equal(before, File.ReadAllBytes(database.File));
        Assert.Equal(["test.db"], database.Files());
    }

    [Fact]
    public void A_rebuild_that_lets_references_take_rows_along_is_found_out()
    {
        Write("db/migrations/02_careless.sql", """
            CREATE TABLE new_users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, note TEXT, born TEXT);
            INSERT INTO new_users (id, email, note) SELECT id, email, note FROM users;
            DROP TABLE users;
            ALTER TABLE new_users RENAME TO users;
            """);
        Write("db/migrations/02_careless.rollback.sql", "SELECT 1;\n");
        var promises = Prove(ExitCode.Findings, "02_careless.sql", "--rows", "50");
        Assert.Equal("failed", promises["keeps-rows"].Outcome);
        Assert.Contains("orders has 0 of 50 rows", promises["keeps-rows"].Said);
        Assert.Equal("failed", promises["comes-back"].Outcome);
    }

    [Fact]
    public void Numbers_that_are_given_again_and_rows_with_other_numbers_are_told()
    {
        Write("db/migrations/02_counts.sql", """
            PRAGMA foreign_keys = OFF;
            BEGIN;
            CREATE TABLE new_users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, note TEXT);
            INSERT INTO new_users SELECT id, email, note FROM users;
            DROP TABLE users;
            ALTER TABLE new_users RENAME TO users;
            CREATE TABLE new_tags (name TEXT, weight INTEGER);
            INSERT INTO new_tags SELECT * FROM tags;
            DROP TABLE tags;
            ALTER TABLE new_tags RENAME TO tags;
            COMMIT;
            PRAGMA foreign_keys = ON;
            """);
        using var database = new ScratchDatabase().With(Start + "INSERT INTO users (email) VALUES ('a'), ('b'); DELETE FROM users WHERE id = 2; INSERT INTO tags VALUES ('x', 1), ('y', 2); DELETE FROM tags WHERE name = 'x'");
        database.Close();
        var promises = Prove(ExitCode.Findings, "02_counts.sql", "--database", $"sqlite:{database.File}");
        Assert.Contains("users goes on counting from 1, and had given numbers up to 2", promises["keeps-rows"].Said);
        Assert.Contains("the rows of tags have other numbers (rowid) now", promises["keeps-rows"].Said);
    }

    private const string Rebuilt = "PRAGMA foreign_keys = OFF;\nBEGIN;\nCREATE TABLE new_orders (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE, total INTEGER UNIQUE{0});\n{1};\nDROP TABLE orders;\nALTER TABLE new_orders RENAME TO orders;\nCOMMIT;\n";

    [Theory]
    [InlineData("", "INSERT INTO new_orders SELECT * FROM orders", "held", "it stops and leaves all as it was", "UNIQUE constraint failed")]
    [InlineData("", "DELETE FROM orders WHERE id NOT IN (SELECT min(id) FROM orders GROUP BY coalesce(total, -id)); INSERT INTO new_orders SELECT * FROM orders", "held", "did not stop it", "orders has 49 of 50 rows")]
    [InlineData("", "INSERT INTO new_orders SELECT min(id), user_id, total FROM orders GROUP BY coalesce(total, -id)", "held", "did not stop it", "orders has 49 of 50 rows")]
    [InlineData("", "INSERT OR IGNORE INTO new_orders SELECT * FROM orders", "failed", "rows that break unique orders.orders_total_key go without a word: orders has 49 of 50 rows", "")]
    [InlineData(" ON CONFLICT IGNORE", "INSERT INTO new_orders SELECT * FROM orders", "failed", "rows that break unique orders.orders_total_key go without a word: orders has 49 of 50 rows", "")]
    [InlineData(", CHECK (total > 0)", "INSERT INTO new_orders SELECT * FROM orders", "held", "it stops and leaves all as it was", "constraint failed")]
    public void What_is_asked_of_rows_for_the_first_time_is_tried_with_rows_that_break_it(string more, string copy, string outcome, string evidence, string detail)
    {
        Write("db/migrations/02_change.sql", string.Format(Rebuilt, more, copy));
        var (code, output, _) = ExampleDatabases.Plumb("prove", "02_change.sql", "--rows", "50", "--project", _folder, "--format", "json");
        Assert.Equal(outcome == "held" ? ExitCode.Ok : ExitCode.Findings, code);
        using var json = JsonDocument.Parse(output);
        var promise = json.RootElement.GetProperty("promises").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "any-rows");
        Assert.Equal(outcome, promise.GetProperty("outcome").GetString());
        Assert.Contains(evidence, promise.GetProperty("evidence").GetString());
        Assert.Contains(detail, promise.GetProperty("details").ToString());
    }

    [Fact]
    public void Where_nothing_holds_the_statements_together_it_stops_half_way()
    {
        Write("db/migrations/02_change.sql", "ALTER TABLE tags ADD COLUMN more TEXT;\nCREATE UNIQUE INDEX one ON tags (name);\n");
        Assert.Contains("stops half way on rows that the schema before allows: db/migrations/02_change.sql:2: SQLITE_19 UNIQUE constraint failed: tags.name", Prove(ExitCode.Findings, "02_change.sql", "--rows", "20")["any-rows"].Said);
    }

    [Fact]
    public void A_new_reference_is_looked_at_though_references_are_switched_off()
    {
        Write("plumbline.yaml", "declared: { path: schema.sql, dialect: sqlite }\nhistory: db/migrations\n");
        Write("schema.sql", Start.Replace("weight INTEGER)", "weight INTEGER REFERENCES users (id))", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, ExampleDatabases.Plumb("plan", _folder, "--name", "refer").Code);
        var ours = Prove(ExitCode.Ok, "02_refer.sql", "--rows", "50")["any-rows"];
        Assert.Equal("held", ours.Outcome);
        Assert.Contains("CHECK constraint failed: tags (weight) refers to rows of users that are there", ours.Said);
        var file = Path.Combine(_folder, "db/migrations/02_refer.sql");
        var text = File.ReadAllText(file);
        var from = text.IndexOf("CREATE TABLE temp.", StringComparison.Ordinal);
        var to = text.IndexOf('\n', text.IndexOf("DROP TABLE temp.", StringComparison.Ordinal));
        File.WriteAllText(file, text[..from] + text[to..]);
        var said = Prove(ExitCode.Findings, "02_refer.sql", "--rows", "50")["any-rows"].Said;
        Assert.True(said.Contains(" rows of tags refer to rows that are not there", StringComparison.Ordinal), said);
    }

    [Fact]
    public void A_statement_that_fails_is_told_with_its_place()
    {
        Write("db/migrations/02_wrong.sql", "-- a comment\n.bail on\n\nALTER TABLE users ADD COLUMN born TEXT;\nALTER TABLE nobody ADD COLUMN x TEXT;\n");
        Assert.Contains("db/migrations/02_wrong.sql:5: SQLITE_1 no such table: nobody", Prove(ExitCode.Failed, "02_wrong.sql", "--rows", "0")["runs"].Said);
    }

    [Fact]
    public void Rows_without_a_value_are_counted_in_a_file()
    {
        using var database = new ScratchDatabase().With(Start + "INSERT INTO users (email) VALUES ('a'); INSERT INTO orders VALUES (1, 1, NULL), (2, 1, NULL), (3, 1, 5)");
        database.Close();
        Write("plumbline.yaml", "declared: { path: schema.sql, dialect: sqlite }\nhistory: db/migrations\n");
        var (code, output, _) = ExampleDatabases.Plumb("plan", _folder, "--database", $"sqlite:{database.File}");
        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("2 rows that lack one", output);
    }
}
