using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>The real server judges every plan case.</summary>
public sealed class PlanCaseJudgeTests
{
    public static TheoryData<string> Cases() => new(PlanCase.All());

    [ServerTheory, MemberData(nameof(Cases))]
    public Task A_plan_makes_on_a_server_what_was_wanted(string path) => JudgeAsync(PlanCase.Read(path));

    /// <summary>The other form: short where the case is judged with tables of unknown size, careful where it is short.</summary>
    [LongServerTheory, MemberData(nameof(Cases))]
    public Task So_does_its_other_form(string path)
    {
        var one = PlanCase.Read(path);
        return JudgeAsync(one with { Settings = one.Settings with { Offline = !one.Settings.Offline && !one.Settings.Small, Small = false } });
    }

    /// <summary>A program of the server's own major, or none: it refuses newer servers, and writes older ones in a way of its own.</summary>
    private static readonly Lazy<Task<SchemaDump?>> s_dumps = new(async () =>
        LongServerFactAttribute.WhySkipped is null ? (await SchemaDump.FindAsync(ShadowSettings.FromEnvironment(), (await Server.Shared).Major, CancellationToken.None)).Program : null);

    private static async Task JudgeAsync(PlanCase one)
    {
        var major = (await Server.Shared).Major;
        if (one.From > major) return;
        var wrong = (await PlanJudge.Run(one, major, await s_dumps.Value)).Wrong;
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
