using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules;

/// <summary>Runs every rule over a project: the one entry of <c>plumb check</c>.</summary>
public static class Checks
{
    /// <param name="today">For acceptances that end; the core has no clock.</param>
    /// <param name="limit">From which severity on the verdict is not-ready.</param>
    /// <param name="table">The project's truth table, when it has been made already.</param>
    /// <param name="judges">Who has judged its histories while they were replayed.</param>
    public static CheckResult Run(Project project, DateOnly today, Severity limit = Severity.Medium, TruthTable? table = null, IReadOnlyList<StatementJudge>? judges = null)
    {
        project = project with { Today = today };
        var truth = table ?? TruthTable.Of(project);
        var rules = new RuleSet(project, today);
        var (findings, allowed) = Judge(Everything(project, truth, rules, judges ?? []), rules);
        return new(project.Name, limit, project.Sources)
        {
            Day = today,
            Findings = findings,
            Allowed = allowed,
            Diagnoses = Diagnoses.Of(project, findings).ToEquatableArray(),
            Table = truth,
            OwnRules = project.OwnRules,
            NotCompared = Ignorance.Of(project, truth).ToEquatableArray(),
            Texts = project.Texts,
        };
    }

    /// <summary>The migration files only: how their statements were written and whether they run.</summary>
    /// <param name="judges">Who has judged its histories while they were replayed.</param>
    public static CheckResult Lint(Project project, DateOnly today, Severity limit = Severity.Medium, IReadOnlyList<StatementJudge>? judges = null)
    {
        project = project with { Today = today };
        var rules = new RuleSet(project, today);
        var raw = new List<Finding>(rules.Findings);
        raw.AddRange(project.Of(SourceRole.History).SelectMany(s => s.Findings));
        RunStatementRules(project, Targets.Of(project), rules, judges ?? [], raw);
        foreach (var rule in rules.Running(AllRules.List.OfType<ProjectRule>().Where(r => r.Family is Family.Replay or Family.Safety or Family.Hygiene))) raw.AddRange(rule.Check(project));
        var (findings, allowed) = Judge(raw, rules);
        return new(project.Name, limit, project.Sources.Where(s => s.Role == SourceRole.History))
        {
            Day = today,
            Findings = findings,
            Allowed = allowed,
            Diagnoses = Diagnoses.Of(project, findings).ToEquatableArray(),
            NotCompared = project.Of(SourceRole.History).SelectMany(s => s.NotCompared).ToEquatableArray(),
            Texts = project.Texts,
        };
    }

    private static List<Finding> Everything(Project project, TruthTable truth, RuleSet rules, IReadOnlyList<StatementJudge> judges)
    {
        var findings = new List<Finding>(rules.Findings);
        findings.AddRange(project.Findings);
        findings.AddRange(project.Sources.SelectMany(s => s.Findings));
        rules.Running(AllRules.List.OfType<ReadingRule>());
        var (ofTruth, ofProject) = (rules.Running(AllRules.List.OfType<TruthRule>().Where(r => r is not DatabaseRule || truth.Databases.Count > 0)), rules.Running(AllRules.List.OfType<ProjectRule>()));
        // Two halves that know nothing of each other; what a table works out once, it has then.
        _ = (truth.Standings, truth.Databases, truth.Claims);
        var half = Cores.Begin(() => new List<Finding>([.. ofTruth.SelectMany(r => r.Check(truth, project)), .. ofProject.SelectMany(r => r.Check(project))]));
        var others = new List<Finding>();
        RunStatementRules(project, Targets.Of(project, truth.Standings), rules, judges, others);
        RunCatalogRules(project, truth, rules, others);
        // Where a schema is pushed, no migration is expected to be run.
        var standings = project.Of(SourceRole.Database).Any(s => s.Database is not null) ? truth.Standings.Where(s => truth.Databases.All(d => d.Name != s.Database.Name || d.IsMigrated(truth))).ToList() : [];
        if (standings.Count > 0)
            foreach (var rule in rules.Running(AllRules.List.OfType<StandingRule>())) others.AddRange(rule.Check(standings));
        return [.. findings, .. half(), .. others];
    }

