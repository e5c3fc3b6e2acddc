using System.Collections.Concurrent;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Proving;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Planning.Rows;
using Xunit;

namespace Plumbline.Databases.Tests.Proving;

/// <summary>The schema of every replay case, filled on a server: only the tables listed here get no rows, and for the reason given.</summary>
public class ReplayFill
{
    private static readonly string s_root = Repository.Path("tests", "cases", "replay");

    /// <summary>case: table: why.</summary>
    private static readonly HashSet<string> s_known =
    [
        "partitions/attach-and-detach: p: partitioned, and there is no partition to take a row",
        "partitions/keys-must-hold-the-partition-key: b: partitioned, and there is no partition to take a row",
        "partitions/overlaps: mm: partitioned, and there is no partition to take a row",
        // by a sum of two columns, of which only 1, 2 and 3 have a partition
        "partitions/overlaps: x: no partition of relation \"x\" found for row",
        "partitions/range-list-hash: e: partitioned, and there is no partition to take a row",
    ];

    [ServerFact]
    public async Task Every_table_of_the_replay_cases_is_filled_or_known()
    {
        var unfilled = new ConcurrentBag<string>();
        var (filled, rows) = (0, 0L);
        await Parallel.ForEachAsync(ReplayCase.Names(s_root), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (name, _) =>
        {
            var (statements, _) = ReplayCase.Read(s_root, name).Replay((await Server.Shared).Major);
            await using var database = await Server.FreshAsync();
            await using (var first = await database.OpenAsync(CancellationToken.None))
            {
                await StatementJudge.Run(first, statements);
                await StatementJudge.Send(first, "COMMIT");
            }
            await using var connection = await database.OpenAsync(CancellationToken.None);
            var catalog = (await Introspection.ReadAsync(connection, statistics: false, cancel: CancellationToken.None)).Catalog;
            var result = await GeneratedRows.FillAsync(connection, catalog, new RowSizes(50), cancel: CancellationToken.None);
            foreach (var table in result.Unfilled) unfilled.Add($"{name}: {table.Table}: {table.Why}");
            Interlocked.Add(ref filled, result.Filled.Count);
            Interlocked.Add(ref rows, result.Rows());
        });
        Assert.True(s_known.SetEquals(unfilled), $"{filled} tables filled with {rows} rows, {unfilled.Count} not:\n{string.Join("\n", unfilled.Order())}");
    }
}
