using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules;

/// <summary>One database's own verdict, and what stands in its way.</summary>
/// <param name="Blocking">The findings at or above the limit that concern it.</param>
public sealed record Readiness(Source Database, Verdict Verdict, EquatableArray<Finding> Blocking)
{
    public static IEnumerable<Readiness> Of(CheckResult result)
    {
        var truth = result.Table;
        foreach (var source in result.Environments())
        {
            var standing = truth?.Databases.FirstOrDefault(d => d.Source == source || d.Name == source.Name);
            var concerning = result.Findings.Where(f => f.Environments.Contains(source.Name) || (standing is not null && f.Environments.IsEmpty && Concerns(f, truth!, standing)));
            var blocking = concerning.Where(f => f.Severity >= result.Limit);
            var verdict = source.Database is null ? Verdict.Unknown : blocking.IsEmpty ? Verdict.Ready : Verdict.NotReady;
            yield return new(source, verdict, blocking);
        }
    }

    /// <summary>A finding about the files concerns a database that stands on the wrong side of it: where they disagree, one that is not as the first of them says.</summary>
    private static bool Concerns(Finding finding, TruthTable truth, DatabaseDepartures database)
    {
        if (finding.Subject is not { } id || truth.Find(id) is not { } subject || AllRules.Find(finding.Rule) is not { } rule) return false;
        var sighting = subject.Sightings[database.Voice];
        if (rule.Family is not (Family.Drift or Family.Safety or Family.Replay)) return false;
        if (sighting.State == TruthState.Absent) return subject.Sightings[subject.Reference].Object is not null;
        if (sighting.State == TruthState.Different) return true;
        if (subject.Rename is not null && sighting.Object is { } own && own.Name.Name != id.Name.Name) return true;
        return finding.Facet is not null && subject.Differences.Any(d => d.Other == database.Voice && d.Facet.Name == finding.Facet);
    }
}
