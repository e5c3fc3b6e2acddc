using Microsoft.Data.Sqlite;
using Plumbline.Databases.Connections;
using SQLitePCL;

namespace Plumbline.Databases.Sqlite;

/// <summary>A SQLite database opened for reading only: nothing is made or changed, nor beside it where that can be avoided.</summary>
public sealed class SqliteFile : IDisposable
{
    private const int HeaderLength = 100;
    private const int WriteVersion = 18;
    private const byte WriteAheadLog = 2;

    private readonly ConnectionString _address;
    private readonly SqliteConnection _connection;
    private readonly CancellationToken _cancel;
    private readonly DateTime _end;

    private SqliteFile(ConnectionString address, SqliteConnection connection, Limits limits, CancellationToken cancel)
    {
        (_address, _connection, _cancel, _end) = (address, connection, cancel, DateTime.UtcNow + limits.Statement);
        raw.sqlite3_progress_handler(connection.Handle, 10_000, _ => cancel.IsCancellationRequested || DateTime.UtcNow > _end ? 1 : 0, null);
    }

    /// <exception cref="DatabaseException">It is missing, no database, locked, or not to be read.</exception>
    public static SqliteFile Open(ConnectionString address, Limits limits, CancellationToken cancel)
    {
        var path = Path.GetFullPath(Existing(address));
        _ = SqliteLibrary.Version;
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{Escaped(path)}?mode=ro{(IsAtRest(address, path) ? "&immutable=1" : "")}",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(limits.Lock.TotalSeconds)),
        };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return new(address, connection, limits, cancel);
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw SqliteFaults.Of(fault, address);
        }
    }

    /// <summary>The rows of a query, each as <paramref name="read"/> makes it.</summary>
    /// <exception cref="DatabaseException">It could not be read within its limit, and why.</exception>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var row = command.ExecuteReader();
            var rows = new List<T>();
            while (row.Read()) rows.Add(read(row));
            return rows;
        }
        catch (SqliteException fault)
        {
            _cancel.ThrowIfCancellationRequested();
            throw SqliteFaults.Of(fault, _address);
        }
    }

    /// <summary>A copy of all of it, as of one moment, rows' numbers and free pages included.</summary>
    public void CopyTo(string path)
    {
        try
        {
            using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            copy.Open();
            _connection.BackupDatabase(copy);
        }
        catch (SqliteException fault)
        {
            _cancel.ThrowIfCancellationRequested();
            throw SqliteFaults.Of(fault, _address);
        }
    }

    /// <summary>All that is read until <see cref="Dispose"/> is one moment's.</summary>
    public void HoldStill() => Rows("BEGIN", _ => 0);

    public void Dispose() => _connection.Dispose();

    private static string Existing(ConnectionString address)
    {
        var path = address.File;
        if (path is "" or ":memory:") throw new DatabaseException(FailureReason.Address, "a SQLite database in memory is gone with its connection: expected sqlite:FILE");
        if (Directory.Exists(path)) throw new DatabaseException(FailureReason.NoSuchDatabase, $"{address} is a folder: expected the database's file");
        if (!File.Exists(path)) throw new DatabaseException(FailureReason.NoSuchDatabase, $"{address}: there is no such file");
        return path;
    }

    /// <summary>
    /// A database with a write-ahead log that nobody has open has no log beside it. Read as immutable it makes none, either;
    /// otherwise even a reader would leave one there ("Write-Ahead Logging", section 5).
    /// </summary>
    private static bool IsAtRest(ConnectionString address, string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength && header[WriteVersion] == WriteAheadLog && !File.Exists(path + "-wal");
        }
        catch (UnauthorizedAccessException)
        {
            throw new DatabaseException(FailureReason.NotPermitted, $"{address} may not be read by this user");
        }
        catch (IOException fault)
        {
            throw new DatabaseException(FailureReason.Unreachable, $"{address} could not be read: {fault.Message}", inner: fault);
        }
    }

    /// <summary>As SQLite reads a file name in a URI ("Uniform Resource Identifiers", section 3).</summary>
    private static string Escaped(string path) => string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)) is var text && OperatingSystem.IsWindows() ? "/" + text : text;
}
