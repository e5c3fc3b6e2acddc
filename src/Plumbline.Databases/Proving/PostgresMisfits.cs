using Npgsql;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>Rows of a server, in a transaction that is open: each attempt is looked at by all constraints at once.</summary>
internal sealed class PostgresMisfits(NpgsqlConnection connection, Catalog after, CancellationToken cancel) : MisfitRows(after)
{
    protected override string Update => "UPDATE";

    protected override string Quoted(string name) => Quoting.Name(name);

    protected override string Quoted(ObjectName name) => Quoting.Name(name);

    protected override string RowOf(ObjectName table) => "ctid";

    protected override IEnumerable<string> Values(Column column) => column.Type.IsArray ? [] : column.Type.Name switch
    {
        "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => ["-1", "0", "32767", "2147483646"],
        "text" or "character varying" or "character" => ["''", "'plumbline: nobody'", "repeat('plumbline ', 400)"],
        "uuid" => ["'00000000-0000-4000-8000-00000000dead'"],
        "date" or "timestamp without time zone" or "timestamp with time zone" => ["'0001-01-01'", "'9999-12-31'"],
        "boolean" => ["true", "false"],
        _ => [],
    };

    protected override async Task<bool> TriesAsync(string sql)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql.StartsWith(Update, StringComparison.Ordinal) ? $"{sql}; SET CONSTRAINTS ALL IMMEDIATE" : sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    protected override async Task<bool?> FindsAsync(string query)
    {
        try
        {
            await using var command = new NpgsqlCommand($"SELECT EXISTS ({query})", connection) { CommandTimeout = 0 };
            return (bool)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        }
        catch (PostgresException)
        {
            return null;
        }
    }
}
