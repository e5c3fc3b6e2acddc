using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>What steps do, in a few lines for the head of a file: whole objects first, then table by table.</summary>
public static class PlanSummary
{
    private const int Width = 110;

    public static IEnumerable<string> Of(EquatableArray<Step> steps)
    {
        var deeds = new Dictionary<ObjectId, string>();
        foreach (var step in steps)
            if (step is { Copies: false, Statements.Count: > 0 } && !step.Statements[0].Perhaps) deeds[step.Subject] = Combined(deeds.GetValueOrDefault(step.Subject), step.Rebuilds ? "rebuilds" : Deed(step.Statements[0].Sql));
        var wholes = deeds.Where(d => d.Key.Name.Table is null).ToList();
        foreach (var one in wholes.GroupBy(d => d.Value))
            foreach (var line in Wrapped($"{Capital(one.Key)} {Listed(one.Select(d => d.Key), null)}.")) yield return line;
        foreach (var table in deeds.Where(d => d.Key.Name.Table is not null && !IsWith(d.Key, deeds)).GroupBy(d => d.Key.Name.OfTable()))
            foreach (var line in Wrapped($"{table.Key}: {string.Join("; ", table.GroupBy(d => d.Value).Select(g => $"{g.Key} {Listed(g.Select(d => d.Key), table.Key)}"))}.")) yield return line;
    }

    /// <summary>Parts of a table that is made or dropped here are not told one by one.</summary>
    private static bool IsWith(ObjectId part, Dictionary<ObjectId, string> deeds) => deeds.TryGetValue(new(Table.OfKind, part.Name.OfTable()), out var deed) && deed is "adds" or "drops";

    private static string Deed(string sql) =>
        sql.StartsWith("CREATE ", StringComparison.Ordinal) || sql.Contains(" ADD COLUMN ", StringComparison.Ordinal) || sql.Contains(" ADD CONSTRAINT ", StringComparison.Ordinal) ? "adds"
        : sql.StartsWith("DROP ", StringComparison.Ordinal) || sql.Contains(" DROP COLUMN ", StringComparison.Ordinal) || sql.Contains(" DROP CONSTRAINT ", StringComparison.Ordinal) ? "drops"
        : sql.StartsWith("ALTER ", StringComparison.Ordinal) && sql.Contains(" RENAME ", StringComparison.Ordinal) ? "renames"
        : "changes";

    private static string Combined(string? first, string next) => (first, next) switch
    {
        (null, _) => next,
        ("drops", "adds") => "makes anew",
        _ => first,
    };

    /// <summary><c>columns a, b; index c</c></summary>
    private static string Listed(IEnumerable<ObjectId> ids, ObjectName? table) => string.Join(", ", ids.GroupBy(i => i.Kind).Select(g =>
        $"{(g.Count() == 1 ? g.Key.Label : Several(g.Key.Label))} {string.Join(", ", g.Select(i => table is null ? i.Name.ToString() : i.Name.Name))}"));

    internal static string Several(string label) => label.EndsWith('x') ? label + "es" : label.EndsWith("ey", StringComparison.Ordinal) ? label + "s" : label.EndsWith('y') ? label[..^1] + "ies" : label.EndsWith('s') ? label : label + "s";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static IEnumerable<string> Wrapped(string text)
    {
        var indent = "";
        while (indent.Length + text.Length > Width && text.LastIndexOf(' ', Width - indent.Length) is > 0 and var cut)
        {
            yield return indent + text[..cut];
            text = text[(cut + 1)..];
            indent = "  ";
        }
        yield return indent + text;
    }
}
