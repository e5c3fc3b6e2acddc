using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>The rules with the levels that the configuration gives them, and what it accepts.</summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, Severity> _levels = [];
    private readonly HashSet<string> _off = [];
    private readonly Project _project;
    private readonly DateOnly _today;

    /// <param name="today">Acceptances end on a day; the core has no clock.</param>
    public RuleSet(Project project, DateOnly today)
    {
        (_project, _today) = (project, today);
        var findings = new List<Finding>();
        foreach (var (name, level) in project.RuleLevels)
        {
            if (!AllRules.ByName.ContainsKey(name)) findings.Add(Unknown(name));
            else if (level is "off") _off.Add(name);
            else if (Enum.TryParse<Severity>(level, ignoreCase: true, out var severity)) _levels[name] = severity;
            else findings.Add(BadLevel(name, level));
        }
        findings.AddRange(project.Accepted.Where(HasEnded).Select(Ended));
        Findings = findings;
    }

    /// <summary>What is wrong with the configuration of the rules itself.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public bool IsOff(string rule) => _off.Contains(rule);

    /// <summary>The finding at its configured level; null when its rule is off, or it is accepted in the configuration or in a comment at its place.</summary>
    public Finding? Judge(Finding finding)
    {
        if (_off.Contains(finding.Rule) || IsAccepted(finding) || IsAllowedInPlace(finding)) return null;
        return _levels.TryGetValue(finding.Rule, out var level) ? finding with { Severity = level } : finding;
    }

    private bool IsAccepted(Finding finding)
    {
        foreach (var accepted in _project.Accepted)
            if (!HasEnded(accepted) && Names(accepted.Finding, finding)) return true;
        return false;
    }

    /// <summary>By key, by rule, or by rule and object: <c>foreign-key-without-index Booking.venueId</c>.</summary>
    private static bool Names(string accepted, Finding finding) =>
        accepted == finding.Rule || accepted == $"{finding.Rule} {finding.Subject?.Name.ToString() ?? finding.About}" || accepted == finding.Key();

    private bool HasEnded(Accepted accepted) => accepted.Until is { } until && until < _today;

    /// <summary><c>-- plumb: allow rule-name reason</c> on the finding's line or the one above it; <c>//</c> in a Prisma schema.</summary>
    private bool IsAllowedInPlace(Finding finding)
    {
        if (finding.Where is not { File: { } path, Line: > 0 and var line } || !_project.Texts.TryGetValue(path, out var text)) return false;
        return Allows(text.Line(line), finding.Rule) || Allows(text.Line(line - 1), finding.Rule);
    }

    private static bool Allows(string line, string rule)
    {
        const string Word = "plumb: allow ";
        var at = line.IndexOf(Word, StringComparison.Ordinal);
        if (at < 2 || line.AsSpan(0, at).TrimEnd() is var before && !(before.EndsWith("--") || before.EndsWith("//") || before.EndsWith("#"))) return false;
        var rest = line.AsSpan(at + Word.Length);
        return rest.StartsWith(rule) && (rest.Length == rule.Length || rest[rule.Length] is ' ' or ':' or ',');
    }

    private static Finding Unknown(string name)
    {
        var near = AllRules.ByName.Keys.MaxBy(k => NameWords.Similarity(k, name));
        var hint = near is not null && NameWords.Similarity(near, name) >= 0.5 ? $"; did you mean {near}?" : "";
        return new("rule-unknown", Severity.Medium, null, new("configuration", "plumbline.yaml"), $"the configuration names the rule {name}, which does not exist{hint}") { About = name, AboutKind = "rule" };
    }

    private static Finding BadLevel(string name, string level) =>
        new("rule-unknown", Severity.Medium, null, new("configuration", "plumbline.yaml"), $"{level} is no level for {name}: use critical, high, medium, low, info or off") { About = name, AboutKind = "rule" };

    private static Finding Ended(Accepted accepted) =>
        new("acceptance-expired", Severity.Low, null, new("configuration", "plumbline.yaml"), $"{accepted.Finding} was accepted until {accepted.Until:yyyy-MM-dd} ({accepted.Reason}): it is reported again") { About = accepted.Finding, AboutKind = "finding" };
}
