using System.Diagnostics;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Tests;
using Xunit;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>A numbered plan as its reader runs it: with psql, twice, and back.</summary>
public class NumberedStyleTests
{
    private static readonly string? s_psql = ((string[])["/usr/lib/postgresql/18/bin/psql", "/usr/lib/postgresql/17/bin/psql", "/usr/lib/postgresql/16/bin/psql", "/usr/lib/postgresql/15/bin/psql", "/usr/bin/psql"]).FirstOrDefault(File.Exists);

    [ServerFact]
    public async Task Run_twice_changes_nothing_the_second_time_and_the_rollback_leads_back()
    {
        if (s_psql is null) return;
        var (before, after) = (Case("before.sql"), Case("after.sql"));
        await using var database = await Server.FreshAsync(before + "INSERT INTO accounts VALUES (1, 'a'); INSERT INTO bookings VALUES (1, 1, '2031-01-01'), (2, 1, '2031-01-02');");
        await using var meant = await Server.FreshAsync(after);
        var start = (await database.ReadAsync()).Catalog.Fingerprint();
        var goal = (await meant.ReadAsync()).Catalog;
        var plan = Plans.Make(Goal.Between(Replayed(before), Replayed(after), []), PostgresDialect.Instance, new() { Name = "add_services", Version = 15 }).Plan!;
        var files = AllStyles.Of(MigrationStyle.Numbered)!.Write(plan, new("migrations", [], [], Catalog.Empty), new(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Files;

        for (var run = 0; run < 2; run++)
        {
            Assert.Contains("as planned: ", await Psql(database, files[0].Text));
            Assert.Equal([], CatalogDifferences.Between(goal, (await database.ReadAsync()).Catalog));
        }
        for (var run = 0; run < 2; run++)
        {
            await Psql(database, files[1].Text);
            Assert.Equal(start, (await database.ReadAsync()).Catalog.Fingerprint());
        }
    }

    /// <summary>What it said; a failure when it stopped.</summary>
    private static async Task<string> Psql(ShadowDatabase database, string text)
    {
        var start = new ProcessStartInfo(s_psql!, ["-X", "-q", "-f", "-"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        await using (var connection = await database.OpenAsync())
        {
            var to = new Npgsql.NpgsqlConnectionStringBuilder(connection.ConnectionString);
            foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("PGHOST", to.Host), ("PGPORT", to.Port.ToString()), ("PGUSER", to.Username), ("PGDATABASE", to.Database)]) start.Environment[name] = value;
            if (to.Password is { } password) start.Environment["PGPASSWORD"] = password;
        }
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await said);
        return await said;
    }

    private static Catalog Replayed(string sql) => PlanReplay.Run(PostgresDialect.Instance.Start(), sql, PostgresDialect.Instance, new() { Version = 15 }).After;

    private static string Case(string name) => File.ReadAllText(Repository.Path("tests", "cases", "plans-styles", name));
}
