using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>A database has it otherwise than the files say: by another name, or with another facet.</summary>
public sealed class DiffersInDatabase : DatabaseRule
{
    public override string Name => "differs-in-database";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "An object is in a database and in the files, but not the same: a type, a default, a predicate, a name.",
        "The migration that made it says one thing, the database does another: it was altered by hand, or the file was changed after it had run.",
        "`amount numeric(10,2)` in the migration, `numeric(12,2)` in production.",
        "Write the change as a migration, or put it back. `plumb diff history production` shows both sides.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var group in Departures.Of(truth, d => d.Kind == DepartureKind.Renamed || (d.Kind == DepartureKind.Different && !IsValidity(d.Facet!))))
        {
            var departure = group.First();
            var id = departure.Subject.Id;
            var facet = departure.Facet?.Name ?? "name";
            var (before, after) = (Value(departure.Before(), departure.Facet), Value(departure.After(), departure.Facet));
            yield return Found(id, group.Place(), $"{DriftText.Named(truth, id)}: {facet} is {before} in {group.Keeps(truth)} and {after} in {group.InWords()}{HowCompared(truth, group, project)}") with
            {
                Severity = SeverityOf(departure),
                Facet = facet,
                Environments = group.Names(),
                Related = group.Related($"{facet} {after}"),
                Values = group.Values(departure.Before(), departure.After()),
            };
        }
    }

    private static string HowCompared(TruthTable truth, InDatabases<Departure> group, Project project) => group.First().Facet is not { } facet ? ""
        : DriftText.HowCompared(truth, group.First().Subject, new(facet, group.Databases[0].Keeps, group.Databases[0].Voice, group.First().Before(), group.First().After()), project);

    /// <summary>Rules of their own say it.</summary>
    internal static bool IsValidity(Facet facet) => facet == Model.Index.ValidFacet || facet == Model.Check.ValidFacet || facet == ForeignKey.ValidFacet;

    private static Severity SeverityOf(Departure departure)
    {
        if (departure.Facet is null) return departure.Own is Table or Column or EnumType ? Severity.High : Severity.Low;
        if (departure.Facet.Weight == FacetWeight.Small) return Severity.Low;
        return AllRules.List.OfType<FacetDiffers>().FirstOrDefault(r => r.Takes(departure.Own!.Kind, departure.Facet))?.Default ?? Severity.Medium;
    }

    private static string Value(string? value, Facet? facet) => facet is null ? value ?? "" : FacetDiffers.Value(value, facet);
}
