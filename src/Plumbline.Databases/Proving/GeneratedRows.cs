using System.Diagnostics;
using Npgsql;
using Plumbline.Model;
using Plumbline.Planning.Rows;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Fills a database that has a catalog's schema with generated rows: all in one transaction, with the user's triggers quiet, by COPY.
/// The server judges: what it refuses is tried row by row, and what nothing satisfies is told.
/// </summary>
public sealed class GeneratedRows
{
    /// <summary>Of a table that was refused, so many candidates are tried for each row that is wanted.</summary>
    private const int Candidates = 4;

    /// <summary>So many show what stands in the way.</summary>
    private const int Few = 200;

    private const int Rounds = 4;

    private readonly NpgsqlConnection _connection;
    private readonly CancellationToken _cancel;
    private readonly RowPlan _plan;
    private readonly Dictionary<ObjectName, FilledTable> _filled = [];
    private readonly Dictionary<ObjectName, string> _unfilled = [];

    private GeneratedRows(NpgsqlConnection connection, RowPlan plan, CancellationToken cancel) => (_connection, _plan, _cancel) = (connection, plan, cancel);

    /// <param name="connection">Open, to a database that has this schema, by a role that owns the tables.</param>
    /// <param name="seed">The same catalog, sizes and seed give the same rows.</param>
    /// <exception cref="NpgsqlException">The connection broke.</exception>
    public static async Task<FillResult> FillAsync(NpgsqlConnection connection, Catalog catalog, RowSizes sizes, int seed = 1, CancellationToken cancel = default)
    {
        var quiet = await IsSuperuser(connection, cancel).ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await Settings(connection, quiet, cancel).ConfigureAwait(false);
            var given = await RowsThere.ReadAsync(connection, catalog, cancel).ConfigureAwait(false);
            var rows = new GeneratedRows(connection, RowPlan.Of(catalog, sizes, seed, inOrderOnly: !quiet, given), cancel);
            await rows.FillAll(quiet).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return rows.Result();
        }
    }

    /// <summary>Who may set session_replication_role needs no trigger to fire (manual 20.11.1): neither the users' nor those of foreign keys, which are looked at once at the end.</summary>
    private static async Task<bool> IsSuperuser(NpgsqlConnection connection, CancellationToken cancel)
    {
        using var command = new NpgsqlCommand("SELECT rolsuper FROM pg_roles WHERE rolname = current_user", connection);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true;
    }

    /// <summary>Values are read as they are written here, whatever the database's own settings are.</summary>
    private static async Task Settings(NpgsqlConnection connection, bool quiet, CancellationToken cancel)
    {
        var triggers = quiet ? "SET LOCAL session_replication_role = replica" : "SET CONSTRAINTS ALL DEFERRED";
        using var command = new NpgsqlCommand($"SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; SET LOCAL row_security = off; SET LOCAL synchronous_commit = off; {triggers}", connection);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private FillResult Result() => new(
        _plan.InOrder.Select(t => _filled.GetValueOrDefault(t.Table.Name)).OfType<FilledTable>().ToEquatableArray(),
        _plan.InOrder.Where(t => _unfilled.ContainsKey(t.Table.Name)).Select(t => new UnfilledTable(t.Table.Name, _unfilled[t.Table.Name])).ToEquatableArray());

    private async Task FillAll(bool quiet)
    {
        var shrunk = false;
        foreach (var table in _plan.InOrder)
        {
            _cancel.ThrowIfCancellationRequested();
            if (shrunk) table.Prepare();
            await Fill(table, quiet).ConfigureAwait(false);
            shrunk |= !table.IsWhole;
        }
        if (quiet) await DropOrphans().ConfigureAwait(false);
        await AdvanceSequences().ConfigureAwait(false);
    }

    private async Task Fill(TableRows table, bool quiet)
    {
        if (table.WhyNone is { } why) { Leave(table, why); return; }
        var name = Quoting.Name(table.Table.Name);
        var watch = Stopwatch.StartNew();
        // With the role's own right, a table at a time: an AFTER trigger's queued rows forbid to switch it on again before they were looked at.
        if (!quiet) await Run($"ALTER TABLE {name} DISABLE TRIGGER USER").ConfigureAwait(false);
        try
        {
            var written = await TryFill(table, name).ConfigureAwait(false);
            if (written > 0) _filled[table.Table.Name] = new(table.Table.Name, written, watch.Elapsed);
            else Leave(table, table.WhyNone!);
        }
        catch (RowsInCircleException circle)
        {
            Leave(table, table.WhyNone = circle.Message);
            await Run("ROLLBACK TO SAVEPOINT copied").ConfigureAwait(false);
        }
        if (!quiet) await Run($"SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; ALTER TABLE {name} ENABLE TRIGGER USER").ConfigureAwait(false);
    }

    /// <summary>A table with rows of its own is not empty, though it takes no more: of a single row of settings there is one.</summary>
    private void Leave(TableRows table, string why)
    {
        if (table.Given == 0) _unfilled[table.Table.Name] = why;
    }

    /// <summary>All rows at once; else without the columns that stood in the way, if they can do without a value; else row by row.</summary>
    private async Task<long> TryFill(TableRows table, string name)
    {
        for (var round = 0; ; round++)
        {
            if (await Copied(table, name).ConfigureAwait(false)) return table.Generated;
            await Run("SAVEPOINT tried").ConfigureAwait(false);
            var trial = new RowTrial(_connection, table, _cancel);
            var few = Math.Min(table.Rows, Few);
            await trial.Run(few, Ordinals(table, few)).ConfigureAwait(false);
            var inTheWay = trial.Kept.Count * 2 < few && round < Rounds && table.Yield(trial.ColumnsInTheWay());
            if (!inTheWay && trial.Kept.Count == table.Rows) { table.Keep([.. trial.Kept]); return table.Generated; }
            await Run("ROLLBACK TO SAVEPOINT tried").ConfigureAwait(false);
            if (inTheWay) continue;
            await trial.Run(table.Rows, Ordinals(table, table.Rows)).ConfigureAwait(false);
            table.Keep([.. trial.Kept]);
            if (trial.Kept.Count == 0) table.WhyNone = trial.Why() ?? "no row was accepted";
            return trial.Kept.Count;
        }
    }

    private static long Ordinals(TableRows table, long rows) => Math.Max(rows, Math.Min(table.MostOrdinals, rows * Candidates));

    private async Task<bool> Copied(TableRows table, string name)
    {
        await Run("SAVEPOINT copied").ConfigureAwait(false);
        try
        {
            var columns = table.Columns.Count == 0 ? "" : $" ({Quoting.Names(table.Columns.Select(c => c.Name.Name))})";
            var kept = await RowCopy.SendAsync(_connection, $"COPY {name}{columns} FROM STDIN", table, table.Rows, Ordinals(table, table.Rows), false, _cancel).ConfigureAwait(false);
            await Run("RELEASE SAVEPOINT copied").ConfigureAwait(false);
            if (kept is not null) table.Keep([.. kept]);
            if (kept is { Count: 0 }) table.WhyNone = "its foreign keys find no rows that fit together";
            return true;
        }
        catch (PostgresException)
        {
            await Run("ROLLBACK TO SAVEPOINT copied").ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Rows whose reference leads nowhere: the table that it leads to got fewer than were planned when they were written.</summary>
    private async Task DropOrphans()
    {
        for (var dropped = true; dropped;)
        {
            dropped = false;
            foreach (var table in _plan.InOrder.Where(t => _filled.ContainsKey(t.Table.Name)))
                foreach (var key in Catalog.Sorted(_plan.Catalog.Children<ForeignKey>(table.Table.Id())).Cast<ForeignKey>())
                    // Rows that were there before a key was validated are not ours to judge.
                    if (!key.NotEnforced && !key.Period && !(key.NotValid && table.Given > 0)) dropped |= await DropOrphans(table, key).ConfigureAwait(false);
        }
    }

    private async Task<bool> DropOrphans(TableRows table, ForeignKey key)
    {
        var present = string.Join(" AND ", key.Columns.Select(c => $"c.{Quoting.Name(c)} IS NOT NULL"));
        var match = string.Join(" AND ", key.Columns.Select((c, i) => $"p.{Quoting.Name(key.ReferencedColumns[i])} = c.{Quoting.Name(c)}"));
        var gone = await Run($"DELETE FROM {Only(table.Table.Name)} c WHERE {present} AND NOT EXISTS (SELECT FROM {Only(key.ReferencedTable)} p WHERE {match})").ConfigureAwait(false);
        if (gone <= 0) return false;
        if (!_filled.TryGetValue(table.Table.Name, out var before)) return true;
        if (before.Rows > gone) _filled[table.Table.Name] = before with { Rows = before.Rows - gone };
        else
        {
            _filled.Remove(table.Table.Name);
            Leave(table, $"foreign key {key.Name.Name}: no row of {key.ReferencedTable} fits");
        }
        return true;
    }

    /// <summary>A key sees its tables without what inherits from them, but a partitioned table is its partitions.</summary>
    private string Only(ObjectName table) =>
        (_plan.Catalog.Find(new(Table.OfKind, table)) is Table { PartitionBy: not null } ? "" : "ONLY ") + Quoting.Name(table);

    /// <summary>What is inserted later goes on behind the rows that are there.</summary>
    private async Task AdvanceSequences()
    {
        foreach (var sequence in Catalog.Sorted(_plan.Catalog.OfType<Sequence>()).Cast<Sequence>())
            if (Counted(sequence) is { } column && _filled.ContainsKey(column.Name.OfTable()) && column.Type is { IsArray: false, Name: "smallint" or "integer" or "bigint" or "numeric" })
            {
                var last = sequence.Increment > 0 ? "max" : "min";
                await Run($"SELECT setval({Literal(Quoting.Name(sequence.Name))}, last::bigint) FROM (SELECT {last}({Quoting.Name(column.Name.Name)}) AS last FROM {Quoting.Name(column.Name.OfTable())}) r WHERE last BETWEEN {sequence.Min} AND {sequence.Max}").ConfigureAwait(false);
            }
    }

    private Column? Counted(Sequence sequence) => sequence.OwnedBy is { } owner
        ? _plan.Catalog.Find(new(Column.OfKind, owner)) as Column
        : _plan.Catalog.Dependents(sequence.Id()).OfType<Column>().OrderBy(c => c.Name).FirstOrDefault();

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private async Task<int> Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(_cancel).ConfigureAwait(false);
    }
}
