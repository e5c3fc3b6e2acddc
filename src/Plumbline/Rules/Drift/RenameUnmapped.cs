using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>What is called one thing here and another there is probably one thing: asked, never guessed. One rule each for columns, tables and the rest.</summary>
public sealed class RenameUnmapped(string word, Func<SchemaObject, bool> takes) : TruthRule
{
    public override string Name => $"{word}-rename-unmapped";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Drift;

    public override Explanation Explain() => new(
        $"The declared schema has {Wording.One(word)} that the history has under another name, and nothing says that it was renamed.",
        $"Most generators see a drop and an add: the {word} goes, with what it holds, and an empty one comes. Nobody but its author can say whether it is a rename, so Plumbline shows the evidence and asks.",
        "```prisma\nmodel personal_models {\n  version String   // model_version in the database\n}\n```",
        "Answer in `plumbline.yaml`, and write the migration as a rename:\n\n```yaml\nrenames: [ personal_models.model_version -> version ]\n```\n\n```sql\nALTER TABLE personal_models RENAME COLUMN model_version TO version;\n```\n\n"
            + "Or keep the database's name: `version String @map(\"model_version\")`. If it is not a rename, say so by dropping the old one in a migration.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var subject in truth.Drifting)
            if (subject.Rename is { NameOnly: false, Answered: false } rename && takes(subject.Object) && !DriftText.IsOfDatabases(truth, subject)) yield return Of(truth, subject, rename);
    }

    private Finding Of(TruthTable truth, TruthSubject subject, RenameCandidate rename)
    {
        var other = truth.Voices[subject.RenamedIn];
        var message = $"{DriftText.Named(truth, subject.Id)} looks like {rename.Before.Name} of {other.InWords()}, renamed without a migration"
            + $" ({rename.Confidence * 100:0} % sure: {string.Join(", ", rename.Evidence)})";
        return Found(subject.Id, rename.After.Origin.Here, message) with
        {
            Facet = "name",
            Values = [rename.After.Name.Name, rename.Before.Name.Name],
            Related = [new(rename.Before.Origin.Here, $"{rename.Before.Name} {ObjectText.Of(rename.Before)}")],
            Fix = new($"answer in plumbline.yaml: renames: [ {rename.Before.Name} -> {rename.After.Name.Name} ]"),
        };
    }
}
