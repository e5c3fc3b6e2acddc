using Plumbline.Cli;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Databases.Tests.Environments;

/// <summary>The example with its three databases: local pushed, staging and production migrated, production with an index made by hand.</summary>
public class HealthRecordsTests
{
    private static readonly Lazy<Task<CheckResult>> s_result = new(CheckAsync);

    private static async Task<CheckResult> CheckAsync()
    {
        var project = Workspace.Open(Repository.Path("examples", "health-records")).Project;
        await using var local = await PushedAsync();
        await using var staging = await ExampleDatabases.MigratedAsync(project, platform: true, IsRun);
        await using var production = await ExampleDatabases.MigratedAsync(project, platform: true, IsRun);
        await production.RunAsync("""create index "Observation_code_idx" on "Observation" (code)""");
        return await ExampleDatabases.CheckAsync(project, ("local", local), ("staging", staging), ("production", production));
    }

    /// <summary>PostgreSQL refuses the one that was tried by hand.</summary>
    private static bool IsRun(string migration) => !migration.Contains("chat_message");

    private static async Task<ShadowDatabase> PushedAsync()
    {
        var (code, sql, error) = ExampleDatabases.Plumb("inspect", $"prisma:{Repository.Path("examples", "health-records", "prisma", "schema.prisma")}");
        Assert.Equal((0, ""), (code, error));
        var database = await ExampleDatabases.PlatformAsync();
        await database.RunAsync(sql);
        await database.RunAsync(await File.ReadAllTextAsync(Repository.Path("examples", "health-records", "prisma", "security", "chat_message.sql")));
        return database;
    }

    [ServerFact]
    public async Task The_push_is_suspected_of_local_alone_and_told_once()
    {
        var result = await s_result.Value;
        var pushed = Assert.Single(result.Findings, f => f.Rule == "schema-pushed");
        Assert.Equal(["local"], pushed.Environments);
        Assert.Contains("prisma db push suspected in local", pushed.Message);
        Assert.Contains("column personal_models.model_type", pushed.Message);
        Assert.Contains("48 policies", pushed.Message);
        Assert.DoesNotContain(result.Findings, f => f != pushed && f.Environments.Contains("local") && AllRules.Find(f.Rule)!.Family is Family.Environments or Family.Tracking);
        Assert.Contains(result.Diagnoses, d => d.Cause.Contains("edited and pushed to local") && d.Because.Contains(pushed));
    }

    [ServerFact]
    public async Task The_index_made_by_hand_is_found_in_production_alone()
    {
        var result = await s_result.Value;
        var manual = Assert.Single(result.Findings, f => f.Rule is "only-in-database" or "missing-in-database" or "differs-in-database");
        Assert.Equal(("only-in-database", "Observation.Observation_code_idx"), (manual.Rule, manual.Subject!.Name.ToString()));
        Assert.Equal(["production"], manual.Environments);
        Assert.Equal(new Origin("production"), manual.Where);
        Assert.Equal("prisma/migrations/20250911081240_init/migration.sql", Assert.Single(manual.Related).Where.File);
        Assert.Contains(result.Diagnoses, d => d.Cause == "production was changed by hand: index Observation.Observation_code_idx" && d.Next == "plumb diff history production");
    }

    [ServerFact]
    public async Task Drift_between_the_files_is_told_once_and_not_for_each_database()
    {
        var files = Checks.Run(Workspace.Open(Repository.Path("examples", "health-records")).Project, new DateOnly(2026, 1, 1));
        var drift = (CheckResult result) => result.Findings.Where(f => AllRules.Find(f.Rule)?.Family is Family.Drift or Family.Design or Family.Security).Select(f => f.Key()).Order();
        Assert.Equal(drift(files), drift(await s_result.Value));
    }

    [ServerFact]
    public async Task Every_environment_is_a_column_of_the_matrix()
    {
        var result = await s_result.Value;
        TruthState[] States(string name) => result.Truth().Single(r => r.Facet is null && r.Subject.Name.ToString() == name).Values.Where(v => v.Source != "prisma/security/*.sql").Select(v => v.State).ToArray();
        Assert.Equal(["schema.prisma", "prisma/security/*.sql", "history", "local", "staging", "production"], result.Truth()[0].Values.Select(v => v.Source));
        Assert.Equal([TruthState.Same, TruthState.Absent, TruthState.Same, TruthState.Absent, TruthState.Absent], States("personal_models.model_type"));
        Assert.Equal([TruthState.Same, TruthState.Different, TruthState.Same, TruthState.Different, TruthState.Different], States("personal_models.version"));
        Assert.Equal([TruthState.Same, TruthState.Refused, TruthState.Same, TruthState.Absent, TruthState.Absent], States("ChatMessage"));
        Assert.Equal([TruthState.Absent, TruthState.Absent, TruthState.Absent, TruthState.Absent, TruthState.Different], States("Observation.Observation_code_idx"));
        Assert.Equal([TruthState.Silent, TruthState.Same, TruthState.Absent, TruthState.Same, TruthState.Same], States("Person.Person_select"));
        Assert.DoesNotContain(result.Truth(), r => r.Subject.Name.ToString().Contains("_prisma_migrations") || r.Subject.Name.Schema == "auth");
    }

    [ServerFact]
    public async Task Each_environment_has_a_verdict_and_what_stands_in_its_way()
    {
        var result = await s_result.Value;
        var readiness = result.Readiness().ToDictionary(r => r.Database.Name);
        Assert.All(readiness.Values, r => Assert.Equal(Verdict.NotReady, r.Verdict));
        Assert.Contains(readiness["local"].Blocking, f => f.Rule == "schema-pushed");
        Assert.DoesNotContain(readiness["local"].Blocking, f => f.Rule == "column-not-in-history");
        Assert.Equal(8, readiness["staging"].Blocking.Count(f => f.Rule == "column-not-in-history"));
        Assert.Equal(["only-in-database"], readiness["production"].Blocking.Except(readiness["staging"].Blocking).Select(f => f.Rule));

        var text = TerminalReport.Write(result, Style.Plain);
        Assert.Contains("as history", text);
        Assert.All(text.Split('\n').SkipWhile(l => l != "What differs").TakeWhile(l => l.Length > 0), l => Assert.True(l.Length <= 100, l));
        Assert.Matches(@"(?m)^  production  not ready  \d+ blocking: ", text);
        Assert.Contains("| production | PostgreSQL", MarkdownReport.Write(result));
        using var json = System.Text.Json.JsonDocument.Parse(JsonReport.Write(result));
        Assert.Equal("not-ready", json.RootElement.GetProperty("environments").GetProperty("production").GetString());
        Assert.Equal(readiness["production"].Blocking.Count, json.RootElement.GetProperty("readiness").GetProperty("production").GetProperty("blocking").GetArrayLength());
    }
}
