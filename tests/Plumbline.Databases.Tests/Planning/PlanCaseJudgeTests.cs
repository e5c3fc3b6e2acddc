using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>The real server judges every plan case.</summary>
public sealed class PlanCaseJudgeTests
{
    public static TheoryData<string> Cases() => new(PlanCase.All());

    [ServerTheory, MemberData(nameof(Cases))]
    public async Task A_plan_makes_on_a_server_what_was_wanted(string path)
    {
        var one = PlanCase.Read(path);
        var major = (await Server.Shared).Major;
        if (one.From > major) return;
        var wrong = await PlanJudge.Run(one, major);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
