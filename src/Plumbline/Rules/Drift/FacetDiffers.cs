using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>An object is in both voices, and one of its facets is not the same. Each rule takes some facets of some kinds.</summary>
public sealed class FacetDiffers(string name, Severity severity, Func<Kind, Facet, bool> takes, string what, string why, string example, string safeWay) : TruthRule
{
    public override string Name => name;
    public override Severity Default => severity;
    public override Family Family => Family.Drift;

    /// <summary>Whether this rule speaks of a facet of a kind.</summary>
    public bool Takes(Kind kind, Facet facet) => takes(kind, facet);

    public override Explanation Explain() => new(what, why, example, safeWay);

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var subject in truth.Drifting)
        {
            if (subject.Differences.Count == 0) continue;
            foreach (var difference in subject.Differences)
                if (truth.Voices[difference.Other].Role != SourceRole.Database && takes(subject.Id.Kind, difference.Facet)) yield return Of(truth, subject, difference, project);
        }
    }

    private Finding Of(TruthTable truth, TruthSubject subject, FacetDifference difference, Project project)
    {
        var (reference, other) = (truth.Voices[difference.Reference], truth.Voices[difference.Other]);
        var (own, its) = (subject.In(difference.Reference)!, subject.In(difference.Other)!);
        var said = reference.SpeaksOf(own, difference.Facet)?.Object ?? own;
        var message = $"{DriftText.Named(truth, subject.Id)}: {difference.Facet.Name} is {Value(difference.Before, difference.Facet)} in {reference.InWords()}"
            + $" and {Value(difference.After, difference.Facet)} in {other.InWords()}{DriftText.HowCompared(truth, subject, difference, project)}";
        return Found(subject.Id, Place(said, its), message) with
        {
            Facet = difference.Facet.Name,
            Values = [difference.Before ?? "", difference.After ?? ""],
            Related = [new(Place(its, said), $"{difference.Facet.Name} {Value(difference.After, difference.Facet)}")],
        };
    }

    /// <summary>Of an enum, the first label that the other lacks.</summary>
    private static Origin Place(SchemaObject of, SchemaObject other) =>
        of.Origin.Of(of is EnumType own && other is EnumType its ? own.Labels.FirstOrDefault(l => !its.Labels.Contains(l)) : null);

    internal static string Value(string? value, Facet facet)
    {
        if (value is null) return facet == Column.NotNullFacet || facet == Domain.NotNullFacet ? "off (nullable)" : "not set";
        if (value == facet.Name) return "on";
        return value.Length > 80 ? $"{value[..80].ReplaceLineEndings(" ")} …" : value.ReplaceLineEndings(" ");
    }
}
