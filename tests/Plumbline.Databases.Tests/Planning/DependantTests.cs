using System.Text.RegularExpressions;
using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Tests.Facets;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// What stands in the way when something changes: the cases of <c>tests/cases/dependants</c> are databases of which <c>{before|after}</c> differs.
/// The bare alteration is refused by the server exactly where we say that a dependant is disturbed, and the plan, there and back,
/// leads a server to the other state. <c>forth</c> stands where there is no way back; <c>impossible</c> says that the server has no way at all, and that we know.
/// </summary>
public sealed partial class DependantTests
{
    private static string Folder => Repository.Path("tests", "cases", "dependants");

    public static TheoryData<string> Files() => new(Directory.GetFiles(Folder, "*.sql").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [ServerTheory, MemberData(nameof(Files))]
    public async Task What_hangs_on_a_change_is_known(string file)
    {
        var major = (await Server.Shared).Major;
        var wrong = new List<string>();
        foreach (var step in FacetCase.Read(file, Folder).Steps)
            if (step.From <= major) wrong.AddRange((await WrongAsync(step, major)).Select(w => $"{file}, {step.Name}: {w}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<List<string>> WrongAsync(FacetStep step, int major)
    {
        var (before, after) = (await ReadAsync(step, major, 1), await ReadAsync(step, major, 2));
        if (step.With.Contains("impossible"))
            return Planner.Over(Situation(before, after, major)).Stuck.Count > 0 ? [] : ["the planner knows a way"];
        var wrong = new List<string>();
        await using var database = await Server.FreshAsync();
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, step, major, 1);
        wrong.AddRange((await BareAsync(connection, before, after, major)).Select(w => $"there: {w}"));
        wrong.AddRange((await PlanAsync(connection, before, after, major)).Select(w => $"there: {w}"));
        if (wrong.Count > 0 || step.With.Contains("forth")) return wrong;
        wrong.AddRange((await BareAsync(connection, after, before, major)).Select(w => $"back: {w}"));
        wrong.AddRange((await PlanAsync(connection, after, before, major)).Select(w => $"back: {w}"));
        return wrong;
    }

    private static Situation Situation(Catalog before, Catalog after, int major) => new(before, after, PostgresDialect.Instance, new PlanSettings { Version = major, Offline = true });

    /// <summary>Each alteration alone, without anybody making way: refused or not, and why we say so.</summary>
    private static async Task<List<string>> BareAsync(NpgsqlConnection connection, Catalog before, Catalog after, int major)
    {
        var wrong = new List<string>();
        var changes = Differ.ByName(before, after).OfType<Change.Altered>().ToList();
        foreach (var change in changes)
        {
            // what follows another change cannot go first
            if (changes.Exists(c => change.After.DependsOn().Contains(c.After.Id()))) continue;
            var writer = PostgresDialect.Instance.Of(change.After.Kind)!;
            if (writer.Alter(change.Before, change.After, change.Facets, new(before, after, major)) is not { } statements) continue;
            var disturbed = before.Objects.Where(o => writer.Disturbs(change.Before, change.Facets, o)).Select(o => o.Id().ToString()).Order(StringComparer.Ordinal).ToList();
            PostgresException? refused = null;
            await StatementJudge.Send(connection, "BEGIN");
            foreach (var statement in statements) refused ??= await StatementJudge.Send(connection, statement.Sql);
            await StatementJudge.Send(connection, "ROLLBACK");
            if (refused is null && disturbed.Count > 0) wrong.Add($"{change.After.Id()} disturbs {string.Join(", ", disturbed)}, we say; the server does not mind");
            if (refused is not null && disturbed.Count == 0) wrong.Add($"{change.After.Id()} disturbs nobody, we say; the server: {refused.MessageText} {refused.Detail}");
        }
        return wrong;
    }

    private static async Task<List<string>> PlanAsync(NpgsqlConnection connection, Catalog before, Catalog after, int major)
    {
        var planner = Planner.Over(Situation(before, after, major));
        if (planner.Stuck.Count > 0) return [$"the planner knows no way: {string.Join(", ", planner.Stuck.Select(s => s.After.Id()))}"];
        var statements = planner.Steps().SelectMany(s => s.Statements).Select(Guarded.Write).ToList();
        var wrong = new List<string>();
        foreach (var statement in statements)
            if (await StatementJudge.Send(connection, statement) is { } refused) wrong.Add($"the server refuses {refused.SqlState} {refused.MessageText} {refused.Detail}: {statement}");
        var read = (await Introspection.ReadAsync(connection, statistics: false)).Catalog;
        wrong.AddRange(CatalogDifferences.Between(after, read).Select(d => $"wanted | on the server: {d}"));
        if (wrong.Count > 0) wrong.Add($"planned were: {string.Join(";\n    ", statements)}");
        return wrong;
    }

    private static async Task<Catalog> ReadAsync(FacetStep step, int major, int side)
    {
        await using var database = await Server.FreshAsync();
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, step, major, side);
        return (await Introspection.ReadAsync(connection, statistics: false)).Catalog;
    }

    private static Task RunAsync(NpgsqlConnection connection, FacetStep step, int major, int side) =>
        WriterTests.RunAsync(connection, Alternatives().Replace(step.Sql, found => found.Groups[side].Value), major);

    [GeneratedRegex(@"\{([^{}|]*)\|([^{}|]*)\}")]
    private static partial Regex Alternatives();
}
