using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class SecurityDefinerSearchPath : CatalogRule
{
    public override string Name => "security-definer-search-path";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A SECURITY DEFINER function has no search path of its own.",
        "It runs with its owner's rights and looks names up in the caller's search path. Whoever may create a table, function or operator in a schema of that path, temporary ones included, has it run as the owner (manual, CREATE FUNCTION, \"Writing SECURITY DEFINER Functions Safely\").",
        "```sql\nCREATE FUNCTION is_admin() RETURNS boolean LANGUAGE sql SECURITY DEFINER AS $$ SELECT exists (SELECT 1 FROM admins WHERE id = auth.uid()) $$;\n```",
        "```sql\nALTER FUNCTION is_admin() SET search_path = '';\n```\n\nand every name in its body with its schema: `public.admins`. `pg_catalog` is looked through in any case. A path with a schema that others may create in is no path of its own.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var function in view.Catalog.OfType<Function>().Where(f => f.SecurityDefiner).OrderBy(f => f.Name))
        {
            if (function.Settings.Any(s => s.StartsWith("search_path", StringComparison.OrdinalIgnoreCase))) continue;
            yield return Found(function.Id(), function.Origin.Here, $"{function.Id()} is SECURITY DEFINER and looks names up in its caller's search path: who may create objects there runs them as its owner") with
            {
                Fix = new($"ALTER {function.Kind.Label.ToUpperInvariant()} {function.Name} SET search_path = '', and schemas on every name in its body"),
            };
        }
    }
}
