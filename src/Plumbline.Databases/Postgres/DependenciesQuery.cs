using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>What views, routines, triggers, policies, rules and types stand on (manual 53.18, pg_depend).</summary>
internal sealed class DependenciesQuery : CatalogQuery
{
    public override string What => "dependencies";

    public override bool IsNeeded => false;

    public override string Sql(int version) =>
        """
        select case when r.rulename = '_RETURN' or c.reltype <> 0 then case when r.rulename = '_RETURN' then 'pg_class'::regclass::oid else 'pg_type'::regclass::oid end else d.classid end,
            case when r.rulename = '_RETURN' then r.ev_class when c.reltype <> 0 then c.reltype else d.objid end, d.refclassid, d.refobjid, d.refobjsubid
        from pg_depend d
        left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
        left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid and c.relkind = 'c'
        where d.deptype in ('n', 'a') and d.objid >= 16384 and d.refobjid >= 16384
            and (d.classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_type'::regclass, 'pg_event_trigger'::regclass) or c.oid is not null)
            and (r.rulename = '_RETURN' and d.refclassid = 'pg_class'::regclass and d.refobjid = r.ev_class) is not true
        order by 1, 2, d.refclassid, d.refobjid, d.refobjsubid
        """;

    public override void Read(Row row, Reading reading)
    {
        if (reading.Find(row.Oid(0), row.Oid(1)) is not { } id || reading.Find(row.Oid(2), row.Oid(3)) is not { } needed || needed.Kind == Schema.OfKind) return;
        Add(reading, id, needed);
        if (row.GetInt32(4) is > 0 and var number && needed.Kind == Table.OfKind) Add(reading, id, new(Column.OfKind, needed.Name.Member(reading.Column(row.Oid(3), number))));
    }

    /// <summary>What an object is a part of, it stands on anyway.</summary>
    private static void Add(Reading reading, ObjectId id, ObjectId needed) => reading.Change<SchemaObject>(id, subject => subject.Parent() == needed ? subject : subject switch
    {
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
