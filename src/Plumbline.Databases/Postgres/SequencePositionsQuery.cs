
namespace Plumbline.Databases.Postgres;

/// <summary>
/// How far sequences have come (manual 54.26, pg_sequences), as far as the role may know. Each is locked lightly until the end of the transaction,
/// so that a database of very many is asked for its first thousand only: the server's table of locks is finite.
/// </summary>
internal sealed class SequencePositionsQuery : CatalogQuery
{
    public override string What => "positions of sequences";

    public override bool IsStatistics => true;

    public override string Sql(int version) =>
        """
        select s.seqrelid, case when has_sequence_privilege(s.seqrelid, 'select,usage') then pg_sequence_last_value(s.seqrelid) end
        from (select seqrelid from pg_sequence join pg_class on pg_class.oid = seqrelid where seqrelid >= 16384 and relpersistence = 'p' and not pg_is_in_recovery() order by seqrelid limit 1000) s
        """;

    public override void Read(Row row, Reading reading)
    {
        if (!row.IsNull(1) && reading.Relations.TryGetValue(row.Oid(0), out var sequence)) reading.SequencePositions[sequence] = row.GetInt64(1);
    }
}
