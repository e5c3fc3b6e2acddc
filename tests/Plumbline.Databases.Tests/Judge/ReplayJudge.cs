using Plumbline.Databases.Postgres;
using Plumbline.Model;
using Plumbline.Tests.Scripts;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// Every replay case on a server: each statement refused there with the SQLSTATE that the replay gives, or by neither;
/// and the database read afterwards equal, facet by facet, to what the replay says a server would hold.
/// </summary>
public class ReplayJudge
{
    private static readonly string s_root = Repository.Path("tests", "cases", "replay");

    public static TheoryData<string> Cases() => new(ReplayCase.Names(s_root));

    [ServerTheory, MemberData(nameof(Cases))]
    public async Task A_server_agrees(string name)
    {
        var server = await Server.Shared;
        var (statements, catalog) = ReplayCase.Read(s_root, name).Replay(server.Major);
        await using var database = await Server.FreshAsync();
        await using var connection = await database.OpenAsync();
        var disagreements = await StatementJudge.Run(connection, statements);
        await StatementJudge.Send(connection, "COMMIT");
        var snapshot = await Introspection.ReadAsync(connection, statistics: false);
        disagreements.AddRange(snapshot.NotRead.Where(n => !n.Why.Contains("not compared", StringComparison.Ordinal)).Select(n => $"not read: {n.What}: {n.Why}"));
        disagreements.AddRange(CatalogDifferences.Between(Held.By(catalog, snapshot.Facts.Role!), snapshot.Catalog));
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }
}
