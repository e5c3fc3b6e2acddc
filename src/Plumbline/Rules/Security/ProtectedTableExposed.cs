using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class ProtectedTableExposed : CatalogRule
{
    public override string Name => "protected-table-exposed";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A view in a schema that the API serves reads the platform's table of users.",
        "The schema `auth` is closed to API roles; a view in `public` reads it with the rights of its owner and opens it again: e-mail addresses, phone numbers and sign-in times of every user.",
        "```sql\nCREATE VIEW public.members AS SELECT id, email FROM auth.users;\n```",
        "Keep what may be seen in a table of your own (`public.profiles`, filled by a trigger), with policies. Or put the view into a schema that the API does not serve, or `REVOKE ALL ON public.members FROM anon, authenticated` and say so with an allowance.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (!view.Project.Assume.Contains("supabase")) yield break;
        foreach (var subject in view.Catalog.Objects.Where(o => o is View or MaterializedView && o.Name.Schema is null or "public").OrderBy(o => o.Name))
            if (subject.DependsOn().Any(n => n.Kind == Table.OfKind && n.Name is { Schema: "auth", Name: "users" }))
                yield return Found(subject.Id(), subject.Origin.Here, $"{subject.Id()} shows auth.users to every role that may read it: the API serves its schema");
    }
}
