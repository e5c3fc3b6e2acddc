using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>The configuration says that it was renamed, and no migration renames it.</summary>
public sealed class RenameNotInHistory : TruthRule
{
    public override string Name => "rename-not-in-history";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Drift;

    public override Explanation Explain() => new(
        "The configuration says that something was renamed, but no migration carries the rename out.",
        "Code uses the new name, a database built by the migrations has the old one.",
        "```yaml\nrenames: [ orders.ship_to -> shipping_address ]\n```",
        "Add the migration:\n\n```sql\nALTER TABLE orders RENAME COLUMN ship_to TO shipping_address;\n```");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var subject in truth.Drifting)
        {
            if (subject.Rename is not { Answered: true } rename || DriftText.IsOfDatabases(truth, subject)) continue;
            var message = $"{DriftText.Named(truth, subject.Id)} is called {rename.Before.Name.Name} in {truth.Voices[subject.RenamedIn].InWords()}: the rename is answered, but no migration carries it out";
            yield return Found(subject.Id, rename.After.Origin.Here, message) with
            {
                Facet = "name",
                Values = [rename.After.Name.Name, rename.Before.Name.Name],
                Related = [new(rename.Before.Origin.Here, $"{rename.Before.Name} {ObjectText.Of(rename.Before)}")],
            };
        }
    }
}
