using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class RowSecurityPolicyIneffective : CatalogRule
{
    public override string Name => "row-security-policy-ineffective";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A policy lets everybody write every row, or trusts what users write about themselves.",
        "`USING (true)` for insert, update or delete is row level security that is switched on and holds nobody. `user_metadata` of a token is edited by the user it describes: a role that stands there is a role that anybody may take.",
        "```sql\nCREATE POLICY anything ON notes FOR ALL USING (true);\nCREATE POLICY admins ON notes FOR DELETE USING ((auth.jwt() -> 'user_metadata' ->> 'role') = 'admin');\n```",
        "Say whose rows they are: `USING (user_id = (SELECT auth.uid()))`. Roles belong into `app_metadata` or a table that users cannot write. Reading everything is often meant and is not told; a policy for a role of the server's own (`TO service_role`) neither.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var policy in view.Catalog.OfType<Policy>().OrderBy(p => p.Name))
        {
            if (!policy.Permissive || policy.Roles.All(r => r is "service_role" or "postgres" or "supabase_admin")) continue;
            if (Trusts(policy.Using) || Trusts(policy.WithCheck)) yield return Of(policy, "trusts user_metadata, which every user may edit");
            else if (policy.Command != "select" && LetsAll(policy)) yield return Of(policy, $"lets {Wording.List(policy.Roles)} {(policy.Command == "all" ? "insert, update and delete" : policy.Command)} every row of {policy.Name.OfTable()}") with { Severity = policy.Command == "insert" ? Severity.Medium : Default };
        }
    }

    private Finding Of(Policy policy, string what) => Found(policy.Id(), policy.Origin.Here, $"policy {policy.Name.Name} on {policy.Name.OfTable()} {what}");

    private static bool LetsAll(Policy policy) => policy.Command switch
    {
        "insert" => IsTrue(policy.WithCheck),
        "delete" => IsTrue(policy.Using),
        // Without a check of its own, what is written is held by what may be read.
        _ => IsTrue(policy.Using) && (policy.WithCheck is null || IsTrue(policy.WithCheck)),
    };

    private static bool IsTrue(SqlExpression? expression) => expression is { Text: "true" or "TRUE" };

    private static bool Trusts(SqlExpression? expression) => expression is not null && expression.Text.Contains("user_metadata", StringComparison.Ordinal);
}
