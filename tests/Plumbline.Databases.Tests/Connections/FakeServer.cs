using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Plumbline.Databases.Tests.Connections;

/// <summary>Something that listens on loopback and behaves towards each connection as a test says: the first bytes of PostgreSQL's protocol, or none of it.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private const int TlsRequest = 80877103;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public FakeServer(Func<Session, Task> behave)
    {
        _listener.Start();
        _accepting = AcceptAsync(behave);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every startup message that arrived in clear text or after a handshake.</summary>
    public ConcurrentQueue<string> Startups { get; } = [];

    public string Url(string parameters = "", string user = "ada:canary@") => $"postgres://{user}127.0.0.1:{Port}/shop{parameters}";

    /// <summary>Answers the request for TLS, reads the startup message, and refuses it.</summary>
    public static FakeServer Refusing(string state, string message) => new(async session =>
    {
        await session.SignInAsync();
        await session.SendErrorAsync(state, message);
    });

    /// <summary>Accepts, and never says a word.</summary>
    public static FakeServer Silent() => new(_ => Task.Delay(Timeout.Infinite));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<Session, Task> behave)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = RunAsync(client, behave);
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task RunAsync(TcpClient client, Func<Session, Task> behave)
    {
        using (client)
        {
            try
            {
                await behave(new Session(this, client.GetStream())).WaitAsync(_stop.Token);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client left, or the test is over.
            }
        }
    }

    /// <summary>One connection.</summary>
    internal sealed class Session(FakeServer server, Stream stream)
    {
        public Stream Stream { get; private set; } = stream;

        /// <summary>Reads the startup message; TLS is refused, or taken with a certificate.</summary>
        public async Task SignInAsync(X509Certificate2? certificate = null)
        {
            var message = await ReadStartupAsync();
            if (BinaryPrimitives.ReadInt32BigEndian(message) == TlsRequest)
            {
                await Stream.WriteAsync(certificate is null ? "N"u8.ToArray() : "S"u8.ToArray());
                if (certificate is not null)
                {
                    var tls = new SslStream(Stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [new SslApplicationProtocol("postgresql")] });
                    Stream = tls;
                }
                message = await ReadStartupAsync();
            }
            server.Startups.Enqueue(Encoding.UTF8.GetString(message.AsSpan(4)));
        }

        public Task SendAsync(char kind, byte[] body)
        {
            var message = new byte[5 + body.Length];
            message[0] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + body.Length);
            body.CopyTo(message, 5);
            return Stream.WriteAsync(message).AsTask();
        }

        public Task SendErrorAsync(string state, string text) => SendAsync('E', Encoding.UTF8.GetBytes($"SFATAL\0VFATAL\0C{state}\0M{text}\0\0"));

        /// <summary>Asks for the password in clear text and answers what came: a hostile server may repeat it.</summary>
        public async Task<string> AskPasswordAsync()
        {
            await SendAsync('R', [0, 0, 0, 3]);
            var head = new byte[5];
            await Stream.ReadExactlyAsync(head);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await Stream.ReadExactlyAsync(body);
            return Encoding.UTF8.GetString(body).TrimEnd('\0');
        }

        private async Task<byte[]> ReadStartupAsync()
        {
            var length = new byte[4];
            await Stream.ReadExactlyAsync(length);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4];
            await Stream.ReadExactlyAsync(body);
            return body;
        }
    }
}
