using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Sqlite;
using Plumbline.Databases.Tracking;

namespace Plumbline.Databases;

/// <summary>Reads a whole database: its schema, what the server tells beside it, and what migration tools have written down in it.</summary>
public static class DatabaseReader
{
    /// <param name="source">The name under which its objects say where they come from.</param>
    /// <param name="statistics">Whether sizes and use of tables are wanted, too.</param>
    /// <exception cref="DatabaseException">It could not be read within its limits, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public static Task<DatabaseSnapshot> ReadAsync(ConnectionString address, string source, Limits limits, CancellationToken cancel = default, bool statistics = true) =>
        address.Dialect == "sqlite"
            ? ReadFileAsync(address, limits, statistics, cancel)
            : PostgresConnection.ReadAsync(address, limits, (connection, stop) => OwnThread.Run(() =>
            {
                var snapshot = Introspection.Read(connection, limits, stop, source, statistics);
                var tracking = TrackingTables.Read(connection, snapshot.Catalog, limits, stop);
                return snapshot with { Facts = snapshot.Facts with { Tracking = tracking, Encrypted = PostgresConnection.IsEncrypted(connection) } };
            }), cancel);

    private static async Task<DatabaseSnapshot> ReadFileAsync(ConnectionString address, Limits limits, bool statistics, CancellationToken cancel)
    {
        var snapshot = await SqliteIntrospection.ReadAsync(address, limits, cancel, statistics).ConfigureAwait(false);
        using var file = SqliteFile.Open(address, limits, cancel);
        return snapshot with { Facts = snapshot.Facts with { Tracking = TrackingTables.Read(file, snapshot.Catalog) } };
    }
}
