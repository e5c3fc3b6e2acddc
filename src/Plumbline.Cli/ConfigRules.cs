using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// The configuration's <c>rules</c>: a level each (<c>redundant-index: off</c>), or a level, levels for some files, and the rule's options.
/// </summary>
internal sealed class ConfigRules(ConfigFaults faults)
{
    private static readonly string[] s_levels = ["off", "info", "low", "medium", "high", "critical"];

    public IReadOnlyDictionary<string, RuleSetting> Read(ConfigNode node)
    {
        var settings = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        if (node is ConfigNode.Map map)
        {
            foreach (var (key, value) in map.Entries)
                if (Setting(key, value) is { } setting) settings[key.Text] = setting;
        }
        else if (node is not ConfigNode.Word { IsNothing: true }) faults.Add(node, "expected rules with a level each: table-naming-mixed: low");
        return settings;
    }

    private RuleSetting? Setting(ConfigNode.Word rule, ConfigNode node)
    {
        if (node is not ConfigNode.Map map) return Level(node) is { } word ? new(word) : null;
        var setting = new RuleSetting(Level: null);
        var options = new Dictionary<string, EquatableArray<string>>(StringComparer.Ordinal);
        var known = AllRules.Find(rule.Text)?.Options.Select(o => o.Name).ToList() ?? [];
        foreach (var (key, value) in map.Entries)
        {
            if (key.Text == "level") setting = setting with { Level = Level(value) };
            else if (key.Text == "paths") setting = setting with { Paths = Paths(value) };
            else if (AllRules.Find(rule.Text)?.Options.FirstOrDefault(o => o.Name == key.Text) is { } option) options[key.Text] = Option(option, value);
            else faults.Add(key, $"{rule.Text} has no option {key.Text}{Nearest.Suggestion(key.Text, ["level", "paths", .. known])}");
        }
        return setting with { Options = options };
    }

    private string? Level(ConfigNode node)
    {
        if (node is ConfigNode.Word word && s_levels.Contains(word.Text)) return word.Text;
        faults.Add(node, node is ConfigNode.Word other ? $"unknown level {other.Text}{Nearest.Suggestion(other.Text, s_levels)}" : $"expected a level: {string.Join(", ", s_levels)}");
        return null;
    }

    private EquatableArray<PathLevel> Paths(ConfigNode node)
    {
        if (node is ConfigNode.Map map) return map.Entries.Select(e => Level(e.Value) is { } level ? new PathLevel(e.Key.Text, level) : null).OfType<PathLevel>().ToEquatableArray();
        faults.Add(node, "expected files with a level each: paths: { \"db/legacy/**\": off }");
        return [];
    }

    private EquatableArray<string> Option(RuleOption option, ConfigNode node)
    {
        var items = node is ConfigNode.Sequence sequence ? sequence.Items : [node];
        var words = new List<string>();
        foreach (var item in items)
        {
            if (item is not ConfigNode.Word { IsNothing: false } word) faults.Add(item, $"expected {option.Expected()}");
            else if (option.Refuses(word.Text)) faults.Add(item, $"expected {option.Expected()}, not {word.Text}");
            else words.Add(word.Text);
        }
        if (words.Count > 1 && !option.IsList) faults.Add(node, $"expected {option.Expected()}");
        return words.ToEquatableArray();
    }
}
