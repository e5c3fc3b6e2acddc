using System.Text;

namespace Plumbline.Rules;

/// <summary>A rule's page: the same for <c>plumb explain</c> and for docs/rules.</summary>
public static class RulePages
{
    public static string Write(Rule rule)
    {
        var page = rule.Explain();
        var output = new StringBuilder();
        output.Append($"# {rule.Name}\n\n{page.Summary}\n\n");
        output.Append($"Severity: **{rule.Default.InWords()}** · family: {FamilyWord(rule.Family)} · since {rule.SinceVersion}\n\n");
        Section(output, "Why", page.Why);
        Section(output, "Example", page.Example);
        Section(output, "The safe way", page.SafeWay);
        if (rule.Options.Count > 0) Section(output, "Options", Options(rule));
        Section(output, "To silence it", $$"""
            For one place, in a comment on the statement or above it, with the reason (`until 2027-01-31` before the reason lets it end):

            ```sql
            -- plumb: allow {{rule.Name}} the reason
            ```

            For one object, or for a time, in `plumbline.yaml`:

            ```yaml
            accepted:
              - finding: {{rule.Name}} table.name
                reason: the reason
                until: 2027-01-31
            ```

            For the project, or at another level, or for some files:

            ```yaml
            rules: { {{rule.Name}}: off }
            rules: { {{rule.Name}}: { level: high, paths: { "db/legacy/**": off } } }
            ```
            """);
        return output.ToString();
    }

    /// <summary>All rules by family, one line each.</summary>
    public static string Index()
    {
        var output = new StringBuilder("# Rules\n\nWritten from the code by `./do docs`.\n");
        foreach (var family in AllRules.List.GroupBy(r => r.Family).OrderBy(g => g.Key))
        {
            output.Append($"\n## {FamilyWord(family.Key)}\n\n| rule | severity | what |\n|---|---|---|\n");
            foreach (var rule in family.OrderBy(r => r.Name, StringComparer.Ordinal))
                output.Append($"| [{rule.Name}]({rule.Name}.md) | {rule.Default.InWords()} | {rule.Explain().Summary} |\n");
        }
        return output.ToString();
    }

    private static string Options(Rule rule)
    {
        var text = new StringBuilder("| option | default | what |\n|---|---|---|\n");
        foreach (var option in rule.Options) text.Append($"| `{option.Name}` | {string.Join(", ", option.Default)} | {option.Says} |\n");
        return text.Append($"\n```yaml\nrules: {{ {rule.Name}: {{ {rule.Options[0].Name}: {(rule.Options[0].IsList ? $"[{string.Join(", ", rule.Options[0].Default)}]" : rule.Options[0].Default[0])} }} }}\n```").ToString();
    }

    private static string FamilyWord(Family family) => family.ToString().ToLowerInvariant();

    private static void Section(StringBuilder output, string title, string text) => output.Append($"## {title}\n\n{text}\n\n");
}
