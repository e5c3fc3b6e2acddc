using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>Opens connections to PostgreSQL.</summary>
public static class PostgresConnection
{
    /// <exception cref="DatabaseException">It could not be opened within its limit, and why.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(ConnectionString address, Limits limits, CancellationToken cancel = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(address.ForDriver().ConnectionString)
        {
            Timeout = (int)limits.Connect.TotalSeconds,
            Pooling = false,
            ApplicationName = "plumb",
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch (NpgsqlException fault)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new DatabaseException(FailureReason.Unreachable, $"{address} could not be reached: {fault.Message}", fault.SqlState);
        }
    }
}
