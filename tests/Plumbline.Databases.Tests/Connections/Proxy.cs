using System.Net;
using System.Net.Sockets;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Tests.Connections;

/// <summary>A network between the client and a server's socket: it can be cut, go silent, or change a few bytes on the way.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource _cut = new();
    private readonly TaskCompletionSource _silence = new();
    private readonly UnixDomainSocketEndPoint _server;
    private readonly string _rest;
    private readonly Task _accepting;
    private volatile bool _silent;
    private long _left = long.MaxValue;

    public Proxy(ConnectionString server)
    {
        var host = server.Postgres.Hosts[0];
        _server = new($"{host.Name}/.s.PGSQL.{host.Port}");
        _rest = $"/{server.Postgres.Database}?user={server.Postgres.User}";
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConnectionString Address => ConnectionString.Parse(Url("127.0.0.1"));

    public string Url(string host) => $"postgres://:canary@{host}:{((IPEndPoint)_listener.LocalEndpoint).Port}{_rest}";

    /// <summary>Bytes of the server to be replaced by as many others.</summary>
    public (byte[] Before, byte[] After)? Replace { get; init; }

    /// <summary>Every connection is reset, now.</summary>
    public void Cut() => _cut.Cancel();

    /// <summary>Every connection is reset once the server has sent this much more.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _left, bytes);

    /// <summary>Nothing passes any more, and nobody is told: a cable was pulled.</summary>
    public void FallSilent() => _silent = true;

    public async ValueTask DisposeAsync()
    {
        _silence.TrySetResult();
        await _cut.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ForwardAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over: stopped while it listened, or just before it would again.
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            try
            {
                await server.ConnectAsync(_server, _cut.Token);
                await Task.WhenAny(CopyAsync(client, server, counted: false), CopyAsync(server, client, counted: true));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                // Cut: what follows resets both sides.
            }
            client.LingerState = new(true, 0);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool counted)
    {
        var buffer = new byte[8192];
        while (await from.ReceiveAsync(buffer, _cut.Token) is > 0 and var length)
        {
            if (_silent) await _silence.Task.WaitAsync(_cut.Token);
            if (counted && Interlocked.Add(ref _left, -length) < 0) return;
            if (counted && Replace is var (before, after) && buffer.AsSpan(0, length).IndexOf(before) is >= 0 and var at) after.CopyTo(buffer, at);
            await to.SendAsync(buffer.AsMemory(0, length), _cut.Token);
        }
    }
}
