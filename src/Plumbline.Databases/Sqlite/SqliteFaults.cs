using Microsoft.Data.Sqlite;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Sqlite;

/// <summary>SQLite's result codes in words ("Result and Error Codes").</summary>
internal static class SqliteFaults
{
    private const int Error = 1, Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Interrupted = 9, Damaged = 11, CannotOpen = 14, NotADatabase = 26;

    public static DatabaseException Of(SqliteException fault, ConnectionString address) => fault.SqliteErrorCode switch
    {
        NotADatabase => new(FailureReason.NotSupported, $"{address} is no SQLite database, or an encrypted one", inner: fault),
        Busy or Locked => new(FailureReason.Lock, $"{address} is locked by another process that is writing", inner: fault),
        Interrupted => new(FailureReason.Timeout, $"{address} was not read within its time", inner: fault),
        Damaged when fault.Message.Contains("malformed database schema", StringComparison.Ordinal) =>
            new(FailureReason.NotSupported, $"{address}: SQLite {SqliteLibrary.Version} does not understand its schema ({Said(fault)}): it is damaged, or was made by a newer SQLite", inner: fault),
        Damaged => new(FailureReason.Refused, $"{address} is damaged: {Said(fault)}", inner: fault),
        ReadOnly or CannotOpen => new(FailureReason.NotPermitted, $"{address} could not be opened for reading: {Said(fault)} (left in the middle of a write, its own application has to open it first)", inner: fault),
        Permission => new(FailureReason.NotPermitted, $"{address} may not be read by this user", inner: fault),
        Error when fault.Message.Contains("unsupported file format", StringComparison.Ordinal) => new(FailureReason.NotSupported, $"{address} was written by a newer SQLite than {SqliteLibrary.Version}", inner: fault),
        _ => new(FailureReason.Refused, $"{address} could not be read: {Said(fault)}", inner: fault),
    };

    /// <summary>The library's own words, without the wrapper's: <c>SQLite Error 11: '…'.</c></summary>
    private static string Said(SqliteException fault) =>
        fault.Message.IndexOf('\'') is >= 0 and var first && fault.Message.LastIndexOf('\'') is var last && last > first ? fault.Message[(first + 1)..last] : fault.Message;
}
