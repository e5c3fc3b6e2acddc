using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;

namespace Plumbline.Rules;

/// <summary>A finding that somebody lets pass, and why.</summary>
/// <param name="Where">The comment that allows it; null when the configuration accepts it.</param>
public sealed record Allowed(Finding Finding, string Reason, Origin? Where);

/// <summary>The rules with the levels that the configuration gives them, what it accepts, and what comments allow in place.</summary>
public sealed class RuleSet
{
    public const string UnknownRule = "rule-unknown";
    public const string ExpiredRule = "acceptance-expired";
    public const string UnusedRule = "allowance-unused";

    private static readonly Origin s_configuration = new("configuration", "plumbline.yaml");

    private const int KeyLength = 16;

    private readonly Project _project;
    private readonly DateOnly _today;
    private readonly Dictionary<string, IReadOnlyList<Allowance>> _allowances = [];
    private readonly HashSet<object> _used = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _ran = [];

    /// <param name="today">Acceptances end on a day; the core has no clock.</param>
    public RuleSet(Project project, DateOnly today)
    {
        (_project, _today) = (project, today);
        foreach (var (path, text) in project.Texts)
            if (Allowance.In(text) is { Count: > 0 } allowances) _allowances[path] = allowances;
        Findings = [.. project.Rules.Keys.Where(n => !IsKnown(n)).Select(n => Unknown(n, s_configuration, "the configuration names")),
            .. project.Accepted.Where(a => HasEnded(a.Until)).Select(a => Ended(a.Finding, a.Until!.Value, a.Reason, s_configuration)), .. Misled()];
    }

    /// <summary>What is wrong with the configuration of the rules itself.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether nobody wants to hear it anywhere: it need not run.</summary>
    public static bool IsOff(Project project, string rule) => project.Rules.TryGetValue(rule, out var setting) && setting.Level == "off" && setting.Paths.All(p => p.Level == "off");

    /// <summary>The rules of these that are wanted; what is allowed of them and never met is told as unused.</summary>
    public IReadOnlyList<T> Running<T>(IEnumerable<T> rules) where T : Rule
    {
        var running = rules.Where(r => !IsOff(_project, r.Name)).ToList();
        foreach (var rule in running) _ran.Add(rule.Name);
        return running;
    }

    /// <summary>The project's own rules that look at catalogs, and are wanted.</summary>
    public IReadOnlyList<OwnRule> RunningOwn()
    {
        var running = _project.OwnRules.Where(r => r.Find is not null && !IsOff(_project, r.Name)).ToList();
        foreach (var rule in running) _ran.Add(rule.Name);
        return running;
    }

    /// <summary>The finding at its configured level; null when its rule is off there, or somebody lets it pass.</summary>
    public Finding? Judge(Finding finding, ICollection<Allowed> allowed)
    {
        var level = Level(finding);
        if (level == "off") return null;
        var judged = level is null ? finding : finding with { Severity = Enum.Parse<Severity>(level, ignoreCase: true) };
        judged = WithoutAllowed(judged);
        if (Pardon(judged) is not { } reason) return judged;
        allowed.Add(new(judged, reason.Reason, reason.Where));
        return null;
    }

    /// <summary>What lets nothing pass, after everything was judged: it is stale, or names the wrong thing.</summary>
    public IEnumerable<Finding> Unused()
    {
        foreach (var path in InOrder())
            foreach (var one in _allowances[path])
                if (_ran.Contains(one.Rule) && !_used.Contains(one) && !HasEnded(one.Until))
                    yield return About(UnusedRule, Severity.Low, one.Rule, one.Where, $"nothing here offends {one.Rule}: the comment that allows it can go");
        foreach (var accepted in _project.Accepted)
            if (_ran.Contains(accepted.Finding.Split(' ')[0]) && !_used.Contains(accepted) && !HasEnded(accepted.Until))
                yield return About(UnusedRule, Severity.Low, accepted.Finding, s_configuration, $"{accepted.Finding} is accepted ({accepted.Reason}) and does not occur: the entry can go");
    }

    private string? Level(Finding finding)
    {
        if (!_project.Rules.TryGetValue(finding.Rule, out var setting)) return null;
        var level = setting.Level;
        if (finding.Where.File is { } file)
            foreach (var path in setting.Paths)
                if (PathPattern.Matches(path.Pattern, file)) level = path.Level;
        return level;
    }

