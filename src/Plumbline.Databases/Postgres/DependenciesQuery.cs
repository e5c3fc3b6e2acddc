using Plumbline.Model;
using Index = Plumbline.Model.Index;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// What views, routines, triggers, policies, rules and types stand on, and what defaults, checks and indexes use: functions, sequences and types
/// (manual 53.18, pg_depend). By OID, so that it is certain which overload is meant; an array type is its elements'.
/// </summary>
internal sealed class DependenciesQuery : CatalogQuery
{
    public override string What => "dependencies";

    public override bool IsNeeded => false;

    /// <summary>A view is its _RETURN rule. Of relations only functions are asked for, which indexes use, and types, which composite types are made of.</summary>
    public override string Sql(int version) =>
        """
        select case when r.rulename = '_RETURN' then 'pg_class'::regclass::oid else d.classid end, case when r.rulename = '_RETURN' then r.ev_class else d.objid end, d.objsubid,
            d.refclassid, coalesce(e.oid, d.refobjid), d.refobjsubid
        from pg_depend d
        left join pg_type e on d.refclassid = 'pg_type'::regclass and e.typarray = d.refobjid
        left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
        where d.deptype in ('n', 'a') and d.objid >= 16384 and d.refobjid >= 16384
            and (d.classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_type'::regclass, 'pg_event_trigger'::regclass)
                or d.classid = 'pg_attrdef'::regclass and (d.refclassid in ('pg_proc'::regclass, 'pg_type'::regclass) or d.refclassid = 'pg_class'::regclass and d.refobjsubid = 0)
                or d.classid = 'pg_class'::regclass and d.refclassid in ('pg_proc'::regclass, 'pg_type'::regclass)
                or d.classid = 'pg_constraint'::regclass and d.refclassid = 'pg_proc'::regclass)
            and (r.rulename = '_RETURN' and d.refclassid = 'pg_class'::regclass and d.refobjid = r.ev_class) is not true
        order by 1, 2, 4, 5, 6
        """;

    public override void Read(Row row, Reading reading)
    {
        if (User(reading, row.Oid(0), row.Oid(1), row.GetInt32(2)) is not { } id || reading.Find(row.Oid(3), row.Oid(4)) is not { } needed || needed.Kind == Schema.OfKind) return;
        Add(reading, id, needed);
        if (row.GetInt32(5) is > 0 and var number && needed.Kind == Table.OfKind) Add(reading, id, new(Column.OfKind, needed.Name.Member(reading.Column(row.Oid(4), number))));
    }

    /// <summary>A default is its column's, and so are, from PostgreSQL 12 to 14, a generated column's own dependencies; a composite type is found by its relation.</summary>
    private static ObjectId? User(Reading reading, uint @class, uint oid, int number)
    {
        if (@class == Oids.Default) return reading.Defaults.GetValueOrDefault(oid);
        if (@class != Oids.Relation || !reading.Relations.TryGetValue(oid, out var relation)) return reading.Find(@class, oid);
        if (relation.Kind == CompositeType.OfKind) return relation;
        return number > 0 ? new(Column.OfKind, relation.Name.Member(reading.Column(oid, number))) : reading.Find(@class, oid);
    }

    /// <summary>What an object is a part of, it stands on anyway.</summary>
    private static void Add(Reading reading, ObjectId id, ObjectId needed) => reading.Change<SchemaObject>(id, subject => subject.Parent() == needed ? subject : subject switch
    {
        Column column => column with { Needs = With(column.Needs, needed) },
        Index index => index with { Needs = With(index.Needs, needed) },
        Check check => check with { Needs = With(check.Needs, needed) },
        View view => view with { Needs = With(view.Needs, needed) },
        MaterializedView view => view with { Needs = With(view.Needs, needed) },
        Function function => function with { Needs = With(function.Needs, needed) },
        Trigger trigger => trigger with { Needs = With(trigger.Needs, needed) },
        Policy policy => policy with { Needs = With(policy.Needs, needed) },
        RewriteRule rule => rule with { Needs = With(rule.Needs, needed) },
        Domain domain => domain with { Needs = With(domain.Needs, needed) },
        CompositeType type => type with { Needs = With(type.Needs, needed) },
        EventTrigger trigger => trigger with { Needs = With(trigger.Needs, needed) },
        _ => subject,
    });

    private static EquatableArray<ObjectId> With(EquatableArray<ObjectId> needs, ObjectId needed) => needs.Contains(needed) ? needs : needs.Add(needed);
}
