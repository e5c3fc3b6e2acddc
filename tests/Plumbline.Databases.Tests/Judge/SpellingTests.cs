using Plumbline.Tests.Sql;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// What compares equal with us is printed equal by a server, or, where we decide otherwise and say why, has the same value for every row
/// of a table of edge values; what differs with us is printed differently.
/// </summary>
public class SpellingTests
{
    [ServerFact]
    public async Task Equal_spellings_are_one_to_a_server() => Assert.Empty(await Judged("equal", (judge, pair) => judge.WhyNotOne(pair)));

    [ServerFact]
    public async Task Different_spellings_are_two_to_a_server() => Assert.Empty(await Judged("different", (judge, pair) => judge.WhyNotTwo(pair)));

    private static async Task<List<string>> Judged(string verdict, Func<SpellingJudge, SpellingPair, Task<string?>> judge)
    {
        await using var database = await Server.FreshAsync(await File.ReadAllTextAsync(Repository.Path("tests", "cases", "spelling", "setup.sql")) + SpellingJudge.Rows);
        await using var connection = await database.OpenAsync();
        var on = new SpellingJudge(connection);
        var complaints = new List<string>();
        foreach (var pair in SpellingPair.ReadAll(Repository.Path("tests", "cases", "spelling", verdict)))
            if (await judge(on, pair) is { } complaint) complaints.Add(complaint);
        return complaints;
    }
}
