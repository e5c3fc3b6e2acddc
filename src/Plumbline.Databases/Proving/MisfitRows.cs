using Npgsql;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>Changes a row so that it breaks what a migration will ask, where the schema before lets it: two rows alike, a reference to nobody, a value out of bounds.</summary>
internal sealed class MisfitRows(NpgsqlConnection connection, Catalog after, CancellationToken cancel)
{
    /// <returns>What is broken now.</returns>
    public async Task<IReadOnlyList<ObjectId>> MakeAsync(IEnumerable<ObjectId> asked)
    {
        var broken = new List<ObjectId>();
        foreach (var id in asked)
            if (after.Find(id) is { } subject && await IsMadeAsync(subject).ConfigureAwait(false)) broken.Add(id);
        return broken;
    }

    private async Task<bool> IsMadeAsync(SchemaObject subject)
    {
        if (Offending(subject) is not { } offending) return false;
        if (await FoundAsync(offending).ConfigureAwait(false)) return true;
        foreach (var change in Changes(subject))
            if (await TryAsync(change, offending).ConfigureAwait(false)) return true;
        return false;
    }

    /// <summary>A query that has a row when something is broken.</summary>
    private static string? Offending(SchemaObject subject)
    {
        var table = Quoting.Name(subject.Name.OfTable());
        switch (subject)
        {
            case Check check: return $"SELECT FROM {table} WHERE NOT ({check.Expression.Sql})";
            case ForeignKey key:
                var pairs = string.Join(" AND ", key.Columns.Zip(key.ReferencedColumns, (own, other) => $"other.{Quoting.Name(other)} = own.{Quoting.Name(own)}"));
                return $"SELECT FROM {table} AS own WHERE {string.Join(" AND ", key.Columns.Select(c => $"own.{Quoting.Name(c)} IS NOT NULL"))} AND NOT EXISTS (SELECT FROM {Quoting.Name(key.ReferencedTable)} AS other WHERE {pairs})";
            case Model.Index index: return Twice(table, index.Keys.Select(k => k.Column is { } column ? Quoting.Name(column) : $"({k.Expression!.Sql})"), index.Predicate?.Sql);
            default: return KeyOf(subject) is { } columns ? Twice(table, columns.Select(Quoting.Name), null) : null;
        }
    }

    private static EquatableArray<string>? KeyOf(SchemaObject subject) => subject switch
    {
        PrimaryKey key => key.Columns,
        Unique key => key.Columns,
        Model.Index index => index.Columns,
        _ => null,
    };

    private static string Twice(string table, IEnumerable<string> keys, string? where)
    {
        List<string> texts = [.. keys];
        var set = texts.Select(k => $"{k} IS NOT NULL").Prepend(where is null ? "true" : $"({where})");
        return $"SELECT FROM {table} WHERE {string.Join(" AND ", set)} GROUP BY {string.Join(", ", texts)} HAVING count(*) > 1";
    }

    /// <summary>Statements that may break it.</summary>
    private IEnumerable<string> Changes(SchemaObject subject)
    {
        var table = Quoting.Name(subject.Name.OfTable());
        if (KeyOf(subject) is { } key)
        {
            var names = Quoting.Names(key);
            var set = string.Join(" AND ", key.Select(c => $"{Quoting.Name(c)} IS NOT NULL"));
            yield return $"UPDATE {table} SET ({names}) = ROW({string.Join(", ", key.Select(c => $"one.{Quoting.Name(c)}"))}) FROM (SELECT {names} FROM {table} WHERE {set} LIMIT 1) AS one WHERE {table}.ctid = (SELECT ctid FROM {table} WHERE {set} OFFSET 1 LIMIT 1)";
            yield break;
        }
        foreach (var column in subject is Check check ? check.Columns : ((ForeignKey)subject).Columns)
            foreach (var value in Values(subject.Name.OfTable().Member(column)))
                yield return $"UPDATE {table} SET {Quoting.Name(column)} = {value} WHERE ctid = (SELECT ctid FROM {table} LIMIT 1)";
    }

    private IEnumerable<string> Values(ObjectName column) => after.Find(new(Column.OfKind, column)) is not Column { Type: { IsArray: false } type } ? [] : type.Name switch
    {
        "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => ["-1", "0", "32767", "2147483646"],
        "text" or "character varying" or "character" => ["''", "'plumbline: nobody'", "repeat('plumbline ', 400)"],
        "uuid" => ["'00000000-0000-4000-8000-00000000dead'"],
        "date" or "timestamp without time zone" or "timestamp with time zone" => ["'0001-01-01'", "'9999-12-31'"],
        "boolean" => ["true", "false"],
        _ => [],
    };

    private async Task<bool> FoundAsync(string offending)
    {
        try
        {
            await SendAsync("SAVEPOINT misfit").ConfigureAwait(false);
            await using var command = new NpgsqlCommand($"SELECT EXISTS ({offending})", connection) { CommandTimeout = 0 };
            return (bool)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        }
        catch (PostgresException)
        {
            // What cannot be asked of the rows before (a function that the files make) cannot be broken on purpose either.
            return false;
        }
        finally
        {
            await SendAsync("ROLLBACK TO SAVEPOINT misfit").ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(string change, string offending)
    {
        await SendAsync("SAVEPOINT attempt").ConfigureAwait(false);
        try
        {
            await SendAsync($"{change}; SET CONSTRAINTS ALL IMMEDIATE").ConfigureAwait(false);
            if (await FoundAsync(offending).ConfigureAwait(false)) return true;
        }
        catch (PostgresException)
        {
            // The schema before does not allow it in this way.
        }
        await SendAsync("ROLLBACK TO SAVEPOINT attempt").ConfigureAwait(false);
        return false;
    }

    private async Task SendAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
