using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_sequence (manual 53.47), and through pg_depend the column that each belongs to: internally for an identity, automatically for OWNED BY.</summary>
internal sealed class SequencesQuery : CatalogQuery
{
    public override string What => "sequences";

    public override IReadOnlyList<Kind> Kinds => [Sequence.OfKind];

    public override string Sql(int version) =>
        """
        select s.seqrelid, c.relowner, c.relpersistence, s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
            d.refobjid, d.refobjsubid, d.deptype
        from pg_sequence s
        join pg_class c on c.oid = s.seqrelid
        left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid and d.objsubid = 0
            and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
        where c.relpersistence <> 't' and s.seqrelid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (!reading.IsOwn(Oids.Relation, oid) || !reading.Relations.TryGetValue(oid, out var id)) return;
        var sequence = new Sequence(id.Name)
        {
            Origin = reading.Origin,
            Persistence = RelationsQuery.Persistence(row.GetChar(2)),
            Type = reading.Types[row.Oid(3)].Type,
            Start = row.GetInt64(4),
            Increment = row.GetInt64(5),
            Min = row.GetInt64(6),
            Max = row.GetInt64(7),
            Cache = row.GetInt64(8),
            Cycle = row.GetBoolean(9),
        };
        if (!row.IsNull(10) && reading.Relations.TryGetValue(row.Oid(10), out var table))
        {
            sequence = sequence with { OwnedBy = table.Name.Member(reading.Column(row.Oid(10), row.GetInt32(11))), OfIdentity = row.GetChar(12) == 'i' };
            if (sequence.OfIdentity && IdentityColumns.OptionsOf(sequence) is { } options)
                reading.Change<Column>(new(Column.OfKind, sequence.OwnedBy), c => c.Identity is { } identity ? c with { Identity = identity with { Options = options } } : c);
        }
        reading.Add(Oids.Relation, oid, sequence, row.Oid(1));
    }
}
