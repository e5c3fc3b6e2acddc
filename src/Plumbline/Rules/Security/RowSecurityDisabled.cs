using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class RowSecurityDisabled : CatalogRule
{
    public override string Name => "row-security-disabled";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "Other tables of this schema have row level security; this one has not.",
        "Every role that may read the table reads every row, whoever they belong to. Where an API serves tables directly (PostgREST, Supabase), that is everybody with the public key. "
            + "The severity follows what the table holds: health data and what people wrote is critical, rows that lead to a person high, the rest low.",
        "```sql\nCREATE TABLE \"ChatMessage\" (id uuid PRIMARY KEY, \"userId\" text NOT NULL, content text NOT NULL);\n-- and no ENABLE ROW LEVEL SECURITY\n```",
        "```sql\nALTER TABLE \"ChatMessage\" ENABLE ROW LEVEL SECURITY;\nCREATE POLICY chat_message_select ON \"ChatMessage\" FOR SELECT TO authenticated USING (…);\n-- and one each for INSERT, UPDATE and DELETE\n```\n\nA table that is public on purpose: enable it all the same, with a policy `USING (true)` that says so.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (!RowSecurity.IsUsed(view)) yield break;
        foreach (var table in RowSecurity.Tables(view))
        {
            if (table.RowSecurity || RowSecurity.Policies(view, table).Count > 0) continue;
            var (severity, why) = RowSecurity.Exposure(view, table.Name);
            yield return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} has no row level security: select, insert, update and delete are open to every role with a grant; {why}") with
            {
                Severity = severity,
                Facet = Table.RowSecurityFacet.Name,
                Values = [.. RowSecurity.Commands],
            };
        }
    }
}
