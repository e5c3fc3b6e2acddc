using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_inherits (manual 53.27): partitions and children; of indexes, too.</summary>
internal sealed class InheritanceQuery : CatalogQuery
{
    public override string What => "inheritance";

    public override string Sql(int version) =>
        $"""
        select i.inhrelid, i.inhparent, c.relispartition, {(version >= 14 ? "i.inhdetachpending" : "false")}, c.relkind
        from pg_inherits i
        join pg_class c on c.oid = i.inhrelid
        where i.inhrelid >= 16384
        order by i.inhrelid, i.inhseqno
        """;

    public override void Read(Row row, Reading reading)
    {
        var (child, parent) = (row.Oid(0), row.Oid(1));
        if (row.GetChar(4) is 'i' or 'I')
        {
            reading.IndexParents.Add(new(child, parent));
            return;
        }
        if (!reading.Relations.TryGetValue(child, out var table) || !reading.Relations.TryGetValue(parent, out var above)) return;
        var (isPartition, detaching) = (row.GetBoolean(2), row.GetBoolean(3));
        reading.Change<Table>(table, t => isPartition ? t with { PartitionOf = above.Name, DetachPending = detaching } : t with { Inherits = t.Inherits.Add(above.Name) });
    }
}
