using Plumbline.Model;
using Index = Plumbline.Model.Index;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// pg_depend (manual 53.18) for what expressions use: functions, sequences and types named in defaults, checks and indexes.
/// By OID, so that it is certain which overload is meant.
/// </summary>
internal sealed class DependsQuery : CatalogQuery
{
    public override string What => "dependencies";

    public override bool IsNeeded => false;

    public override string Sql(int version) =>
        """
        select classid, objid, objsubid, refclassid, refobjid
        from pg_depend
        where deptype in ('n', 'a') and refobjid >= 16384 and objid >= 16384
            and (classid = 'pg_attrdef'::regclass and (refclassid in ('pg_proc'::regclass, 'pg_type'::regclass) or refclassid = 'pg_class'::regclass and refobjsubid = 0)
                or classid in ('pg_class'::regclass, 'pg_constraint'::regclass) and refclassid = 'pg_proc'::regclass)
        """;

    public override void Read(Row row, Reading reading)
    {
        var (@class, oid) = (row.Oid(0), row.Oid(1));
        var user = @class switch
        {
            Oids.Default => reading.Defaults.GetValueOrDefault(oid),
            // A generated column's own dependencies stand on the column from PostgreSQL 12 to 14.
            Oids.Relation when row.GetInt32(2) is > 0 and var number => reading.Relations.GetValueOrDefault(oid) is { } table ? new(Column.OfKind, table.Name.Member(reading.Column(oid, number))) : null,
            _ => reading.Find(@class, oid),
        };
        if (user is null || reading.Find(row.Oid(3), row.Oid(4)) is not { } needed) return;
        switch (reading.Find<SchemaObject>(user))
        {
            case Column column when !column.Needs.Contains(needed): reading.Change<Column>(user, c => c with { Needs = c.Needs.Add(needed) }); break;
            case Index index when !index.Needs.Contains(needed): reading.Change<Index>(user, i => i with { Needs = i.Needs.Add(needed) }); break;
            case Check check when !check.Needs.Contains(needed): reading.Change<Check>(user, c => c with { Needs = c.Needs.Add(needed) }); break;
        }
    }
}
