using Npgsql;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Shadow;

/// <summary>The one connection through which a server's databases are made and dropped; opened anew when it was lost.</summary>
internal sealed class AdminConnection(ConnectionString address) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private NpgsqlConnection? _connection;

    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_connection is not { State: System.Data.ConnectionState.Open })
            {
                if (_connection is not null) await _connection.DisposeAsync().ConfigureAwait(false);
                _connection = await PostgresConnection.OpenAsync(address, Limits.Default, cancel).ConfigureAwait(false);
            }
            return await use(_connection).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<int> RunAsync(string sql, CancellationToken cancel) =>
        UseAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }
}
