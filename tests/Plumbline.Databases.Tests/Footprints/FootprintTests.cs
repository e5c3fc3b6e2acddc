using Plumbline.Planning;
using Plumbline.Tests;
using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Footprints;

/// <summary>What footprints say is what servers do: over statements of every kind, on the majors that <c>PLUMBLINE_TEST_MAJOR</c> names.</summary>
public class FootprintTests
{
    public static TheoryData<string> Cases() => new(Directory.EnumerateFiles(Repository.Path("tests", "cases", "footprints"), "*.sql").Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal));

    [ServerTheory, MemberData(nameof(Cases))]
    public async Task Footprints_are_what_the_server_takes(string name)
    {
        var text = await File.ReadAllTextAsync(Repository.Path("tests", "cases", "footprints", $"{name}.sql"));
        if (text.StartsWith("-- from: ", StringComparison.Ordinal) && int.Parse(text[9..11]) > (await Server.Shared).Major) return;
        var parts = text.Split("-- change\n");
        Assert.Equal(2, parts.Length);
        var wrong = await FootprintJudge.RunAsync(parts[0], parts[1]);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>One in so many of the plan cases in every run, always the same; the others in the long suite.</summary>
    private const int OneIn = 6;

    public static TheoryData<string> Plans() => new(Sample.Of(PlanCase.All(), OneIn));

    [ServerTheory, MemberData(nameof(Plans))]
    public async Task So_are_those_of_our_own_plans(string path)
    {
        var major = (await Server.Shared).Major;
        var one = PlanCase.Read(path);
        // What rows stand in the way of does not run.
        if (one.From > major || one.InTheWay.Length > 0) return;
        var result = one.Plan(PlanCase.Replay(one.Before, major), PlanCase.Replay(one.After, major), one.Settings with { Version = major });
        if (result.Plan is not { } plan) return;
        var script = string.Join('\n', plan.Steps.SelectMany(s => s.Statements).Select(Guarded.Write));
        var wrong = await FootprintJudge.RunAsync($"{one.Before}\n{one.Rows}", script, rows: false);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
