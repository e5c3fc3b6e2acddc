using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Reading;

/// <summary>What a server knows of rows, sizes and use comes with the schema, as far as the role may see it.</summary>
public class StatisticsTests
{
    private const string Schema = """
        CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text, b text);
        CREATE INDEX t_a ON t (a);
        CREATE TABLE never (a integer);
        INSERT INTO t (a) SELECT 'x' || n FROM generate_series(1, 1000) n;
        ANALYZE t;
        """;

    private static readonly ObjectId s_table = new(Table.OfKind, new("public", "t"));

    [ServerFact]
    public async Task Rows_sizes_and_positions_are_read()
    {
        await using var database = await Server.FreshAsync(Schema);
        await database.RunAsync("SET enable_seqscan = off; SELECT count(*) FROM t WHERE a = 'x7'");
        var facts = (await database.ReadAsync()).Facts;
        var statistics = facts.Statistics[s_table];
        Assert.Equal(1000, statistics.Rows);
        Assert.InRange(statistics.Bytes!.Value, 30_000, 1_000_000);
        Assert.Equal(1, statistics.NullFractions["b"]);
        Assert.Equal(0, statistics.NullFractions["a"]);
        Assert.Equal([s_table.Name.Member("t_a"), s_table.Name.Member("t_pkey")], statistics.IndexScans.Keys.Select(k => k.Name).Order());
        Assert.Equal(1000, facts.SequencePositions[new(Sequence.OfKind, new("public", "t_id_seq"))]);
        Assert.Null(facts.Statistics.GetValueOrDefault(new(Table.OfKind, new("public", "never")))?.Rows);
    }

    [ServerFact]
    public async Task What_a_role_may_not_know_is_unknown_and_no_obstacle()
    {
        await using var database = await Server.FreshAsync(Schema);
        await using var connection = await database.OpenAsync();
        await using var role = await Nobody.BecomeAsync(connection);
        var facts = (await Introspection.ReadAsync(connection)).Facts;
        Assert.Empty(facts.Statistics[s_table].NullFractions);
        Assert.Equal(1000, facts.Statistics[s_table].Rows);
        Assert.Empty(facts.SequencePositions);
    }

    [ServerFact]
    public async Task They_can_be_left_out()
    {
        await using var database = await Server.FreshAsync(Schema);
        await using var connection = await database.OpenAsync();
        Assert.Empty((await Introspection.ReadAsync(connection, statistics: false)).Facts.Statistics);
    }
}
