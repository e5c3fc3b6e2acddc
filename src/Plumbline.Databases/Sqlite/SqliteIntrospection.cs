using Plumbline.Databases.Connections;
using Plumbline.Sources;

namespace Plumbline.Databases.Sqlite;

/// <summary>
/// Reads a SQLite database: the statements it keeps in sqlite_schema, through the same readers that replay migrations,
/// held against what its pragmas say. Where the two disagree it says so.
/// </summary>
public static class SqliteIntrospection
{
    /// <param name="statistics">Whether rows and bytes of tables are wanted, too.</param>
    /// <exception cref="DatabaseException">The file is missing, no database, locked, damaged, or was not read in time.</exception>
    public static Task<DatabaseSnapshot> ReadAsync(ConnectionString address, Limits? limits = null, CancellationToken cancel = default, bool statistics = true) =>
        Task.Run(() => Read(address, limits ?? Limits.Default, statistics, cancel), cancel);

    private static DatabaseSnapshot Read(ConnectionString address, Limits limits, bool statistics, CancellationToken cancel)
    {
        using var file = SqliteFile.Open(address, limits, cancel);
        file.HoldStill();
        var rows = SchemaRow.All(file);
        var pragmas = PragmaTables.Read(file);
        var schema = new SchemaReading(pragmas, OwnTables.Among(rows));
        foreach (var row in rows) schema.Take(row);
        schema.Finish();
        var catalog = schema.ToCatalog();
        var facts = new DatabaseFacts($"SQLite {SqliteLibrary.Version}", SqliteLibrary.Version.Major) { HalfRead = schema.HalfRead, Analyzed = rows.Exists(r => r.Name == "sqlite_stat1"), Statistics = statistics ? SqliteStatistics.Read(file, rows, catalog) : [] };
        return new(catalog, facts) { NotRead = [.. schema.NotRead] };
    }
}
