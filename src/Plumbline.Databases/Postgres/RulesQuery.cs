using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Rewrite rules (manual 53.45, pg_rewrite) but the ones that make a view a view. A rule is no member of an extension, but goes with its relation:
/// what came in the same transaction as an extension's relation is the extension's.
/// </summary>
internal sealed class RulesQuery : CatalogQuery
{
    public override string What => "rules";

    public override IReadOnlyList<Kind> Kinds => [RewriteRule.OfKind];

    public override string Sql(int version) =>
        """
        select oid, ev_class, rulename, ev_enabled, pg_get_ruledef(oid)
        from pg_rewrite
        where rulename <> '_RETURN' and oid >= 16384
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = ev_class and d.deptype = 'e' and d.xmin = pg_rewrite.xmin)
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (!reading.Relations.TryGetValue(row.Oid(1), out var relation) || !reading.IsOwn(Oids.Rule, oid) || !reading.IsOwn(Oids.Relation, row.Oid(1))) return;
        var rule = RewriteRules.Parse(row.Printed(4), new RewriteRule(relation.Name.Member(row.GetString(2))) { OnView = relation.Kind == View.OfKind });
        reading.Add(Oids.Rule, oid, rule with { Enabled = RowValues.Enabled(row.GetChar(3)) });
    }
}
