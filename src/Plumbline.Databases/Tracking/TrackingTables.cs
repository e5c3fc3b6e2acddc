using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Sqlite;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>Finds the tables of migration tools in a catalog that was read, and reads their rows in one more round trip.</summary>
public static class TrackingTables
{
    private const string NotPermitted = "42501";

    /// <summary>Tables of platforms that keep a record of their own migrations, which are nobody's here.</summary>
    private static readonly string[] s_platforms = ["auth", "storage", "realtime", "_realtime", "_analytics", "supabase_functions", "pgsodium", "vault", "cron"];

    /// <param name="connection">The one that the catalog was read on; no transaction is open.</param>
    public static EquatableArray<TrackingTable> Read(NpgsqlConnection connection, Catalog catalog, Limits wait, CancellationToken cancel = default)
    {
        var found = Find(catalog);
        if (found.Count == 0) return [];
        try
        {
            return [.. ReadAll(connection, found, wait, cancel)];
        }
        catch (PostgresException) when (!cancel.IsCancellationRequested)
        {
            // One that may not be read makes the whole message fail: each by itself then, so that it is known which.
        }
        var read = new List<TrackingTable>();
        foreach (var one in found) read.Add(ReadOne(connection, one, wait, cancel));
        return [.. read];
    }

    /// <summary>Of a SQLite database.</summary>
    public static EquatableArray<TrackingTable> Read(SqliteFile file, Catalog catalog) =>
        [.. Find(catalog).Select(one => one.Table with { Rows = [.. file.Rows(Sql(one), one.Reader.Read).OfType<RecordedMigration>()] })];

    private static List<TrackingTable> ReadAll(NpgsqlConnection connection, List<Found> found, Limits wait, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("set transaction read only"));
        batch.BatchCommands.Add(new($"set local lock_timeout = {(long)wait.Lock.TotalMilliseconds}"));
        batch.BatchCommands.Add(new($"set local statement_timeout = {(long)wait.Statement.TotalMilliseconds}"));
        // A policy that hides rows must be an error: hidden is not "nothing applied".
        batch.BatchCommands.Add(new("set local row_security = off"));
        foreach (var one in found) batch.BatchCommands.Add(new(Sql(one)));
        using var transaction = connection.BeginTransaction();
        batch.Transaction = transaction;
        using var stopping = cancel.Register(batch.Cancel);
        using var rows = batch.ExecuteReader();
        var read = new List<TrackingTable>(found.Count);
        foreach (var one in found)
        {
            var records = new List<RecordedMigration>();
            while (rows.Read())
                if (one.Reader.Read(rows) is { } record) records.Add(record);
            read.Add(one.Table with { Rows = [.. records] });
            rows.NextResult();
        }
        return read;
    }

    private static TrackingTable ReadOne(NpgsqlConnection connection, Found one, Limits wait, CancellationToken cancel)
    {
        try
        {
            return ReadAll(connection, [one], wait, cancel)[0];
        }
        catch (PostgresException fault) when (!cancel.IsCancellationRequested)
        {
            return one.Table with { Unreadable = fault.SqlState == NotPermitted ? "the role may not read it" : $"the server refused ({fault.SqlState})" };
        }
    }

    private static string Sql(Found one)
    {
        var name = one.Shape.Table;
        var table = name.Schema is null ? TableShape.Quoted(name.Name) : $"{TableShape.Quoted(name.Schema)}.{TableShape.Quoted(name.Name)}";
        // The driver knows plain types alone.
        if (one.Shape.Columns.Any(c => c.Type.Schema is not null))
            table = $"(select {string.Join(", ", one.Shape.Columns.Select(c => $"{TableShape.Quoted(c.Name.Name)}{(c.Type.Schema is null ? "" : $"::text as {TableShape.Quoted(c.Name.Name)}")}"))} from {table}) plain";
        return $"select {one.Reader.Select(one.Shape)} from {table} order by {one.Reader.OrderBy(one.Shape)}";
    }

    private static List<Found> Find(Catalog catalog)
    {
        var shapes = catalog.Tables().Where(t => !s_platforms.Contains(t.Name.Schema)).Select(t => new TableShape(t.Name, catalog)).ToList();
        var found = new List<Found>();
        foreach (var shape in shapes)
            if (Array.Find(AllReaders.List, r => r.Recognises(shape)) is { } reader) found.Add(new(reader, shape, new(reader.Tool, shape.Table, [])));
        return found.ConvertAll(f => f with { Table = f.Table with { Objects = [.. Belongings(f, shapes, catalog)] } });
    }

    /// <summary>The table, what stands beside it for the tool, their sequences, and the tool's schema when nothing else is in it.</summary>
    private static HashSet<ObjectId> Belongings(Found one, List<TableShape> shapes, Catalog catalog)
    {
        var own = new HashSet<ObjectId> { new(Table.OfKind, one.Shape.Table) };
        foreach (var shape in shapes)
            if (shape.Table.Schema == one.Shape.Table.Schema && one.Reader.Owns(shape)) own.Add(new(Table.OfKind, shape.Table));
        foreach (var sequence in catalog.OfType<Sequence>())
            if (sequence.OwnedBy is { } column && own.Contains(new(Table.OfKind, column.OfTable()))) own.Add(sequence.Id());
        if (one.Shape.Table.Schema is not { } schema || schema != one.Reader.OwnSchema) return own;
        var inside = catalog.Objects.Where(o => o.Name.Schema == schema && o.Name.Table is null);
        if (inside.All(o => own.Contains(o.Id()))) own.Add(new(Schema.OfKind, new(null, schema)));
        return own;
    }

    private sealed record Found(TrackingReader Reader, TableShape Shape, TrackingTable Table);
}
