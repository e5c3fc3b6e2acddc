using Plumbline.Dialects.Sqlite;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>Every plan case in memory: the plan reaches its goal and leads back, a second one is empty, and its text is as it was accepted.</summary>
public sealed class PlanCaseTests
{
    public static TheoryData<string> Cases() => new(PlanCase.All());

    public static TheoryData<string> SqliteCases() => new(PlanCase.All(SqliteDialect.Instance));

    [Theory, MemberData(nameof(Cases))]
    public void A_plan_leads_there_and_back(string path) => Judge(PlanCase.Read(path));

    [Theory, MemberData(nameof(SqliteCases))]
    public void A_plan_for_SQLite_leads_there_and_back(string path) => Judge(PlanCase.Read(path, SqliteDialect.Instance));

    private static void Judge(PlanCase one)
    {
        var (before, after) = (PlanCase.Replay(one.Before, one.Settings.Version, one.Dialect), PlanCase.Replay(one.After, one.Settings.Version, one.Dialect));
        var result = one.Plan(before, after, one.Settings);
        Assert.True(result.Faults.IsEmpty, string.Join("\n", result.Faults) + "\n" + string.Join("\n", result.Tried.SelectMany(s => s.Statements).Select(Plumbline.Planning.Guarded.Write)));
        var seen = PlanCase.Shown(result);
        if (Repository.Accepting) one.Accept(seen);
        else Assert.Equal(one.Accepted.Trim(), seen.Trim(), ignoreLineEndingDifferences: true);
        if (result.Plan is null) return;
        Assert.False(result.Plan.IsEmpty, "nothing is planned");
        Assert.True(one.Plan(after, after, one.Settings).Plan!.IsEmpty, "a second plan is not empty");
    }
}
