using System.Globalization;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// Reads <c>plumbline.yaml</c>. Everything that is wrong is told at once, each with its line and column; an unknown key is an error
/// that names the nearest known one, since a key that nobody reads is a setting that silently does nothing.
/// </summary>
public sealed class ConfigReader
{
    private static readonly string[] s_keys = ["project", "postgres", "declared", "history", "documents", "code", "databases", "truth", "assume", "renames", "rules", "accepted", "baseline", "order", "plan"];

    private static readonly Dictionary<string, SourceRole> s_roles = new(StringComparer.Ordinal)
    {
        ["declared"] = SourceRole.Declared,
        ["history"] = SourceRole.History,
        ["documents"] = SourceRole.Document,
        ["databases"] = SourceRole.Database,
        ["code"] = SourceRole.Code,
    };

    private readonly ConfigFaults _faults;

    private ConfigReader(ConfigFaults faults) => _faults = faults;

    /// <param name="text">The file's text.</param>
    /// <param name="file">Its full path.</param>
    /// <param name="shown">How messages name it.</param>
    /// <exception cref="UsageException">Something is wrong with it.</exception>
    public static Config Read(string text, string file, string shown)
    {
        var faults = new ConfigFaults(shown);
        var reader = new ConfigReader(faults);
        var config = Config.Empty with { File = file };
        switch (ConfigParser.Read(text, faults))
        {
            case ConfigNode.Map map: config = reader.Root(map, config); break;
            case null or ConfigNode.Word { IsNothing: true }: break;
            case { } other: faults.Add(other, "expected keys and values, such as: project: shop"); break;
        }
        faults.ThrowIfAny();
        return config;
    }

    private Config Root(ConfigNode.Map map, Config config)
    {
        foreach (var (key, value) in map.Entries)
        {
            config = key.Text switch
            {
                "project" => config with { Project = Text(value) },
                "postgres" => config with { Postgres = Version(value) },
                "declared" => config with { Declared = Paths(value) },
                "history" => config with { History = Paths(value) },
                "documents" => config with { Documents = Paths(value) },
                "code" => config with { Code = Paths(value) },
                "databases" => config with { Databases = Databases(value) },
                "truth" => config with { Truth = Words(value).Select(Role).OfType<SourceRole>().ToEquatableArray() },
                "assume" => config with { Assume = Words(value).Where(w => Known(w, OutsideObjects.Platforms, "platform")).Select(w => w.Text).ToEquatableArray() },
                "renames" => config with { Renames = Renames(value) },
                "rules" => new ConfigRules(_faults).Read(value, config),
                "accepted" => config with { Accepted = Items(value).Select(Accepted).OfType<Accepted>().ToEquatableArray() },
                "baseline" => config with { Baseline = Paths(value).FirstOrDefault()?.Path },
                "order" => config with { Order = Words(value).Select(w => w.Text).ToEquatableArray() },
                "plan" => config with { Plan = Plan(value) },
                _ => Unknown(key, s_keys, config),
            };
        }
        return config;
    }

    private ConfigPlan Plan(ConfigNode node)
    {
        var plan = new ConfigPlan();
        if (node is ConfigNode.Word { IsNothing: true }) return plan;
        if (node is not ConfigNode.Map map)
        {
            _faults.Add(node, "expected what a plan is told: name, allow, keep, backfill, archive");
            return plan;
        }
        foreach (var (key, value) in map.Entries)
            plan = key.Text switch
            {
                "name" => plan with { Name = Text(value) },
                "allow" => plan with { Allow = Words(value).Select(w => w.Text).ToEquatableArray() },
                "keep" => plan with { Keep = Words(value).Select(w => w.Text).ToEquatableArray() },
                "backfill" => plan with { Backfill = Expressions(value) },
                "archive" => plan with { Archive = Text(value) is "true" or "yes" },
                _ => Unknown(key, ["name", "allow", "keep", "backfill", "archive"], plan),
            };
        return plan;
    }

