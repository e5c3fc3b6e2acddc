using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>Why one host could not be opened, in words. The driver's exceptions are not kept: nothing of the connection string may travel with them.</summary>
internal sealed class OpenFailure(ConnectionString address, HostAddress host, ServerCertificate certificate, TimeSpan limit)
{
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);

    public DatabaseException Setting() =>
        new(FailureReason.Address, $"{host}: a keyword of the connection string has a value that cannot be used (channel_binding, sslnegotiation, require_auth)");

    public DatabaseException Of(Exception fault) => fault switch
    {
        PostgresException refused => Refused(refused),
        _ when certificate.Refusal is { } why => new(FailureReason.Tls, $"{host} is not trusted: {why}"),
        NpgsqlException { InnerException: SocketException socket } => Socket(socket),
        SocketException socket => Socket(socket),
        _ when OfTls(fault) is { } tls => tls,
        ArgumentException or NpgsqlException { InnerException: ArgumentException } => new(FailureReason.Address, $"{host} is no address that can be connected to"),
        NpgsqlException npgsql when OfSignIn(npgsql) is { } signIn => signIn,
        NpgsqlException { InnerException: IOException or EndOfStreamException } or IOException => new(FailureReason.Lost, $"{host} closed the connection before anyone was signed in: not a PostgreSQL server, a proxy without one behind it, or one that is shutting down"),
        _ => new(FailureReason.NotSupported, $"{host} does not speak PostgreSQL's protocol as expected ({Failure.Text(address, fault.Message)})"),
    };

    /// <summary>Nobody answered in time. Whether anybody takes a connection tells a firewall from a server that hangs.</summary>
    public async Task<DatabaseException> SilentAsync(CancellationToken cancel) => new(FailureReason.Unreachable, await IsTakenAsync(cancel).ConfigureAwait(false)
        ? $"{host} takes the connection and says nothing within {Failure.Words(limit)}: a server that hangs or waits for a lock on its catalogs, or none of PostgreSQL's (connect_timeout=SECONDS waits longer)"
        : $"{host} did not answer within {Failure.Words(limit)}: a wrong address, or a firewall between (connect_timeout=SECONDS waits longer)");

    public static bool IsSilence(Exception fault) => fault is TimeoutException or OperationCanceledException or NpgsqlException { InnerException: TimeoutException } or NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } };

    private async Task<bool> IsTakenAsync(CancellationToken cancel)
    {
        if (host.IsSocket()) return true;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(host.Address ?? host.Name, host.Port, cancel).AsTask().WaitAsync(s_moment, cancel).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (fault is SocketException or TimeoutException)
        {
            return false;
        }
    }

    private DatabaseException Socket(SocketException fault) => new(FailureReason.Unreachable, fault.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"there is no host {PostgresAddress.Plain(host.Name)}: its name could not be looked up",
        SocketError.ConnectionRefused when host.IsSocket() => $"nobody listens at {host}: is the server running?",
        SocketError.ConnectionRefused => $"nobody listens at {host}: is the server running, and the port right?",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => $"there is no way to {host} from here: is the network or VPN up?",
        SocketError.AccessDenied => $"{host} may not be opened by this user",
        SocketError.ConnectionReset => $"{host} closed the connection before anyone was signed in: not a PostgreSQL server, a proxy without one behind it, or one that is shutting down",
        _ when host.IsSocket() => $"{host} is not there: is the server running, and its socket in another folder (host=/folder)?",
        _ => $"{host} could not be reached ({fault.SocketErrorCode})",
    });

    private DatabaseException? OfTls(Exception fault)
    {
        var said = address.Postgres.Tls.IsSaid ? "the connection string asks for it" : "it is not on this machine";
        if (fault.Message.StartsWith("SSL connection requested", StringComparison.Ordinal))
            return new(FailureReason.Tls, $"{host} offers no TLS, and {said}: switch ssl on at the server, or accept clear text with sslmode=disable");
        if (fault.Message.StartsWith("Received unknown response", StringComparison.Ordinal)) return new(FailureReason.NotSupported, $"{host} is not a PostgreSQL server");
        if (address.Postgres.Tls.Certificate is not null && fault is ArgumentException or System.Security.Cryptography.CryptographicException) return new(FailureReason.Tls, $"{host}: the client's certificate or key cannot be used (sslcert, sslkey, sslpassword)");
        if (fault.InnerException is AuthenticationException || (certificate.WasShown && fault.InnerException is IOException))
            return new(FailureReason.Tls, $"{host} and this machine agreed on no encryption: the TLS handshake failed");
        return null;
    }

    private DatabaseException? OfSignIn(NpgsqlException fault)
    {
        if (fault.Message.StartsWith("No password has been provided", StringComparison.Ordinal)) return WrongPassword();
        return fault.Message.Contains("authentication", StringComparison.OrdinalIgnoreCase) || fault.Message.Contains("SCRAM", StringComparison.Ordinal) || fault.Message.Contains("SASL", StringComparison.Ordinal)
            ? new(FailureReason.SignIn, $"{host} and this program agreed on no way to sign in ({Failure.Text(address, fault.Message)})")
            : null;
    }

    private DatabaseException Refused(PostgresException fault)
    {
        var user = PostgresAddress.Plain(address.Postgres.User);
        var database = PostgresAddress.Plain(address.Postgres.Database);
        var said = Failure.Text(address, fault.MessageText);
        var (reason, words) = fault.SqlState switch
        {
            "28P01" => (FailureReason.SignIn, WrongPassword().Message),
            "28000" => (FailureReason.SignIn, $"{host} does not let {user} in: {said}"),
            "3D000" => (FailureReason.NoSuchDatabase, $"there is no database {database} at {host}"),
            "42501" => (FailureReason.NotPermitted, $"{user} may not connect to {database} at {host}: {said} (grant connect on database)"),
            "53300" => (FailureReason.TooManyConnections, $"{host} has no connection left for {user}: {said}; close some, or raise max_connections"),
            "57P03" => (FailureReason.NotReady, $"{host} takes no connections now: {said}; try again when it does"),
            "55000" => (FailureReason.NotReady, $"{database} at {host} takes no connections: {said}"),
            // PgBouncer's own words, and its own code for all of them.
            "08P01" when database == "pgbouncer" => (FailureReason.NotSupported, $"{host} is PgBouncer, and pgbouncer its own console: name a database behind it"),
            "08P01" when fault.MessageText.EndsWith("does not exist", StringComparison.Ordinal) || fault.MessageText.StartsWith("no such database", StringComparison.Ordinal) => (FailureReason.NoSuchDatabase, $"there is no database {database} at {host}"),
            "08P01" when fault.MessageText.Contains("startup parameter", StringComparison.Ordinal) => (FailureReason.NotSupported, $"{host} is a pooler that takes no server options: {said}; leave options= out"),
            // The driver may ask for types right after signing in: what refuses that only speaks the protocol.
            var state when state.StartsWith("42", StringComparison.Ordinal) || state == "0A000" => (FailureReason.NotSupported, $"{host} does not answer PostgreSQL's own catalog queries: it is another product ({said})"),
            var state when state.StartsWith("28", StringComparison.Ordinal) => (FailureReason.SignIn, $"{host} does not let {user} in: {said}"),
            var state when state.StartsWith("53", StringComparison.Ordinal) => (FailureReason.TooManyConnections, $"{host} is out of resources: {said}"),
            var state when state.StartsWith("57P", StringComparison.Ordinal) => (FailureReason.Lost, $"{host} ended the connection: {said}"),
            var state => (FailureReason.Refused, $"{host} refused {user} on {database}: {said} ({state})"),
        };
        return new(reason, words, fault.SqlState);
    }

    private DatabaseException WrongPassword()
    {
        var (postgres, user) = (address.Postgres, PostgresAddress.Plain(address.Postgres.User));
        if (postgres.Password(host) is null)
            return new(FailureReason.SignIn, $"{host} wants a password for {user}, and none is given: in the connection string, PGPASSWORD or ~/.pgpass");
        var place = postgres.PasswordPlace(host) is { } file ? $" (from {file})" : "";
        return new(FailureReason.SignIn, $"{host} does not take the password{place} of {user}");
    }
}
