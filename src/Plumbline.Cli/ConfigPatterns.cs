using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>Which objects a rule of one's own finds: <c>find: { kind: column, name: "*_at", where: { type: "!timestamp with time zone" } }</c>.</summary>
internal sealed class ConfigPatterns(ConfigFaults faults)
{
    private static readonly string[] s_keys = ["kind", "name", "where", "lacks"];
    private static readonly Dictionary<string, Kind> s_kinds = AllDialects.Find(AllDialects.Postgres)!.Kinds.Select(k => k.Kind).DistinctBy(k => k.Label).ToDictionary(k => k.Label, StringComparer.Ordinal);

    public ObjectPattern? Read(ConfigNode node)
    {
        if (node is not ConfigNode.Map map)
        {
            faults.Add(node, "expected what is looked for: find: { kind: column, name: \"*_at\" }");
            return null;
        }
        if (Kind(map) is not { } kind) return null;
        var pattern = new ObjectPattern(kind);
        foreach (var (key, value) in map.Entries)
            pattern = key.Text switch
            {
                "kind" => pattern,
                "name" => pattern with { Names = Words(value) },
                "where" => pattern with { Where = Facets(kind, value) },
                "lacks" => pattern with { Lacks = Read(value) },
                _ => Unknown(key, pattern),
            };
        return pattern;
    }

    private Kind? Kind(ConfigNode.Map map)
    {
        var node = map.Entries.FirstOrDefault(e => e.Key.Text == "kind").Value;
        if (node is ConfigNode.Word word && s_kinds.TryGetValue(word.Text, out var kind)) return kind;
        faults.Add(node ?? map, node is ConfigNode.Word other ? $"unknown kind {other.Text}{Nearest.Suggestion(other.Text, [.. s_kinds.Keys])}" : "of which kind? kind: table");
        return null;
    }

    private EquatableArray<FacetPattern> Facets(Kind kind, ConfigNode node)
    {
        if (node is not ConfigNode.Map map)
        {
            faults.Add(node, "expected facets with a value each: where: { type: money }");
            return [];
        }
        var patterns = new List<FacetPattern>();
        foreach (var (key, value) in map.Entries)
        {
            if (kind.Facets.FirstOrDefault(f => f.Name == key.Text) is not { } facet)
            {
                faults.Add(key, $"a {kind.Label} has no {key.Text}{Nearest.Suggestion(key.Text, kind.Facets.Select(f => f.Name).ToList())}");
                continue;
            }
            var words = Words(value);
            var not = words.Count > 0 && words.All(w => w.StartsWith('!'));
            if (!not && words.Any(w => w.StartsWith('!'))) faults.Add(value, "either all values begin with ! or none");
            patterns.Add(new(facet, not ? words.Select(w => w[1..]).ToEquatableArray() : words, not));
        }
        return patterns.ToEquatableArray();
    }

    private EquatableArray<string> Words(ConfigNode node)
    {
        var words = new List<string>();
        foreach (var item in node is ConfigNode.Sequence sequence ? sequence.Items : [node])
        {
            if (item is ConfigNode.Word { IsNothing: false } word) words.Add(word.Text);
            else faults.Add(item, "expected a word");
        }
        return words.ToEquatableArray();
    }

    private ObjectPattern Unknown(ConfigNode.Word key, ObjectPattern pattern)
    {
        faults.Add(key, $"unknown key {key.Text}{Nearest.Suggestion(key.Text, s_keys)}");
        return pattern;
    }
}
