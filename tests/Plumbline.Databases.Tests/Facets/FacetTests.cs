using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Facets;

/// <summary>Every facet of every kind, changed alone on a server: it is seen, and nothing else.</summary>
public sealed class FacetTests(FacetTests.Space space) : IClassFixture<FacetTests.Space>
{
    private static readonly Dictionary<string, Kind> s_kinds = typeof(SchemaObject).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SchemaObject)))
        .SelectMany(t => t.GetFields()).Where(f => f.IsStatic && f.FieldType.IsAssignableTo(typeof(Kind))).Select(f => (Kind)f.GetValue(null)!).ToDictionary(k => k.Label);

    public static IEnumerable<string> Labels() => s_kinds.Keys.Order(StringComparer.Ordinal);

    public static TheoryData<string> Kinds() => new(Labels());

    [Theory, MemberData(nameof(Kinds))]
    public void Every_facet_has_a_step_or_a_reason(string kind)
    {
        var steps = FacetCase.Read(kind).Steps;
        Assert.All(steps.Where(s => s.WhyNone is not null), s => Assert.NotEqual("", s.WhyNone));
        Assert.All(steps.Where(s => s.WhyNone is null && s.Name != FacetCase.Given), s => Assert.NotEqual("", s.Sql));
        var known = s_kinds[kind].Facets.Where(f => f.Weight != FacetWeight.Information).Select(f => f.Name).ToList();
        Assert.Empty(known.Except(steps.Select(s => s.Name)));
        Assert.Empty(steps.Select(s => s.Name).Except([.. known, FacetCase.Given, FacetCase.Appears, FacetCase.Goes]));
        Assert.Contains(steps, s => s.Name == FacetCase.Appears);
        Assert.Contains(steps, s => s.Name == FacetCase.Goes);
    }

    [ServerTheory, MemberData(nameof(Kinds))]
    public async Task A_change_is_seen_and_nothing_else(string kind)
    {
        var major = (await Server.Shared).Major;
        var wrong = new List<string>();
        await using var database = await Server.FreshAsync();
        var before = Catalog.Empty;
        foreach (var step in FacetCase.Read(kind).Steps)
        {
            if (step.WhyNone is not null || step.Sql.Length == 0 || step.From > major || (step.Sql.Contains(Space.Name) && !await space.Exists())) continue;
            await database.RunAsync(step.Sql.Replace(Space.Name, space.OwnName));
            var snapshot = await database.ReadAsync();
            var seen = Differ.Compare(before, snapshot.Catalog);
            if (step.Name != FacetCase.Given && Wrong(kind, step, seen) is { } what) wrong.Add(what);
            before = snapshot.Catalog;
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string? Wrong(string kind, FacetStep step, EquatableArray<Change> seen)
    {
        var text = $"{kind} {step.Name}: seen {(seen.IsEmpty ? "nothing" : string.Join(" and ", seen.Select(Shown)))}";
        if (step.Name == FacetCase.Appears) return seen.All(c => c is Change.Added) && seen.Any(IsOfKind) ? null : text;
        if (step.Name == FacetCase.Goes) return seen.All(c => c is Change.Dropped) && seen.Any(IsOfKind) ? null : text;
        return seen is [Change.Altered altered] && IsOfKind(altered) && altered.Facets.Select(f => f.Name).Order().SequenceEqual(step.With.Add(step.Name).Order()) ? null : text;

        bool IsOfKind(Change change) => change.Subject().Kind.Label == kind;
    }

    private static string Shown(Change change) => change switch
    {
        Change.Altered altered => $"{altered.After.Id()} ({string.Join(", ", altered.Facets.Select(f => $"{f}: {f.Read(altered.Before) ?? "-"} | {f.Read(altered.After) ?? "-"}"))})",
        Change.Renamed renamed => $"renamed {renamed.Before.Id()} to {renamed.After.Id()}",
        _ => $"{change.GetType().Name} {change.Subject().Id()}",
    };

    /// <summary>A tablespace for those that move to one; servers before 15 have none that needs no folder (manual, allow_in_place_tablespaces).</summary>
    public sealed class Space : IAsyncLifetime
    {
        public const string Name = "plumbline_space";
        private const int InPlace = 15;

        private static int s_count;

        /// <summary>Tablespaces belong to the server, which other classes and other runs of these tests share.</summary>
        public string OwnName { get; } = $"{Name}_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";

        private bool _made;

        public async Task<bool> Exists()
        {
            var server = await Server.Shared;
            if (_made || server.Major < InPlace) return _made;
            await using var database = await Server.FreshAsync();
            await using var connection = await database.OpenAsync();
            foreach (var statement in (string[])["SET allow_in_place_tablespaces = on", $"DROP TABLESPACE IF EXISTS {OwnName}", $"CREATE TABLESPACE {OwnName} LOCATION ''"])
            {
                await using var command = new Npgsql.NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync();
            }
            return _made = true;
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (!_made) return;
            await using var database = await Server.FreshAsync();
            await database.RunAsync($"DROP TABLESPACE IF EXISTS {OwnName}");
        }
    }
}
