using System.Diagnostics;
using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;

namespace Plumbline.Databases.Tests.Connections;

/// <summary>A real server that goes away, holds locks or lets nobody in: one clear error each, within its limit.</summary>
public sealed class PostgresFailureTests
{
    private static readonly Limits s_limits = new(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(5));

    private static async Task<DatabaseException> FailsAsync(ConnectionString address, Func<NpgsqlConnection, CancellationToken, Task<int>>? work = null, Limits? limits = null)
    {
        var start = Stopwatch.GetTimestamp();
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => PostgresConnection.ReadAsync(address, limits ?? s_limits, work ?? ReadAsync(limits ?? s_limits)));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
        Assert.DoesNotContain("canary", fault.ToString());
        return fault;
    }

    private static Func<NpgsqlConnection, CancellationToken, Task<int>> ReadAsync(Limits limits) => async (connection, cancel) =>
    {
        await Introspection.ReadAsync(connection, limits, cancel);
        return 0;
    };

    private static Func<NpgsqlConnection, CancellationToken, Task<int>> Sql(string text, Action? meanwhile = null) => async (connection, cancel) =>
    {
        await using var command = new NpgsqlCommand(text, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = 0;
        while (await reader.ReadAsync(cancel))
            if (rows++ == 0) meanwhile?.Invoke();
        return rows;
    };

    private static void Is(FailureReason reason, string? state, string says, DatabaseException fault)
    {
        Assert.Contains(says, fault.Message);
        Assert.Equal((reason, state), (fault.Reason, fault.SqlState));
    }

    [ServerFact]
    public async Task No_such_database()
    {
        var server = await Server.Shared;
        Is(FailureReason.NoSuchDatabase, "3D000", "there is no database nowhere", await FailsAsync(server.Address.ForDatabase("nowhere")));
    }

    [ServerFact]
    public async Task Roles_that_may_not_in()
    {
        await using var database = await Server.FreshAsync();
        var role = $"role_{database.Name}";
        await database.RunAsync($"create role {role} login; revoke connect on database {database.Name} from public;");
        try
        {
            Is(FailureReason.NotPermitted, "42501", $"{role} may not connect to {database.Name}", await FailsAsync(As(database, role)));
            await database.RunAsync($"grant connect on database {database.Name} to {role}; alter role {role} connection limit 0");
            Is(FailureReason.TooManyConnections, "53300", "has no connection left", await FailsAsync(As(database, role)));
            await database.RunAsync($"alter role {role} nologin");
            Is(FailureReason.SignIn, "28000", "not permitted to log in", await FailsAsync(As(database, role)));
        }
        finally
        {
            await database.RunAsync($"revoke all on database {database.Name} from {role}; drop role {role}");
        }
    }

    [ServerFact]
    public async Task A_lock_that_somebody_holds()
    {
        await using var database = await Server.FreshAsync("create table t (a int); comment on table t is 'x';");
        await using var other = await database.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table pg_catalog.pg_description in access exclusive mode", other)) await command.ExecuteNonQueryAsync();
        Is(FailureReason.Lock, "55P03", "kept it longer than 300 ms", await FailsAsync(database.Address));
        Is(FailureReason.Timeout, "57014", "longer than 500 ms (statement timeout)", await FailsAsync(database.Address, limits: s_limits with { Lock = TimeSpan.FromSeconds(30), Statement = TimeSpan.FromMilliseconds(500) }));
    }

    [ServerFact]
    public async Task A_lock_that_keeps_everybody_from_signing_in()
    {
        await using var database = await Server.FreshAsync();
        await using var other = await database.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table pg_catalog.pg_class, pg_catalog.pg_type, pg_catalog.pg_attribute in access exclusive mode", other)) await command.ExecuteNonQueryAsync();
        var fault = await FailsAsync(database.Address, limits: s_limits with { Connect = TimeSpan.FromSeconds(1) });
        Is(FailureReason.Unreachable, null, "waits for a lock on its catalogs", fault);
    }

    [ServerFact]
    public async Task A_table_locked_by_a_migration_does_not_keep_us()
    {
        await using var database = await Server.FreshAsync("create table t (a int primary key, b int check (b > 0)); create view v as select a from t;");
        await using var other = await database.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table t in access exclusive mode", other)) await command.ExecuteNonQueryAsync();
        var start = Stopwatch.GetTimestamp();
        try
        {
            var snapshot = await PostgresConnection.ReadAsync(database.Address, s_limits, (c, cancel) => Introspection.ReadAsync(c, s_limits, cancel));
            Assert.NotEqual(0, snapshot.Catalog.Count);
        }
        catch (DatabaseException fault)
        {
            Assert.Equal(FailureReason.Lock, fault.Reason);
        }
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [ServerFact]
    public async Task A_backend_that_is_ended_or_cancelled()
    {
        await using var database = await Server.FreshAsync();
        Is(FailureReason.Lost, "57P01", "the server ended the connection while reading", await FailsAsync(database.Address, Sql("select pg_terminate_backend(pg_backend_pid()), pg_sleep(10)")));
        Is(FailureReason.Timeout, "57014", "or was cancelled at the server", await FailsAsync(database.Address, Sql("select pg_cancel_backend(pg_backend_pid()), pg_sleep(10)")));
    }

    [ServerFact]
    public async Task A_network_that_is_cut_in_the_middle_of_a_result()
    {
        await using var database = await Server.FreshAsync();
        await using (var proxy = new Proxy(database.Address))
        {
            Is(FailureReason.Lost, null, "the connection was lost while reading", await FailsAsync(proxy.Address, Sql("select repeat('x', 10000) from generate_series(1, 1000000)", proxy.Cut)));
        }
        await using (var proxy = new Proxy(database.Address))
        {
            Is(FailureReason.Lost, null, "the connection was lost while reading", await FailsAsync(proxy.Address, async (connection, cancel) =>
            {
                proxy.CutAfter(3000);
                return await ReadAsync(s_limits)(connection, cancel);
            }));
        }
    }

    [ServerFact]
    public async Task A_network_that_falls_silent_in_the_middle_of_a_result()
    {
        await using var database = await Server.FreshAsync();
        await using var proxy = new Proxy(database.Address);
        var limits = s_limits with { Connect = TimeSpan.FromSeconds(2), Statement = TimeSpan.FromSeconds(1) };
        Is(FailureReason.Timeout, null, "did not answer within 1 s", await FailsAsync(proxy.Address, async (connection, cancel) =>
        {
            proxy.FallSilent();
            return await ReadAsync(limits)(connection, cancel);
        }, limits));
        // The driver first tries to tell the server, which takes as long as a connection may.
        await using var again = new Proxy(database.Address);
        var fault = await FailsAsync(again.Address, Sql("select repeat('x', 10000) from generate_series(1, 1000000)", again.FallSilent), limits);
        Is(FailureReason.Timeout, null, "did not answer within 1 s", fault);
    }

    [ServerFact]
    public async Task Whoever_waits_no_more_is_free_at_once_and_the_server_stops()
    {
        await using var database = await Server.FreshAsync();
        using var cancel = new CancellationTokenSource();
        var start = 0L;
        var marker = $"select /* {Guid.NewGuid():n} */ 1 union all select 2 from pg_sleep(60)";
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresConnection.ReadAsync(database.Address, s_limits with { Statement = TimeSpan.FromSeconds(60) }, async (connection, stop) =>
        {
            var running = Sql(marker)(connection, stop);
            await Task.Delay(200, CancellationToken.None);
            start = Stopwatch.GetTimestamp();
            await cancel.CancelAsync();
            return await running;
        }, cancel.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
        await using var other = await database.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from pg_stat_activity where state = 'active' and query = $1", other) { Parameters = { new() { Value = marker } } };
        while ((long)(await command.ExecuteScalarAsync())! > 0) Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [ServerFact]
    public async Task Whoever_waits_no_more_is_free_at_once_though_the_network_is_dead()
    {
        await using var database = await Server.FreshAsync();
        await using var proxy = new Proxy(database.Address);
        using var cancel = new CancellationTokenSource();
        var start = 0L;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresConnection.ReadAsync(proxy.Address, Limits.Default, Sql("select repeat('x', 10000) from generate_series(1, 1000000)", () =>
        {
            proxy.FallSilent();
            start = Stopwatch.GetTimestamp();
            cancel.CancelAfter(100);
        }), cancel.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [ServerFact]
    public async Task Whoever_waits_no_more_for_a_schema_is_free_at_once_and_the_server_stops()
    {
        await using var database = await Server.FreshAsync();
        await using var other = await database.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table pg_catalog.pg_description in access exclusive mode", other)) await command.ExecuteNonQueryAsync();
        using var cancel = new CancellationTokenSource();
        var limits = s_limits with { Lock = TimeSpan.FromSeconds(60), Statement = TimeSpan.FromSeconds(60) };
        var reading = PostgresConnection.ReadAsync(database.Address, limits, ReadAsync(limits), cancel.Token);
        await using var count = new NpgsqlCommand($"select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = '{database.Name}')", other);
        while ((long)(await count.ExecuteScalarAsync())! == 0) await Task.Delay(20);
        var start = Stopwatch.GetTimestamp();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
        while ((long)(await count.ExecuteScalarAsync())! > 0) Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [ServerFact]
    public async Task A_bug_is_no_failure_of_the_database()
    {
        await using var database = await Server.FreshAsync();
        await Assert.ThrowsAsync<InvalidCastException>(() => PostgresConnection.ReadAsync<int>(database.Address, s_limits, (_, _) => throw new InvalidCastException()));
    }

    [ServerFact]
    public async Task An_old_server_is_told_so()
    {
        await using var database = await Server.FreshAsync();
        var major = $"server_version\0{(await Server.Shared).Major}.";
        await using var proxy = new Proxy(database.Address) { Replace = (System.Text.Encoding.ASCII.GetBytes(major), System.Text.Encoding.ASCII.GetBytes("server_version\09.6")) };
        var fault = await FailsAsync(proxy.Address);
        Assert.Contains("11 and newer are read", fault.Message);
        Assert.Equal(FailureReason.NotSupported, fault.Reason);
    }

    [ServerFact]
    public async Task Clear_text_is_known_where_bytes_leave_the_machine()
    {
        await using var database = await Server.FreshAsync();
        await using var proxy = new Proxy(database.Address);
        Assert.Null((await DatabaseReader.ReadAsync(proxy.Address, "db", s_limits)).Facts.Encrypted);
        // No loopback to whoever reads the name, and this machine all the same.
        var elsewhere = ConnectionString.Parse(proxy.Url(Environment.MachineName) + "&sslmode=prefer");
        Assert.False((await DatabaseReader.ReadAsync(elsewhere, "db", s_limits)).Facts.Encrypted);
        Is(FailureReason.Tls, null, "offers no TLS, and it is not on this machine", await FailsAsync(ConnectionString.Parse(proxy.Url(Environment.MachineName))));
    }

    [ServerFact]
    public async Task Which_of_several_hosts_is_meant_can_be_said()
    {
        var server = await Server.Shared;
        var host = server.Address.Postgres.Hosts[0];
        string With(string target) => $"host={host.Name} port={host.Port} user={server.Address.Postgres.User} dbname=postgres target_session_attrs={target}";
        foreach (var target in new[] { "any", "primary", "read-write", "prefer-standby" })
        {
            await using var connection = await PostgresConnection.OpenAsync(ConnectionString.Parse(With(target)), s_limits);
            Assert.Equal("plumb", await new NpgsqlCommand("show application_name", connection).ExecuteScalarAsync());
        }
        foreach (var target in new[] { "standby", "read-only" }) Is(FailureReason.NotReady, null, "is a primary", await FailsAsync(ConnectionString.Parse(With(target))));
    }

    private static ConnectionString As(ShadowDatabase database, string role)
    {
        var host = database.Address.Postgres.Hosts[0];
        return ConnectionString.Parse($"host={host.Name} port={host.Port} dbname={database.Name} user={role} password=canary");
    }
}
