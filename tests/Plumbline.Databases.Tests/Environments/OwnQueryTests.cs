using Plumbline.Cli;

namespace Plumbline.Databases.Tests.Environments;

/// <summary>A project's own rule that asks databases: each row is told, nothing can be changed by it, and a query that fails says so.</summary>
public sealed class OwnQueryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-own-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<(int Code, string Output)> CheckAsync(string url, string query)
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "plumbline.yaml"), $"history: db\ndatabases:\n  live: {{ url: \"{url}\" }}\nrules:\n  orphan-seat:\n    level: high\n    message: seat {{id}} of {{tenant}} {{at}} belongs to nobody\n    query: |\n      {query.ReplaceLineEndings("\n      ")}\n");
        Directory.CreateDirectory(Path.Combine(_root, "db"));
        await File.WriteAllTextAsync(Path.Combine(_root, "db", "01_a.sql"), Schema);
        using var output = new StringWriter();
        var code = CommandLine.Run(["check", _root, "--format", "json", "--fail-on", "high"], output, output);
        return (code, output.ToString());
    }

    private const string Schema = "CREATE TABLE seats (id int PRIMARY KEY, tenant text, at date);\n";

    [ServerFact]
    public async Task Each_row_of_a_database_offends()
    {
        await using var database = await Server.FreshAsync(Schema + "INSERT INTO seats VALUES (1, 'a', NULL), (2, NULL, '2026-01-02'), (3, NULL, NULL)");
        var url = await ExampleDatabases.UrlAsync(database);
        var found = await CheckAsync(url, "SELECT * FROM seats\nWHERE tenant IS NULL;");
        Assert.Equal(ExitCode.Findings, found.Code);
        Assert.Contains("seat 2 of null 2026-01-02 belongs to nobody", found.Output);
        Assert.Contains("seat 3 of null null belongs to nobody", found.Output);
        Assert.DoesNotContain("seat 1", found.Output);
        Assert.Equal(ExitCode.Ok, (await CheckAsync(url, "SELECT * FROM seats WHERE false")).Code);
    }

    [ServerTheory]
    [InlineData("DELETE FROM seats RETURNING id")]
    [InlineData("WITH gone AS (DELETE FROM seats RETURNING id) SELECT id FROM gone")]
    [InlineData("SELECT 1) x; DELETE FROM seats; SELECT * FROM (SELECT 1")]
    [InlineData("SELECT nextval('counter')")]
    [InlineData("SELECT nothing FROM seats")]
    public async Task What_is_no_reading_is_refused_and_told(string query)
    {
        await using var database = await Server.FreshAsync(Schema + "INSERT INTO seats VALUES (1, 'a', NULL); CREATE SEQUENCE counter");
        var found = await CheckAsync(await ExampleDatabases.UrlAsync(database), query);
        Assert.Equal(ExitCode.Findings, found.Code);
        Assert.Contains("orphan-seat could not be asked of live", found.Output);
        await using var connection = await database.OpenAsync();
        await using var count = new Npgsql.NpgsqlCommand("SELECT count(*) FROM seats", connection);
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_file_is_asked_as_well()
    {
        var path = Path.Combine(_root, "app.db");
        _ = Plumbline.Databases.Sqlite.SqliteLibrary.Version;
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE seats (id int PRIMARY KEY, tenant text, at date); INSERT INTO seats VALUES (1, 'a', NULL), (2, NULL, 3.5)";
            command.ExecuteNonQuery();
        }
        Assert.Contains("seat 2 of null 3.5 belongs to nobody", (await CheckAsync($"sqlite:{path}", "SELECT * FROM seats WHERE tenant IS NULL")).Output);
        Assert.Contains("could not be asked of live", (await CheckAsync($"sqlite:{path}", "DELETE FROM seats")).Output);
    }
}
