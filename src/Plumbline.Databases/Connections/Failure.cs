using System.Net.Sockets;
using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>Failures on an open connection, in words (manual appendix A).</summary>
internal static class Failure
{
    private const int MostCharacters = 300;

    /// <summary>Null for what is no failure of the environment.</summary>
    public static DatabaseException? Of(Exception fault, ConnectionString address, Limits limits) => fault switch
    {
        DatabaseException known => known,
        PostgresException refused => Refused(refused, address, limits),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => new(FailureReason.Timeout, $"{address} did not answer within {Words(limits.Statement)}: the network is gone, or the server hangs"),
        NpgsqlException { InnerException: IOException or SocketException or EndOfStreamException } or IOException or SocketException => Lost(address),
        NpgsqlException other => new(FailureReason.Lost, $"{address}: the connection broke ({Text(address, other.Message)})"),
        _ => null,
    };

    /// <summary>What a server or driver says, fit to be shown: no secret, no control characters, no novel.</summary>
    public static string Text(ConnectionString address, string text)
    {
        var plain = PostgresAddress.Plain(address.Redact(text)).Trim();
        return plain.Length > MostCharacters ? plain[..MostCharacters] + "…" : plain;
    }

    public static string Words(TimeSpan time) => time.TotalSeconds < 0.95 ? $"{time.TotalMilliseconds:0} ms" : $"{time.TotalSeconds:0.#} s";

    private static DatabaseException Lost(ConnectionString address) =>
        new(FailureReason.Lost, $"{address}: the connection was lost while reading: the server was stopped or killed, or the network was cut");

    private static DatabaseException Refused(PostgresException fault, ConnectionString address, Limits limits)
    {
        var said = Text(address, fault.MessageText);
        var (reason, words) = fault.SqlState switch
        {
            "55P03" => (FailureReason.Lock, $"{address}: somebody holds a lock on what is to be read, and kept it longer than {Words(limits.Lock)} (lock timeout): {said}"),
            "57014" => (FailureReason.Timeout, $"{address}: a query took longer than {Words(limits.Statement)} (statement timeout) or was cancelled at the server: {said}"),
            "42501" => (FailureReason.NotPermitted, $"{address}: {said}"),
            "53300" => (FailureReason.TooManyConnections, $"{address}: {said}"),
            "57P03" => (FailureReason.NotReady, $"{address}: {said}"),
            "57P01" or "57P02" or "57P04" or "57P05" or "25P03" or "25P04" => (FailureReason.Lost, $"{address}: the server ended the connection while reading: {said}"),
            var state when state.StartsWith("08", StringComparison.Ordinal) => (FailureReason.Lost, $"{address}: {said} ({state})"),
            var state => (FailureReason.Refused, $"{address}: {said} ({state})"),
        };
        return new(reason, words, fault.SqlState);
    }
}
