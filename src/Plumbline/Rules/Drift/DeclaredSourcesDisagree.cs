using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>Two declared sources state the same facet and differ.</summary>
public sealed class DeclaredSourcesDisagree : TruthRule
{
    public override string Name => "declared-sources-disagree";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Drift;

    public override Explanation Explain() => new(
        "Two declared sources state the same thing and do not agree.",
        "Declared sources speak as one voice. Where they contradict each other there is no truth to compare the history with; the first is believed.",
        "`schema.prisma` declares an index on `(tenantId, startTime)`, a SQL file beside it makes one of the same name on `(tenantId)`.",
        "Say it in one place only.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var voice in truth.Voices)
            foreach (var overlap in voice.Overlaps)
            {
                var (before, after) = (overlap.Facet.Read(overlap.Before), overlap.Facet.Read(overlap.After));
                var message = $"{DriftText.Named(truth, overlap.Subject)}: {overlap.Facet.Name} is {before ?? "not set"} in {overlap.First.Name} and {after ?? "not set"} in {overlap.Second.Name}, both declared";
                yield return Found(overlap.Subject, overlap.After.Origin.Here, message) with
                {
                    Facet = overlap.Facet.Name,
                    Values = [before ?? "", after ?? ""],
                    Related = [new(overlap.Before.Origin.Here, $"{overlap.Facet.Name} {before ?? "not set"}")],
                };
            }
    }
}
