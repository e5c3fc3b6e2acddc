using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class RowSecurityCommandUncovered : CatalogRule
{
    public override string Name => "row-security-command-uncovered";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A table has row level security and policies, but none for one of the four commands.",
        "Without a policy a command finds no rows and does nothing, without an error: the delete button that deletes nothing. A FOR ALL policy covers all four. UPDATE also needs a SELECT policy to find its rows.",
        "Policies for SELECT, INSERT and UPDATE; deleting reports success, and the row stays.",
        "Add the policy. If the command is forbidden on purpose, say so: `CREATE POLICY … FOR DELETE USING (false)`.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (!RowSecurity.IsUsed(view)) yield break;
        foreach (var table in RowSecurity.Tables(view))
        {
            var policies = RowSecurity.Policies(view, table);
            if (!table.RowSecurity || policies.Count == 0) continue;
            var uncovered = RowSecurity.Uncovered(policies);
            if (uncovered.Count == 0) continue;
            yield return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} has row level security and no policy for {Wording.List(uncovered)}: without an error, nothing is found or changed there") with
            {
                Values = uncovered.ToEquatableArray(),
                Related = policies.OrderBy(p => p.Name.Name, StringComparer.Ordinal).Select(p => new Related(p.Origin.Here, $"policy {p.Name.Name} for {p.Command}")).ToEquatableArray(),
            };
        }
    }
}
