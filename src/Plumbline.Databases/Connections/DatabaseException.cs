namespace Plumbline.Databases.Connections;

/// <summary>Why a database could not be read.</summary>
public enum FailureReason { Address, Unreachable, Tls, SignIn, NoSuchDatabase, TooManyConnections, NotReady, Lock, Timeout, Lost, NotPermitted, NotSupported, Refused }

/// <summary>A database that could not be read: what was found, where, and what would satisfy. The message never holds a secret.</summary>
public sealed class DatabaseException(FailureReason reason, string message, string? sqlState = null, Exception? inner = null) : Exception(message, inner)
{
    public FailureReason Reason => reason;

    /// <summary>The server's own code, when it was the server that refused.</summary>
    public string? SqlState => sqlState;
}