    private Dictionary<string, string> Expressions(ConfigNode node)
    {
        var expressions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is ConfigNode.Map map)
        {
            foreach (var (key, value) in map.Entries)
                if (Text(value) is { } expression) expressions[key.Text] = expression;
        }
        else if (node is not ConfigNode.Word { IsNothing: true }) _faults.Add(node, "expected columns with an SQL expression each: orders.status: \"'new'\"");
        return expressions;
    }

    private T Unknown<T>(ConfigNode.Word key, IReadOnlyList<string> known, T config)
    {
        _faults.Add(key, $"unknown key {key.Text}{Nearest.Suggestion(key.Text, known)}");
        return config;
    }

    private string? Text(ConfigNode node)
    {
        if (node is ConfigNode.Word { IsNothing: false } word) return word.Text;
        if (node is not ConfigNode.Word) _faults.Add(node, "expected one value");
        return null;
    }

    private int? Version(ConfigNode node)
    {
        if (Text(node) is not { } text) return null;
        if (int.TryParse(text.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 9 and <= 30) return version;
        _faults.Add(node, $"expected PostgreSQL's major version, such as 15, not {text}");
        return null;
    }

    private static IReadOnlyList<ConfigNode> Items(ConfigNode node) => node switch
    {
        ConfigNode.Sequence sequence => sequence.Items,
        ConfigNode.Word { IsNothing: true } => [],
        _ => [node],
    };

    private IEnumerable<ConfigNode.Word> Words(ConfigNode node)
    {
        foreach (var item in Items(node))
        {
            if (item is ConfigNode.Word word) yield return word;
            else _faults.Add(item, "expected a word");
        }
    }

    private EquatableArray<ConfigPath> Paths(ConfigNode node) => Items(node).Select(Path).OfType<ConfigPath>().ToEquatableArray();

    private ConfigPath? Path(ConfigNode node)
    {
        if (node is ConfigNode.Word word) return Path(word, null, []);
        if (node is not ConfigNode.Map map)
        {
            _faults.Add(node, "expected a path");
            return null;
        }
        ConfigNode.Word? path = null;
        string? dialect = null;
        EquatableArray<string> databases = [];
        foreach (var (key, value) in map.Entries)
        {
            if (key.Text == "path" && value is ConfigNode.Word written) path = written;
            else if (key.Text == "dialect") dialect = Words(value).FirstOrDefault(w => Known(w, ["postgres", "sqlite"], "dialect"))?.Text;
            else if (key.Text == "databases") databases = Words(value).Select(w => w.Text).ToEquatableArray();
            else if (key.Text == "path") _faults.Add(value, "expected a path");
            else Unknown(key, ["path", "dialect", "databases"], 0);
        }
        if (path is null && !map.Entries.Any(e => e.Key.Text == "path")) _faults.Add(map, "a path is missing: { path: db/schema.prisma }");
        return path is null ? null : Path(path, dialect, databases);
    }

    private ConfigPath? Path(ConfigNode.Word word, string? dialect, EquatableArray<string> databases)
    {
        var path = word.Text.Replace('\\', '/').TrimEnd('/');
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        if (word.IsNothing || path.Length == 0) _faults.Add(word, "expected a path");
        else if (path[0] is '/' or '~' || (path.Length > 1 && path[1] == ':')) _faults.Add(word, $"{word.Text} is not relative to this file");
        else if (path.Split('/').Contains("..")) _faults.Add(word, $"{word.Text} leaves the project: put plumbline.yaml above all that it names");
        else return new(path, dialect, databases, word.Line, word.Column);
        return null;
    }

    private EquatableArray<ConfigDatabase> Databases(ConfigNode node)
    {
        if (node is ConfigNode.Word { IsNothing: true }) return [];
        if (node is not ConfigNode.Map map)
        {
            _faults.Add(node, "expected names, each with a url: local: { url: ${DATABASE_URL} }");
            return [];
        }
        return map.Entries.Select(e => Database(e.Key, e.Value)).OfType<ConfigDatabase>().ToEquatableArray();
    }

    private ConfigDatabase? Database(ConfigNode.Word name, ConfigNode node)
    {
        if (node is ConfigNode.Word { IsNothing: false } word) return new(name.Text, new(word.Text));
        var database = new ConfigDatabase(name.Text, new(""));
        foreach (var (key, value) in (node as ConfigNode.Map)?.Entries ?? [])
        {
            database = key.Text switch
            {
                "url" => database with { Url = new(Text(value) ?? "") },
                "protected" => database with { Protected = Text(value) is "true" or "yes" },
                "schema" or "schemas" => database with { Schemas = Words(value).Select(w => w.Text).ToEquatableArray() },
                "ignore" => database with { Ignored = Words(value).Select(w => w.Text).ToEquatableArray() },
                "follows" => database with { Follows = Words(value).FirstOrDefault(w => Known(w, ["declared", "history"], "kind of source to follow")) is { } role ? s_roles[role.Text] : null },
                "dialect" => database with { Dialect = Words(value).FirstOrDefault(w => Known(w, ["postgres", "sqlite"], "dialect"))?.Text },
                _ => Unknown(key, ["url", "protected", "schemas", "ignore", "follows", "dialect"], database),
            };
        }
        if (database.Url.Reveal().Length > 0) return database;
        _faults.Add(name, $"{name.Text} has no url");
        return null;
    }

    private SourceRole? Role(ConfigNode.Word word) => Known(word, [.. s_roles.Keys], "kind of source") ? s_roles[word.Text] : null;

    private EquatableArray<RenameAnswer> Renames(ConfigNode node)
    {
        var answers = new List<RenameAnswer>();
        if (node is ConfigNode.Map map)
        {
            foreach (var (key, value) in map.Entries)
                if (Text(value) is { } after) answers.Add(new(key.Text, after));
            return answers.ToEquatableArray();
        }
        foreach (var word in Words(node))
        {
            var arrow = word.Text.IndexOf("->", StringComparison.Ordinal);
            if (arrow > 0 && arrow + 2 < word.Text.Length) answers.Add(new(word.Text[..arrow].Trim(), word.Text[(arrow + 2)..].Trim()));
            else _faults.Add(word, $"expected table.before -> after, not {word.Text}");
        }
        return answers.ToEquatableArray();
    }

    private Accepted? Accepted(ConfigNode node)
    {
        if (node is not ConfigNode.Map map)
        {
            _faults.Add(node, "expected { finding: KEY, reason: WHY }");
            return null;
        }
        string? finding = null, reason = null;
        DateOnly? until = null;
        foreach (var (key, value) in map.Entries)
        {
            if (key.Text == "finding") finding = Text(value);
            else if (key.Text == "reason") reason = Text(value);
            else if (key.Text == "until") until = Date(value);
            else Unknown(key, ["finding", "reason", "until"], 0);
        }
        if (finding is not null && reason is not null) return new(finding, reason, until);
        _faults.Add(map, finding is null ? "which finding is accepted? give its key: finding: KEY" : "say why it is accepted: reason: WHY");
        return null;
    }

    private DateOnly? Date(ConfigNode node)
    {
        if (Text(node) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        _faults.Add(node, $"expected a date such as 2027-01-31, not {text}");
        return null;
    }

    private bool Known(ConfigNode.Word word, IReadOnlyList<string> known, string what)
    {
        if (known.Contains(word.Text)) return true;
        _faults.Add(word, $"unknown {what} {word.Text}{Nearest.Suggestion(word.Text, known)}");
        return false;
    }
}
