using Plumbline.Rules;
using Plumbline.Tests.Rules;

namespace Plumbline.Databases.Tests.Footprints;

/// <summary>What rules about locks say of their cases is what a server does: the offending form and the safe one are run and measured.</summary>
public class RuleCaseTests
{
    public static TheoryData<string> Cases() => new(SqlCase.All().Where(c => AllRules.Find(c.Split('/')[0])?.Family == Family.Locks));

    [ServerTheory, MemberData(nameof(Cases))]
    public async Task What_a_case_takes_is_measured(string path)
    {
        var one = SqlCase.Read(path);
        if (one.From > (await Server.Shared).Major) return;
        var wrong = await FootprintJudge.RunAsync(one.Before, one.Change, one.Style);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
