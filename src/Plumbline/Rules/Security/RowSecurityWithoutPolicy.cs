using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class RowSecurityWithoutPolicy : CatalogRule
{
    public override string Name => "row-security-without-policy";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A table has row level security and no policy.",
        "Everybody but the owner sees no rows and writes none. Mostly the policies were forgotten, and the application runs as the owner, where nothing shows.",
        "```sql\nALTER TABLE invoices ENABLE ROW LEVEL SECURITY;   -- and no CREATE POLICY\n```",
        "Write the policies. If nobody is meant to reach the table, allow it with that reason.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (!RowSecurity.IsUsed(view)) yield break;
        foreach (var table in RowSecurity.Tables(view))
            if (table.RowSecurity && RowSecurity.Policies(view, table).Count == 0)
                yield return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} has row level security and no policy: only its owner sees its rows");
    }
}