    private static void RunStatementRules(Project project, Targets targets, RuleSet rules, IReadOnlyList<StatementJudge> judges, List<Finding> findings)
    {
        var active = rules.Running(AllRules.List.OfType<StatementRule>());
        // Who has judged while it ran knew of no database, and of no files that are one change.
        if (targets.HasDatabases || project.NewFiles.Count > 0) judges = [];
        foreach (var source in project.Sources)
            if (source.History is { } history)
                findings.AddRange(judges.Select(j => j.Finish(history, active)).FirstOrDefault(f => f is not null) ?? StatementJudge.Judge(history, source.Dialect, targets, active));
    }

    /// <summary>What two voices both show is one finding, at the first one's place, with the other's beside it, and with the names of the databases that show it, too.</summary>
    private static void RunCatalogRules(Project project, TruthTable truth, RuleSet rules, List<Finding> findings)
    {
        var views = truth.Voices.Select(v => new CatalogView(v, truth.Voices, project)).ToArray();
        foreach (var rule in rules.Running(AllRules.List.OfType<CatalogRule>())) RunOver(truth, views, rule.Check, findings);
        foreach (var rule in rules.RunningOwn()) RunOver(truth, views, v => OwnRules.Check(v, rule), findings);
    }

    private static void RunOver(TruthTable truth, CatalogView[] views, Func<CatalogView, IEnumerable<Finding>> check, List<Finding> findings)
    {
        var byKey = new Dictionary<string, int>();
        foreach (var view in views)
            foreach (var finding in check(view))
            {
                var isLive = view.Voice.Role == SourceRole.Database;
                if (!byKey.TryGetValue(finding.Identity(), out var at))
                {
                    if (isLive && !IsItsOwn(truth, view, finding)) continue;
                    byKey[finding.Identity()] = findings.Count;
                    findings.Add(isLive ? finding with { Environments = [view.Voice.Name] } : finding);
                }
                else if (isLive) findings[at] = findings[at] with { Environments = findings[at].Environments.Add(view.Voice.Name) };
                else if (findings[at].Where != finding.Where) findings[at] = findings[at] with { Related = findings[at].Related.Add(new(finding.Where, "here too")) };
            }
    }

    /// <summary>
    /// What a database shows beyond the files is its own fault only where it has an object of its own; else it follows from a departure that is told as such
    /// (a pushed schema without policies). Where there are no files, everything is its own.
    /// </summary>
    private static bool IsItsOwn(TruthTable truth, CatalogView view, Finding finding)
    {
        if (truth.Voices[0].Role == SourceRole.Database) return true;
        if (finding.Subject is not { } id || truth.Databases.FirstOrDefault(d => truth.Voices[d.Voice] == view.Voice) is not { } database) return false;
        return database.All.Any(d => d is { Kind: DepartureKind.Extra, AsDeclared: false } && (d.Own!.Id() == id || (d.Own is Table && id.Name.Table is not null && d.Own.Name == id.Name.OfTable())));
    }

    private static (EquatableArray<Finding> Kept, EquatableArray<Allowed> Allowed) Judge(List<Finding> raw, RuleSet rules)
    {
        var seen = new HashSet<Sight>();
        var (kept, allowed) = (new List<Finding>(), new List<Allowed>());
        foreach (var finding in raw)
            if (rules.Judge(finding, allowed) is { } judged && seen.Add(new(judged.Identity(), judged.Where))) kept.Add(judged);
        foreach (var unused in rules.Unused())
            if (rules.Judge(unused, allowed) is { } judged) kept.Add(judged);
        var told = new HashSet<Sight>();
        return (InOrder(kept), allowed.Where(a => told.Add(new(a.Finding.Identity(), a.Finding.Where))).ToEquatableArray());
    }

    private static EquatableArray<Finding> InOrder(IEnumerable<Finding> findings) =>
        findings.OrderByDescending(f => (int)f.Severity)
            .ThenBy(f => f.Where.File ?? "", StringComparer.Ordinal).ThenBy(f => f.Where.Line).ThenBy(f => f.Where.Column)
            .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>What makes two findings one.</summary>
    private sealed record Sight(string Identity, Origin Where);
}
