using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// The configuration's <c>rules</c>: a level each (<c>redundant-index: off</c>), or a level, levels for some files, and the rule's options;
/// and rules of the project's own, which <c>find</c> objects or <c>query</c> databases.
/// </summary>
internal sealed class ConfigRules(ConfigFaults faults)
{
    private static readonly string[] s_levels = ["off", "info", "low", "medium", "high", "critical"];
    private static readonly string[] s_ofOwn = ["level", "message", "why", "find", "query", "paths"];

    public Config Read(ConfigNode node, Config config)
    {
        var settings = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        var own = new List<OwnRule>();
        if (node is not ConfigNode.Map map)
        {
            if (node is not ConfigNode.Word { IsNothing: true }) faults.Add(node, "expected rules with a level each: table-naming-mixed: low");
            return config;
        }
        foreach (var (key, value) in map.Entries)
        {
            if (value is ConfigNode.Map entries && entries.Entries.Any(e => e.Key.Text is "find" or "query"))
            {
                if (Own(key, entries) is { } rule) own.Add(rule);
                settings[key.Text] = new(entries.Entries.Any(e => e is { Key.Text: "level", Value: ConfigNode.Word { Text: "off" } }) ? "off" : null) { Paths = entries.Entries.Where(e => e.Key.Text == "paths").SelectMany(e => Paths(e.Value)).ToEquatableArray() };
            }
            else if (Setting(key, value) is { } setting) settings[key.Text] = setting;
        }
        return config with { Rules = settings, OwnRules = own.ToEquatableArray() };
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

    private OwnRule? Own(ConfigNode.Word name, ConfigNode.Map map)
    {
        if (AllRules.Find(name.Text) is not null) faults.Add(name, $"{name.Text} is a rule already: give your own another name");
        else if (name.Text.Length == 0 || !name.Text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) faults.Add(name, $"{name.Text}: a rule's name has small letters, digits and hyphens only");
        var rule = new OwnRule(name.Text, Severity.Medium, "", new("configuration", Config.FileNames[0], name.Line, name.Column));
        foreach (var (key, value) in map.Entries)
            rule = key.Text switch
            {
                "level" => Level(value) is { } level and not "off" ? rule with { Level = Enum.Parse<Severity>(level, ignoreCase: true) } : rule,
                "message" => rule with { Message = Word(value) },
                "why" => rule with { Why = Word(value) },
                "query" => rule with { Query = Word(value) },
                "find" => rule with { Find = new ConfigPatterns(faults).Read(value) },
                "paths" => rule,
                _ => Unknown(key, s_ofOwn, rule),
            };
        if (rule is { Find: not null, Query: not null }) faults.Add(name, $"{name.Text} has both find and query: make two rules of it");
        if (rule.Message.Length == 0) faults.Add(name, $"{name.Text} has no message: what shall a finding say? message: \"{{name}} …\"");
        return rule.Find is null && rule.Query is null ? null : rule;
    }

    private OwnRule Unknown(ConfigNode.Word key, IReadOnlyList<string> known, OwnRule rule)
    {
        faults.Add(key, $"unknown key {key.Text}{Nearest.Suggestion(key.Text, known)}");
        return rule;
    }

    private string Word(ConfigNode node)
    {
        if (node is ConfigNode.Word { IsNothing: false } word) return word.Text.Trim();
        faults.Add(node, "expected one value");
        return "";
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
