using System.Text.Json;
using Npgsql;
using Plumbline.Cli;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tests.Environments;
using Xunit;

namespace Plumbline.Databases.Tests.Proving;

/// <summary>The command: files found in a project, targets that do not fit, exit codes, the proof in the file.</summary>
public sealed class ProveCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prove").FullName;

    public ProveCommandTests()
    {
        if (Server.WantedMajor is { } major) Write("plumbline.yaml", $"history: db/migrations\npostgres: {major}\n");
        else Write("plumbline.yaml", "history: db/migrations\n");
        Write("db/migrations/01_users.sql", "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY, email text NOT NULL, name varchar(40));\n");
        Write("db/migrations/02_orders.sql", "CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users);\n");
        Write("db/migrations/03_active.sql", "-- who is active\nALTER TABLE users ADD COLUMN IF NOT EXISTS active boolean NOT NULL DEFAULT true;\n");
        Write("db/migrations/03_active.rollback.sql", "ALTER TABLE users DROP COLUMN IF EXISTS active;\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private (int Code, string Output, string Error) Prove(params string[] arguments) => ExampleDatabases.Plumb(["prove", .. arguments, "--project", _folder]);

    [ServerFact]
    public void A_file_by_name_or_path_is_proved_on_what_stands_before_it()
    {
        var (code, output, error) = Prove("03_active.sql", "--rows", "50", "--format", "json");
        Assert.Equal((ExitCode.Ok, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("holds", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(100, json.RootElement.GetProperty("rows").GetInt64());
        Assert.Equal("the 2 files before it in db/migrations", json.RootElement.GetProperty("before").GetString());
        Assert.Equal("held", json.RootElement.GetProperty("promises").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "comes-back").GetProperty("outcome").GetString());
        Assert.Equal(ExitCode.Ok, ExampleDatabases.Plumb("prove", Path.Combine(_folder, "db", "migrations", "03_active.sql"), "--rows", "0", "--no-stall").Code);
    }

    [ServerFact]
    public void A_broken_promise_is_1_and_a_statement_that_fails_is_5()
    {
        Write("db/migrations/04_once.sql", "ALTER TABLE users ADD COLUMN age int;\n");
        Assert.Equal(ExitCode.Findings, Prove("04_once.sql", "--rows", "0").Code);
        Write("db/migrations/04_once.sql", "ALTER TABLE users ADD COLUMN age no_such_type;\n");
        var (code, output, _) = Prove("04_once.sql", "--rows", "0");
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("db/migrations/04_once.sql:1: 42704", output);
    }

    [ServerFact]
    public void What_is_not_there_or_cannot_be_sent_is_told_before_any_server_is_asked()
    {
        Assert.Contains("did you mean 03_active.sql?", Prove("03_activ.sql").Error);
        var (code, _, error) = Prove("01_users.sql", "03_active.sql");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("02_orders.sql stands between", error);
        Write("db/migrations/05_more.sql", "SELECT 1;\n\\i other.sql\n");
        Assert.Equal(ExitCode.Unreadable, Prove("05_more.sql").Code);
    }

    [ServerFact]
    public void A_file_beside_the_history_runs_after_all_of_it()
    {
        var path = Write("fixes/fix.sql", "UPDATE users SET name = upper(name);\n");
        var (code, output, _) = Prove(path, "--rows", "20");
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("the 3 files in db/migrations", output);
        Assert.Contains("users.name has other values", output);
    }

    [ServerFact]
    public void The_proof_is_written_into_the_head_once()
    {
        var path = Path.Combine(_folder, "db", "migrations", "03_active.sql");
        Assert.Equal(ExitCode.Ok, Prove("03_active.sql", "--rows", "10", "--write").Code);
        Assert.Equal(ExitCode.Ok, Prove("03_active.sql", "--rows", "10", "--write").Code);
        var text = File.ReadAllText(path);
        Assert.StartsWith("-- who is active\n-- proved on PostgreSQL ", text);
        Assert.Equal(2, text.Split("-- proved on").Length);
        Assert.Contains("--   held:   a second run changes nothing", text);
    }

    [ServerFact]
    public async Task A_target_that_the_file_was_not_written_for_is_refused_with_the_difference()
    {
        await using var fits = await Server.FreshAsync("CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, name varchar(40)); CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users); CREATE TABLE elsewhere (a int); INSERT INTO users VALUES (1, 'a', 'b')");
        var (code, output, error) = Prove("03_active.sql", "--database", await ExampleDatabases.UrlAsync(fits), "--rows", "10");
        Assert.True(code == ExitCode.Ok, output + error);
        Assert.Contains("the schema of", output);

        await using var stale = await Server.FreshAsync("CREATE TABLE users (id int PRIMARY KEY, active text); CREATE TABLE orders (id int)");
        (code, output, error) = Prove("03_active.sql", "--database", await ExampleDatabases.UrlAsync(stale), "--rows", "10");
        Assert.Equal((ExitCode.Findings, ""), (code, output));
        Assert.Contains("column users.active is only in", error);
        Assert.DoesNotContain("orders", error);
    }

    [ServerFact]
    public async Task An_index_over_a_column_that_has_another_type_in_the_target_is_refused()
    {
        Write("db/migrations/04_index.sql", "CREATE INDEX IF NOT EXISTS users_name_idx ON users (name);\n");
        await using var stale = await Server.FreshAsync("CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, name text, active boolean NOT NULL DEFAULT true); CREATE TABLE orders (id int)");
        var (code, output, error) = Prove("04_index.sql", "--database", await ExampleDatabases.UrlAsync(stale), "--rows", "10");
        Assert.Equal((ExitCode.Findings, ""), (code, output));
        Assert.Contains("column users.name type: character varying(40) in what it stands on, text in", error);
    }

    [ServerFact]
    public async Task Nothing_is_left_behind()
    {
        var server = await Server.Shared;
        Write("db/migrations/04_role.sql", "CREATE ROLE proved_reader;\nGRANT SELECT ON users TO proved_reader;\n");
        Assert.Equal(ExitCode.Findings, Prove("04_role.sql", "--rows", "5").Code);
        var left = await server.Admin.UseAsync(async c => (long)(await new NpgsqlCommand("SELECT count(*) FROM pg_roles WHERE rolname = 'proved_reader'", c).ExecuteScalarAsync())!, default);
        Assert.Equal(0, left);
    }

    [ServerFact]
    public async Task Who_ends_it_early_leaves_nothing()
    {
        Write("db/migrations/04_slow.sql", "SELECT pg_sleep(60);\n");
        await using var folder = new Shadow.ScratchFolder();
        using var process = folder.StartPlumb("prove", "04_slow.sql", "--rows", "5", "--project", _folder);
        await using (var server = await ShadowServer.Acquire(folder.Settings))
        await using (var connection = await PostgresConnection.OpenAsync(server.Address, Limits.Default))
        {
            await using var sleeps = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'", connection);
            while ((long)(await sleeps.ExecuteScalarAsync())! == 0) await Task.Delay(20);
        }
        Posix.Signal(process.Id, 2);
        await process.WaitForExitAsync();
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Empty(folder.Places());
    }
}
