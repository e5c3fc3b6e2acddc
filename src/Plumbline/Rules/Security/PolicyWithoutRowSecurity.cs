using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class PolicyWithoutRowSecurity : CatalogRule
{
    public override string Name => "policy-without-row-security";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A table has policies, but row level security is off.",
        "Policies do nothing until it is enabled. Whoever reads the migrations believes that the rows are protected; they are not.",
        "```sql\nCREATE POLICY notes_select ON notes FOR SELECT USING (owner_id = auth.uid());\n-- ALTER TABLE notes ENABLE ROW LEVEL SECURITY is missing\n```",
        "```sql\nALTER TABLE notes ENABLE ROW LEVEL SECURITY;\n```");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (!RowSecurity.IsUsed(view)) yield break;
        foreach (var table in RowSecurity.Tables(view))
        {
            var policies = RowSecurity.Policies(view, table);
            if (table.RowSecurity || policies.Count == 0) continue;
            var (severity, why) = RowSecurity.Exposure(view, table.Name);
            yield return Found(table.Id(), policies[0].Origin.Here, $"{view.Called(table.Id())} has {Wording.Count(policies.Count, "policy", "policies")}, but row level security is off: they do nothing; {why}") with
            {
                Severity = severity > Default ? severity : Default,
                Facet = Table.RowSecurityFacet.Name,
            };
        }
    }
}