    private (string Reason, Origin? Where)? Pardon(Finding finding)
    {
        foreach (var accepted in _project.Accepted)
        {
            if (HasEnded(accepted.Until) || !Names(accepted.Finding, finding)) continue;
            _used.Add(accepted);
            return (accepted.Reason, null);
        }
        if ((Allowing(finding.Rule, finding.Where) ?? AllowingWhole(finding)) is not { } allowing) return null;
        foreach (var place in finding.Related)
            if (place.Where.Source == CodeVoice.Name && Allowing(finding.Rule, place.Where) is { } also) _used.Add(also);
        _used.Add(allowing);
        return (allowing.Reason, allowing.Where);
    }

    /// <summary>
    /// What code does with one object is one finding with many lines: those that a comment allows are left out of it, and it stands at the first of the others. When
    /// none is left it is as it was, and allowed.
    /// </summary>
    private Finding WithoutAllowed(Finding finding)
    {
        if (_allowances.Count == 0 || finding.Where.Source != CodeVoice.Name) return finding;
        var open = finding.Related.Where(r => r.Where.Source != CodeVoice.Name || Allowing(finding.Rule, r.Where) is null);
        var first = Allowing(finding.Rule, finding.Where) is null ? finding.Where : open.FirstOrDefault(r => r.Where.Source == CodeVoice.Name)?.Where;
        var gone = finding.Related.Count - open.Count + (first == finding.Where ? 0 : 1);
        if (first is not { } left || gone == 0) return finding;
        foreach (var place in finding.Related.Select(r => r.Where).Append(finding.Where))
            if (place.Source == CodeVoice.Name && Allowing(finding.Rule, place) is { } one) _used.Add(one);
        return finding with { Where = left, Related = [.. open.Where(r => r.Where != left)], Message = $"{finding.Message} ({Wording.Count(gone, "line")} allowed)" };
    }

    /// <summary>What is said of an object speaks for its parts, too: of an enum for its values.</summary>
    private Allowance? AllowingWhole(Finding finding)
    {
        if (_allowances.Count == 0 || finding.Subject is not { } id) return null;
        var subject = _project.Sources.FirstOrDefault(s => s.Name == finding.Where.Source)?.Catalog.Find(id);
        return subject?.Origin.Around(finding.Where) is { } whole ? Allowing(finding.Rule, whole) : null;
    }

    private Allowance? Allowing(string rule, Origin at) =>
        at is { File: { } path, Line: > 0 and var line } && _allowances.TryGetValue(path, out var allowances) ? allowances.FirstOrDefault(a => a.Rule == rule && a.Covers(line) && !HasEnded(a.Until)) : null;

    /// <summary>By key, by rule, or by rule and object: <c>foreign-key-without-index Booking.venueId</c>.</summary>
    private static bool Names(string accepted, Finding finding) =>
        accepted == finding.Rule || accepted == $"{finding.Rule} {finding.Subject?.Name.ToString() ?? finding.About}" || accepted.Length == KeyLength && accepted == finding.Key();

    private IEnumerable<string> InOrder() => _allowances.Keys.Order(StringComparer.Ordinal);

    private bool HasEnded(DateOnly? until) => until < _today;

    private bool IsKnown(string rule) => AllRules.ByName.ContainsKey(rule) || _project.OwnRules.Any(r => r.Name == rule);

    /// <summary>Comments that name no rule, and those whose day has passed.</summary>
    private IEnumerable<Finding> Misled()
    {
        foreach (var path in InOrder())
            foreach (var one in _allowances[path])
            {
                if (!IsKnown(one.Rule)) yield return Unknown(one.Rule, one.Where, "a comment allows");
                else if (HasEnded(one.Until)) yield return Ended(one.Rule, one.Until!.Value, one.Reason, one.Where);
            }
    }

    private static Finding Unknown(string name, Origin where, string who)
    {
        var near = AllRules.ByName.Keys.MaxBy(k => NameWords.Similarity(k, name));
        var hint = near is not null && NameWords.Similarity(near, name) >= 0.5 ? $"; did you mean {near}?" : "";
        return About(UnknownRule, Severity.Medium, name, where, $"{who} the rule {name}, which does not exist{hint}");
    }

    private static Finding Ended(string finding, DateOnly until, string reason, Origin where) =>
        About(ExpiredRule, Severity.Low, finding, where, $"{finding} was accepted until {until:yyyy-MM-dd}{(reason.Length > 0 ? $" ({reason})" : "")}: it is reported again");

    private static Finding About(string rule, Severity severity, string about, Origin where, string message) => new(rule, severity, null, where, message) { About = about, AboutKind = "rule" };
}
