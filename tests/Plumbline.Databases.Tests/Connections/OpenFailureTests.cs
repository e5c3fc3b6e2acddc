using System.Diagnostics;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Tests.Connections;

/// <summary>Everything that can go wrong before anybody is signed in: one clear error each, within the limit, without the password.</summary>
public sealed class OpenFailureTests
{
    private static readonly Limits s_limits = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    private static readonly Limits s_short = s_limits with { Connect = TimeSpan.FromMilliseconds(400) };

    private static async Task<DatabaseException> OpenAsync(string url, Limits? limits = null)
    {
        using var machine = new Machine();
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => PostgresConnection.OpenAsync(machine.Parse(url), limits ?? s_limits));
        Assert.DoesNotContain("canary", fault.ToString());
        Assert.DoesNotContain("canary", string.Join(' ', fault.Data.Values.Cast<object>()));
        return fault;
    }

    private static void Is(FailureReason reason, string says, DatabaseException fault)
    {
        Assert.Contains(says, fault.Message);
        Assert.Equal(reason, fault.Reason);
    }

    [Fact]
    public async Task Refused_TLS_is_never_clear_text()
    {
        await using var server = FakeServer.Refusing("28P01", "");
        foreach (var mode in new[] { "require", "verify-ca", "verify-full" })
        {
            var fault = await OpenAsync(server.Url($"?sslmode={mode}"));
            Is(FailureReason.Tls, "offers no TLS", fault);
            Assert.Contains("sslmode=disable", fault.Message);
        }
        Assert.Empty(server.Startups);
        // On loopback nothing was said about it: prefer.
        Is(FailureReason.SignIn, "does not take the password of ada", await OpenAsync(server.Url()));
        Assert.Single(server.Startups);
    }

    [Theory]
    [InlineData("28P01", "password authentication failed", FailureReason.SignIn, "does not take the password of ada")]
    [InlineData("28000", "role \"ada\" is not permitted to log in", FailureReason.SignIn, "does not let ada in: role \"ada\" is not permitted to log in")]
    [InlineData("3D000", "database \"shop\" does not exist", FailureReason.NoSuchDatabase, "there is no database shop at 127.0.0.1")]
    [InlineData("42501", "permission denied for database \"shop\"", FailureReason.NotPermitted, "grant connect")]
    [InlineData("53300", "sorry, too many clients already", FailureReason.TooManyConnections, "no connection left for ada: sorry, too many clients already")]
    [InlineData("53200", "out of memory", FailureReason.TooManyConnections, "out of resources")]
    [InlineData("57P03", "the database system is starting up", FailureReason.NotReady, "takes no connections now: the database system is starting up")]
    [InlineData("57P01", "terminating connection", FailureReason.Lost, "ended the connection")]
    [InlineData("55000", "database \"shop\" is not currently accepting connections", FailureReason.NotReady, "not currently accepting")]
    [InlineData("08P01", "unsupported startup parameter: options", FailureReason.NotSupported, "pooler")]
    [InlineData("08P01", "database \"shop\" does not exist", FailureReason.NoSuchDatabase, "there is no database shop at 127.0.0.1")]
    [InlineData("XX000", "Tenant or user not found", FailureReason.Refused, "Tenant or user not found (XX000)")]
    [InlineData("XX000", "you are \u001b[31mcanary\u0007 from canary", FailureReason.Refused, "you are ?[31m(withheld)? from (withheld) (XX000)")]
    public async Task What_the_server_refuses_is_said_in_words(string state, string message, FailureReason reason, string says)
    {
        await using var server = FakeServer.Refusing(state, message);
        var fault = await OpenAsync(server.Url());
        Is(reason, says, fault);
        Assert.Equal(state, fault.SqlState);
    }

    [Fact]
    public async Task A_missing_password_is_told_from_a_wrong_one()
    {
        await using var server = new FakeServer(async session =>
        {
            await session.SignInAsync();
            var password = await session.AskPasswordAsync();
            await session.SendErrorAsync("28P01", $"password authentication failed, you said {password}");
        });
        Is(FailureReason.SignIn, "wants a password for ada, and none is given: in the connection string, PGPASSWORD or ~/.pgpass", await OpenAsync(server.Url(user: "ada@")));
        Is(FailureReason.SignIn, "does not take the password of ada", await OpenAsync(server.Url()));
        using var machine = new Machine();
        var path = machine.Write(".pgpass", "*:*:*:*:canary");
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => PostgresConnection.OpenAsync(machine.Parse(server.Url(user: "ada@")), s_limits));
        Is(FailureReason.SignIn, $"does not take the password (from {path}) of ada", fault);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        var server = FakeServer.Silent();
        var (port, url) = (server.Port, server.Url());
        await server.DisposeAsync();
        Is(FailureReason.Unreachable, $"nobody listens at 127.0.0.1:{port}", await OpenAsync(url));
        Is(FailureReason.Unreachable, "there is no host nowhere.invalid", await OpenAsync("postgres://ada:canary@nowhere.invalid/shop"));
        Is(FailureReason.Unreachable, "the socket /nowhere/.s.PGSQL.5432 is not there", await OpenAsync("postgres://ada:canary@/shop?host=/nowhere"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_says_nothing_is_left_within_the_limit(bool afterSignIn)
    {
        await using var server = new FakeServer(async session =>
        {
            if (afterSignIn) await session.SignInAsync();
            await Task.Delay(Timeout.Infinite);
        });
        var start = Stopwatch.GetTimestamp();
        var fault = await OpenAsync(server.Url(), s_short);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.3, 30);
        Is(FailureReason.Unreachable, "within 400 ms", fault);
        Assert.Contains("takes the connection and says nothing", fault.Message);
    }

    [Fact]
    public async Task A_time_of_ones_own_is_respected()
    {
        await using var server = FakeServer.Silent();
        var start = Stopwatch.GetTimestamp();
        Is(FailureReason.Unreachable, "within 1 s", await OpenAsync(server.Url("?connect_timeout=1"), s_limits with { Connect = TimeSpan.FromSeconds(60) }));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.9, 30);
    }

    [Fact]
    public async Task Whoever_waits_no_more_is_free_at_once()
    {
        await using var server = FakeServer.Silent();
        using var cancel = new CancellationTokenSource(200);
        using var machine = new Machine();
        var start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresConnection.OpenAsync(machine.Parse(server.Url()), s_limits with { Connect = TimeSpan.FromSeconds(60) }, cancel.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.1, 30);
    }

    [Fact]
    public async Task A_connection_that_is_cut_before_anyone_signed_in()
    {
        await using var server = new FakeServer(_ => Task.CompletedTask);
        Is(FailureReason.Lost, "closed the connection before anyone was signed in", await OpenAsync(server.Url("?sslmode=disable")));
        await using var later = new FakeServer(session => session.SignInAsync());
        Is(FailureReason.Lost, "closed the connection before anyone was signed in", await OpenAsync(later.Url()));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("J\0\0\0\n8.0.36\0canary canary canary")]
    [InlineData("SSH-2.0-OpenSSH_9.2p1\r\n")]
    public async Task Something_else_listens(string says)
    {
        await using var server = new FakeServer(async session =>
        {
            await session.Stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(says));
            await Task.Delay(Timeout.Infinite);
        });
        foreach (var mode in new[] { "prefer", "disable", "require" })
        {
            var fault = await OpenAsync(server.Url($"?sslmode={mode}"), s_short);
            Assert.True(fault.Reason is FailureReason.NotSupported or FailureReason.Unreachable or FailureReason.Tls, fault.ToString());
        }
    }

    [Fact]
    public async Task Of_several_hosts_each_is_told_when_none_will_do()
    {
        await using var starting = FakeServer.Refusing("57P03", "the database system is starting up");
        await using var silent = FakeServer.Silent();
        var start = Stopwatch.GetTimestamp();
        var fault = await OpenAsync($"postgres://ada:canary@127.0.0.1:{starting.Port},127.0.0.1:{silent.Port}/shop", s_limits with { Connect = TimeSpan.FromSeconds(2) });
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.5, 30);
        Is(FailureReason.NotReady, "none of 2 hosts will do", fault);
        Assert.Contains("starting up", fault.Message);
        Assert.Contains("says nothing", fault.Message);
    }

    [Fact]
    public async Task A_wrong_password_is_not_tried_at_the_next_host()
    {
        await using var first = FakeServer.Refusing("28P01", "");
        await using var second = FakeServer.Refusing("28P01", "");
        Is(FailureReason.SignIn, "does not take the password", await OpenAsync($"postgres://ada:canary@127.0.0.1:{first.Port},127.0.0.1:{second.Port}/shop"));
        Assert.Empty(second.Startups);
    }
}
