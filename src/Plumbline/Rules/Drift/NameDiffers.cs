using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>A constraint, index or policy is the same but for its name.</summary>
public sealed class NameDiffers : TruthRule
{
    public override string Name => "name-differs";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Drift;

    public override Explanation Explain() => new(
        "A constraint, an index or a policy has another name in the history than in the declared schema; all else is the same.",
        "The database behaves the same. But tools that compare names want to rename or rebuild it, and error messages and scripts use a name that is not there. "
            + "It is what `ALTER TABLE … RENAME TO …` leaves behind: the table gets the new name, its keys keep theirs.",
        "```sql\nALTER TABLE \"AnalyticsEvent\" RENAME TO analytics_events;   -- the key is still \"AnalyticsEvent_pkey\"\n```",
        "Rename it in a migration, which takes a moment and rewrites nothing:\n\n```sql\nALTER TABLE analytics_events RENAME CONSTRAINT \"AnalyticsEvent_pkey\" TO analytics_events_pkey;\n```\n\n"
            + "Or give the database's name in the declared schema (Prisma: `map: \"AnalyticsEvent_pkey\"`).");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var subject in truth.Drifting)
        {
            if (subject.Rename is not { NameOnly: true } rename || DriftText.IsOfDatabases(truth, subject)) continue;
            var renamedTable = rename.After.Parent() is { } parent ? truth.Find(parent)?.Resolved : null;
            var kept = renamedTable is not null && rename.Before.Name.Name.StartsWith(renamedTable.Before, StringComparison.Ordinal) ? $", from before the table was renamed ({renamedTable.At})" : "";
            var message = $"{DriftText.Named(truth, subject.Id)} {ObjectText.Of(rename.After)} is called {rename.Before.Name.Name} in {truth.Voices[subject.RenamedIn].InWords()}{kept}";
            yield return Found(subject.Id, rename.After.Origin.Here, message) with
            {
                Facet = "name",
                Values = [rename.After.Name.Name, rename.Before.Name.Name],
                Related = [new(rename.Before.Origin.Here, $"{rename.Before.Name.Name} {ObjectText.Of(rename.Before)}")],
            };
        }
    }
}
