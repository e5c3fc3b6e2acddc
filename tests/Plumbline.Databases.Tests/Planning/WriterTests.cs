using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tests.Facets;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// What the kinds write, judged by a server: every step of <c>tests/cases/facets</c> and <c>tests/cases/alters</c> is taken back by written
/// statements and made again by written ones, on the server and in memory, and each time everything is as it was. <c>stays</c> says that nothing is dropped for it.
/// </summary>
public sealed class WriterTests(FacetTests.Space space) : IClassFixture<FacetTests.Space>
{
    private static string Folder => Repository.Path("tests", "cases", "alters");

    public static TheoryData<string> Facets() => new(FacetTests.Labels());

    public static TheoryData<string> Forms() => new(Directory.GetFiles(Folder, "*.sql").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [ServerTheory, MemberData(nameof(Facets))]
    public Task Each_facet_is_changed_and_changed_back(string kind) => JudgeAsync(FacetCase.Read(kind));

    [ServerTheory, MemberData(nameof(Forms))]
    public Task Each_form_of_change_is_made_and_unmade(string file) => JudgeAsync(FacetCase.Read(file, Folder));

    private async Task JudgeAsync(FacetCase steps)
    {
        var major = (await Server.Shared).Major;
        var done = new List<string>();
        var wrong = new List<string>();
        var database = await Server.FreshAsync();
        try
        {
            var before = await ReadAsync(database);
            foreach (var step in steps.Steps)
            {
                if (step.WhyNone is not null || step.Sql.Length == 0 || step.From > major || (step.Sql.Contains(FacetTests.Space.Name) && !await space.Exists())) continue;
                var sql = step.Sql.Replace(FacetTests.Space.Name, space.OwnName);
                done.Add(sql);
                await RunAsync(database, sql, major);
                var after = await ReadAsync(database);
                if (step.Name != FacetCase.Given && !step.NoWay)
                {
                    if (step.OneWay) database = await AgainAsync(database, done.SkipLast(1), major);
                    var what = await WrongAsync(database, before.Catalog, after.Catalog, step, major, after.Facts.Role!);
                    wrong.AddRange(what.Select(w => $"{steps.Kind} {step.Name}: {w}"));
                    if (what.Count > 0) database = await AgainAsync(database, done, major);
                }
                before = after;
            }
        }
        finally
        {
            await database.DisposeAsync();
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<ShadowDatabase> AgainAsync(ShadowDatabase database, IEnumerable<string> steps, int major)
    {
        await database.DisposeAsync();
        database = await Server.FreshAsync();
        foreach (var step in steps) await RunAsync(database, step, major);
        return database;
    }

    /// <summary>One statement after the other in one session, as psql does it.</summary>
    private static async Task RunAsync(ShadowDatabase database, string sql, int major)
    {
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, sql, major);
    }

    internal static async Task RunAsync(NpgsqlConnection connection, string sql, int major)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = major };
        foreach (var statement in PostgresDialect.Instance.Execute(new SourceText("case", "case.sql", sql), builder).Statements)
            if (await StatementJudge.Send(connection, statement.Text().ToString()) is { } refused) Assert.Fail($"{refused.MessageText}: {statement.Text()}");
    }

    private static async Task<DatabaseSnapshot> ReadAsync(ShadowDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await Introspection.ReadAsync(connection, statistics: false);
    }

    /// <summary>The database is in the state of <paramref name="after"/>: back to before, and forth again.</summary>
    private static async Task<List<string>> WrongAsync(ShadowDatabase database, Catalog before, Catalog after, FacetStep step, int major, string role)
    {
        await using var connection = await database.OpenAsync();
        var renamed = step.Renamed.Select(r => (Before: Find(before, r.Before), After: Find(after, $"{r.Before[..^Find(before, r.Before).Name.ToString().Length]}{r.After}"))).ToList();
        var wrong = step.OneWay ? [] : await WrongAsync(connection, after, before, renamed.ConvertAll(r => (r.After, r.Before)), major, role, "back", false);
        if (wrong.Count == 0) wrong.AddRange(await WrongAsync(connection, before, after, renamed, major, role, "forth", step.Stays));
        return wrong;
    }

