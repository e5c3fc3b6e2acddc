using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>A constraint that the files make valid was never validated in a database.</summary>
public sealed class ConstraintNotValidated : DatabaseRule
{
    public override string Name => "constraint-not-validated";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "A constraint is marked NOT VALID in a database, though the files make it a valid one.",
        "New rows are checked, those that were there before are not: the promise does not hold for them, and the planner does not build on it.",
        "`ALTER TABLE … ADD CONSTRAINT … NOT VALID` was run by hand to be quick, and `VALIDATE CONSTRAINT` never followed.",
        "Look for the rows that break it, put them right, then `ALTER TABLE … VALIDATE CONSTRAINT …` (it blocks no writes).");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var group in Departures.Of(truth, d => d.Kind == DepartureKind.Different && d.Facet != Model.Index.ValidFacet && DiffersInDatabase.IsValidity(d.Facet!) && d.After() is not null))
        {
            var id = group.First().Subject.Id;
            yield return Found(id, group.Place(), $"{DriftText.Named(truth, id)} was never validated in {group.InWords()}: rows from before it may break it") with
            {
                Facet = group.First().Facet!.Name,
                Environments = group.Names(),
                Related = group.Related("not valid"),
                Values = group.Values("not valid"),
            };
        }
    }
}
