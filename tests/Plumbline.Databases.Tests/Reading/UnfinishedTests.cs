using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Reading;

/// <summary>What was begun on a server and not finished, and what is there but is nobody's schema.</summary>
public class UnfinishedTests
{
    private static T Find<T>(Catalog catalog, Kind kind, ObjectName name) where T : SchemaObject => Assert.IsType<T>(catalog.Find(new(kind, name)));

    [ServerFact]
    public async Task An_index_that_failed_to_be_built_is_invalid()
    {
        await using var database = await Server.FreshAsync("CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1)");
        await Assert.ThrowsAsync<PostgresException>(() => database.RunAsync("CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a)"));
        Assert.True(Find<Model.Index>((await database.ReadAsync()).Catalog, Model.Index.OfKind, new("public", "t_a", "t")).Invalid);
    }

    [ServerFact]
    public async Task A_partition_that_is_being_detached_says_so()
    {
        if ((await Server.Shared).Major < 14) return;
        await using var database = await Server.FreshAsync("CREATE TABLE p (a integer) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p FOR VALUES IN (1)");
        await using var reader = await database.OpenAsync();
        await using var snapshot = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var look = new NpgsqlCommand("SELECT count(*) FROM p", reader, snapshot)) await look.ExecuteScalarAsync();
        // It marks the partition, then waits for the one who still looks, and gives up.
        await Assert.ThrowsAsync<PostgresException>(() => DetachAsync(database));
        var table = Find<Table>((await database.ReadAsync()).Catalog, Table.OfKind, new("public", "q"));
        Assert.True(table.DetachPending);
        Assert.Equal("p (detach pending)", Table.PartitionOfFacet.Read(table));
    }

    private static async Task DetachAsync(ShadowDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await using (var limit = new NpgsqlCommand("SET statement_timeout = 500", connection)) await limit.ExecuteNonQueryAsync();
        await using var detach = new NpgsqlCommand("ALTER TABLE p DETACH PARTITION q CONCURRENTLY", connection);
        await detach.ExecuteNonQueryAsync();
    }

    [ServerFact]
    public async Task Temporary_objects_of_others_are_no_part_of_the_schema()
    {
        await using var database = await Server.FreshAsync();
        await using var other = await database.OpenAsync();
        await using (var make = new NpgsqlCommand("CREATE TEMP TABLE t (a serial PRIMARY KEY CHECK (a > 0), b text); CREATE TEMP VIEW v AS SELECT a FROM t; CREATE INDEX ON t (b)", other)) await make.ExecuteNonQueryAsync();
        Assert.Equal(["public"], (await database.ReadAsync()).Catalog.Objects.Select(o => o.Name.Name));
        // Nor are one's own.
        Assert.Equal(["public"], (await Introspection.ReadAsync(other)).Catalog.Objects.Select(o => o.Name.Name));
    }

    [ServerFact]
    public async Task A_lock_on_a_table_is_waited_for_no_longer_than_the_limit()
    {
        await using var database = await Server.FreshAsync("CREATE TABLE t (a integer DEFAULT 1, b integer CHECK (b > 0)); CREATE INDEX ON t (a) WHERE b > 1");
        await using var holder = await database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE t IN ACCESS EXCLUSIVE MODE", holder, transaction)) await hold.ExecuteNonQueryAsync();
        await using var connection = await database.OpenAsync();
        var limits = Plumbline.Databases.Connections.Limits.Default with { Lock = TimeSpan.FromMilliseconds(200) };
        var started = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            Assert.Equal(2, (await Introspection.ReadAsync(connection, limits)).Catalog.Objects.OfType<Column>().Count());
        }
        catch (PostgresException fault)
        {
            // Servers that open a table to print an expression about it do wait.
            Assert.Equal("55P03", fault.SqlState);
        }
        Assert.InRange(started.Elapsed.TotalSeconds, 0, 30);
    }

    [ServerFact]
    public async Task Not_null_constraints_have_names_and_may_be_unproved()
    {
        if ((await Server.Shared).Major < 18) return;
        await using var database = await Server.FreshAsync("CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT must NOT NULL, c integer); ALTER TABLE t ADD CONSTRAINT later NOT NULL c NOT VALID");
        var columns = (await database.ReadAsync()).Catalog.Columns(new("public", "t"));
        Assert.Equal([null, "must", "later"], columns.Select(c => c.NotNullName));
        Assert.Equal(["not null", "not null", "not null not valid"], columns.Select(Column.NotNullFacet.Read));
    }

    /// <summary>What the server prints of an object is as of now, though the rows are of one moment.</summary>
    [ServerFact]
    public async Task Tables_that_are_dropped_while_they_are_read_are_no_error()
    {
        await using var database = await Server.FreshAsync("CREATE TABLE stays (a integer CHECK (a > 0))");
        using var enough = new CancellationTokenSource();
        var churn = Task.Run(async () =>
        {
            for (var round = 0; !enough.IsCancellationRequested; round++)
            {
                var names = Enumerable.Range(0, 20).Select(i => $"c{round}_{i}").ToList();
                await database.RunAsync(string.Join(';', names.Select(n => $"CREATE TABLE {n} (a integer CHECK (a > 1), b integer DEFAULT 1); CREATE INDEX ON {n} (abs(a)) WHERE a > 2; CREATE VIEW v_{n} AS SELECT a FROM {n}")));
                await database.RunAsync($"DROP TABLE {string.Join(", ", names)} CASCADE");
                await Task.Delay(100);
            }
        });
        await using var connection = await database.OpenAsync();
        for (var i = 0; i < 15; i++) Assert.NotNull((await Introspection.ReadAsync(connection)).Catalog.Find(new(Check.OfKind, new("public", "stays_a_check", "stays"))));
        await enough.CancelAsync();
        await churn;
    }
}
