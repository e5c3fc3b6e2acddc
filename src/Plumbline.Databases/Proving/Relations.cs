using Npgsql;
using Plumbline.Model;

namespace Plumbline.Databases.Proving;

/// <summary>A relation of the user's, as pg_class has it at one moment.</summary>
/// <param name="Kind">pg_class.relkind.</param>
/// <param name="File">pg_class.relfilenode: another one after the relation was written anew.</param>
/// <param name="Table">The table that an index belongs to; 0 for others.</param>
internal sealed record Relation(uint Id, ObjectName Name, char Kind, uint File, uint Table)
{
    public bool IsIndex => Kind is 'i' or 'I';

    public bool HasRows => Kind is 'r' or 'm';
}

/// <summary>The relations of a database, as one connection sees them: also what its open transaction has made.</summary>
internal static class Relations
{
    public const string Sql =
        """
        SELECT c.oid, n.nspname::text, c.relname::text, c.relkind::text, c.relfilenode, coalesce(i.indrelid, 0::oid)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
        WHERE c.oid >= 16384 AND c.relkind IN ('r','p','m','v','f','i','I') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        """;

    public static Relation Read(NpgsqlDataReader row) =>
        new(row.GetFieldValue<uint>(0), new(row.GetString(1), row.GetString(2)), row.GetString(3)[0], row.GetFieldValue<uint>(4), row.GetFieldValue<uint>(5));

    public static async Task<Dictionary<uint, Relation>> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var found = new Dictionary<uint, Relation>();
        using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(Sql) } };
        var rows = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) { var one = Read(rows); found[one.Id] = one; }
        return found;
    }
}