    private static SchemaObject Find(Catalog catalog, string id) => catalog.Objects.Single(o => o.Id().ToString() == id);

    private static async Task<List<string>> WrongAsync(NpgsqlConnection connection, Catalog from, Catalog to, List<(SchemaObject Before, SchemaObject After)> renamed, int major, string role, string way, bool stays)
    {
        var changes = Differ.Compare(from, to);
        var wrong = new List<string>();
        await ExistAsync(connection, changes, from, major, wrong);
        var (statements, complaints) = WrittenChange.Between(from, to, renamed, major, role);
        wrong.AddRange(complaints);
        if (stays) wrong.AddRange(statements.Where(s => s.StartsWith("DROP ", StringComparison.Ordinal) || (s.StartsWith("CREATE ", StringComparison.Ordinal) && !s.StartsWith("CREATE OR REPLACE", StringComparison.Ordinal))).Select(s => $"it does not stay: {s}"));
        // a body may name what its maker had already dropped
        await StatementJudge.Send(connection, "SET check_function_bodies = off");
        foreach (var statement in statements)
            if (await StatementJudge.Send(connection, statement) is { } refused) wrong.Add($"the server refuses: {refused.SqlState} {refused.MessageText}: {statement}");
        var seen = await Introspection.ReadAsync(connection, statistics: false);
        wrong.AddRange(CatalogDifferences.Between(to, seen.Catalog).Select(d => $"on the server: {d.Replace("replayed", "wanted", StringComparison.Ordinal)}"));
        if (wrong.Count > 0) wrong.Add($"written were: {string.Join(";\n      ", statements)}");
        await ExistAsync(connection, changes, to, major, wrong);
        return wrong.ConvertAll(w => $"{way}: {w}");
    }

    /// <summary>Every object of a change is said to exist exactly when it does, by the server and in memory.</summary>
    private static async Task ExistAsync(NpgsqlConnection connection, IEnumerable<Change> changes, Catalog now, int major, List<string> wrong)
    {
        var subjects = changes.SelectMany(c => c switch
        {
            Change.Altered altered => (SchemaObject[])[altered.After],
            Change.Renamed renamed => [renamed.Before, renamed.After],
            _ => [c.Subject()],
        });
        foreach (var subject in subjects)
        {
            if (PostgresDialect.Instance.Of(subject.Kind)!.Exists(subject) is not { } condition) continue;
            var expected = now.Contains(subject.Id());
            if (await AskAsync(connection, condition) != expected) wrong.Add($"{subject.Id()} {(expected ? "exists" : "does not exist")}, which the server denies: {condition}");
            if (AskInMemory(now, major, expected ? condition : $"NOT {condition}") is { } complaint) wrong.Add($"{subject.Id()} {(expected ? "exists" : "does not exist")}, which is denied in memory: {condition}: {complaint}");
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string condition)
    {
        await using var command = new NpgsqlCommand($"SET search_path = pg_catalog; SELECT {condition}", connection);
        try
        {
            return (bool)(await command.ExecuteScalarAsync())!;
        }
        finally
        {
            await StatementJudge.Send(connection, "RESET search_path");
        }
    }

    /// <summary>What speaks against a condition; null when it holds for certain.</summary>
    private static string? AskInMemory(Catalog now, int major, string condition)
    {
        var builder = new CatalogBuilder(now) { Version = major, Blocks = DoBlock.Read };
        var executed = PostgresDialect.Instance.Execute(new SourceText("asked", "asked.sql", $"DO $$ BEGIN IF {condition} THEN CREATE TABLE plumbline_found (); END IF; END $$"), builder);
        var complaints = executed.Statements.SelectMany(s => s.NotExecuted).Concat(executed.Findings.Select(f => f.Message)).Concat(executed.Statements.Select(s => s.Refused?.Message).OfType<string>());
        return complaints.FirstOrDefault() ?? (builder.Current.Relation("public", "plumbline_found") is null ? "it is false" : null);
    }
}
