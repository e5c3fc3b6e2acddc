using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class SecurityDefinerView : CatalogRule
{
    public override string Name => "security-definer-view";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A view reads a table with row level security, as its owner.",
        "A view reads with the rights of its owner unless it is told otherwise; owners are not held by policies. Whoever may read the view reads every row of the table behind it.",
        "```sql\nALTER TABLE notes ENABLE ROW LEVEL SECURITY;\nCREATE VIEW recent_notes AS SELECT * FROM notes ORDER BY at DESC LIMIT 10;\n```",
        "PostgreSQL 15 and later: `ALTER VIEW recent_notes SET (security_invoker = true)`. Before: a set-returning SQL function, which reads as its caller. A view that shows everybody everything on purpose may be allowed, or read the rows that it shows from a table of their own.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (!RowSecurity.IsUsed(view)) yield break;
        foreach (var one in view.Catalog.OfType<View>().OrderBy(v => v.Name))
        {
            if (one.Temporary || one.Name.Schema is not (null or "public" or "api") || one.Options.Any(o => o is "security_invoker=true" or "security_invoker=on" or "security_invoker=1")) continue;
            var held = one.Needs.Where(n => n.Kind == Table.OfKind && view.Catalog.Find(n) is Table { RowSecurity: true }).Select(n => n.Name.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
            if (held.Count == 0) continue;
            yield return Found(one.Id(), one.Origin.Here, $"view {one.Name} reads {Wording.List(held)} as its owner: row level security there does not hold for who reads the view") with
            {
                Values = held.ToEquatableArray(),
                Fix = view.Project.PostgresVersion >= 15 ? new($"ALTER VIEW {one.Name} SET (security_invoker = true)") : null,
            };
        }
    }
}
