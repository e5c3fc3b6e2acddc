using Microsoft.Data.Sqlite;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Sqlite;

namespace Plumbline.Databases.Tests.Sqlite;

/// <summary>A SQLite database of a test's own, in a folder of its own, gone with the test.</summary>
internal sealed class ScratchDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumb-sqlite-").FullName;
    private SqliteConnection? _connection;

    public string File => Path.Combine(_folder, "test.db");

    public ConnectionString Address => ConnectionString.Parse($"sqlite:{File}");

    /// <summary>What stands beside the database.</summary>
    public string[] Files() => [.. Directory.EnumerateFiles(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Runs statements on the connection that stays open until <see cref="Close"/>; null, or why it was refused.</summary>
    public string? Run(string sql)
    {
        _ = SqliteLibrary.Version;
        if (_connection is null)
        {
            _connection = new($"Data Source={File};Pooling=False");
            _connection.Open();
        }
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Null, or why a statement cannot be prepared; nothing is run.</summary>
    public string? Prepare(string sql)
    {
        if (_connection is null) Assert.Null(Run("SELECT 1"));
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        try
        {
            command.Prepare();
            return null;
        }
        catch (SqliteException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>The first value of the first row.</summary>
    public object? Ask(string sql)
    {
        if (_connection is null) Assert.Null(Run("SELECT 1"));
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public ScratchDatabase With(string sql)
    {
        Assert.Null(Run(sql));
        return this;
    }

    public void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public Task<DatabaseSnapshot> ReadAsync()
    {
        Close();
        return SqliteIntrospection.ReadAsync(Address);
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
    }
}
