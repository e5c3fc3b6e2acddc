using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class PersonalDataInAnalytics : CatalogRule
{
    private static readonly HashSet<string> s_analytics = new(StringComparer.Ordinal) { "analytics", "telemetry", "tracking", "clickstream", "pageview", "pageviews", "metrics" };

    public override string Name => "personal-data-in-analytics";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A table of analytics holds what leads to a person.",
        "Analytics are copied, exported and kept long, and more people read them than the records themselves. In a system of health records a user's id beside what that user did is health information (PHI) with all its duties.",
        "`analytics_events.userId` in a schema with `glucose_readings`.",
        "Keep no person in analytics: a random id per session, or a keyed hash whose key is not in the database. If it must be there: row level security, a term after which it is deleted, and no export.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            if (!NameWords.Words(table.Name.Name).Any(s_analytics.Contains)) continue;
            foreach (var column in view.Columns(table.Name))
            {
                if (!Sensitivities.NamesPerson(column.Name.Name) && !Sensitivities.IsPersonal(column.Name.Name)) continue;
                var health = view.Sensitivities.HoldsHealthData;
                yield return Found(column.Id(), column.Origin.Here, $"{view.Called(column.Id())} leads from analytics to a person" + (health ? "; in a schema of health data that is health information (PHI)" : "")) with
                {
                    Severity = health ? Severity.High : Default,
                };
            }
        }
    }
}
