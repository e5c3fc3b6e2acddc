using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class RowSecuritySlowPolicy : CatalogRule
{
    private static readonly string[] s_calls = ["auth.uid()", "auth.role()", "auth.jwt()", "auth.email()", "current_setting("];

    public override string Name => "row-security-slow-policy";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A policy asks who is signed in anew for every row.",
        "The function is called once for each row that is looked at. In a sub-select it is called once for the statement, and an index on the column can be used with its value.",
        "```sql\nCREATE POLICY own ON notes USING (user_id = auth.uid());\n```",
        "```sql\nALTER POLICY own ON notes USING (user_id = (SELECT auth.uid()));\n```");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            var slow = RowSecurity.Policies(view, table).Where(p => Bare(p) is not null).OrderBy(p => p.Name.Name, StringComparer.Ordinal).ToList();
            if (slow.Count == 0) continue;
            var call = Bare(slow[0])!;
            yield return Found(table.Id(), slow[0].Origin.Here, $"{Wording.Count(slow.Count, "policy", "policies")} of {view.Called(table.Id())} {(slow.Count == 1 ? "calls" : "call")} {call.TrimEnd('(', ')')} for every row: (SELECT {call}{(call.EndsWith('(') ? "…)" : "")}) is asked once") with
            {
                Values = slow.Select(p => p.Name.Name).ToEquatableArray(),
                Related = slow.Skip(1).Select(p => new Related(p.Origin.Here, $"policy {p.Name.Name}")).ToEquatableArray(),
            };
        }
    }

    private static string? Bare(Policy policy) => Bare(policy.Using) ?? Bare(policy.WithCheck);

    /// <summary>A call that no SELECT stands directly before.</summary>
    private static string? Bare(SqlExpression? expression)
    {
        if (expression is null) return null;
        foreach (var call in s_calls)
            for (var at = expression.Text.IndexOf(call, StringComparison.OrdinalIgnoreCase); at >= 0; at = expression.Text.IndexOf(call, at + 1, StringComparison.OrdinalIgnoreCase))
                if (!expression.Text.AsSpan(0, at).TrimEnd().TrimEnd('(').TrimEnd().EndsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !IsInSelect(expression.Text, at)) return call;
        return null;
    }

    /// <summary>Inside a sub-select's own list, such as <c>(SELECT (auth.jwt() ->> 'sub'))</c>.</summary>
    private static bool IsInSelect(string text, int at)
    {
        var select = text.LastIndexOf("SELECT ", at, StringComparison.OrdinalIgnoreCase);
        return select >= 0 && !text.AsSpan(select, at - select).Contains(" FROM ", StringComparison.OrdinalIgnoreCase) && Depth(text.AsSpan(select, at - select)) >= 0;
    }

    /// <summary>Below zero when the parenthesis that the SELECT stands in was closed in between.</summary>
    private static int Depth(ReadOnlySpan<char> text)
    {
        var (depth, lowest) = (0, 0);
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            lowest = Math.Min(lowest, depth);
        }
        return lowest;
    }
}
