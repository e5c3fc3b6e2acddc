using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>The files make it, and a database does not have it.</summary>
public sealed class MissingInDatabase : DatabaseRule
{
    public override string Name => "missing-in-database";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "A database lacks what the migrations make (or, without migrations, what the declared schema says).",
        "Code that was written against the schema fails there, at the first use and not before. When the migration that makes it is recorded as applied, somebody dropped it by hand, or the file was changed after it had run.",
        "`CREATE INDEX … ON orders (customer_id)` stands in an applied migration; production has no such index.",
        "See which file makes it and whether that is recorded: `plumb status`. Bring it back by a new migration with `IF NOT EXISTS`, or drop it in a migration on purpose.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var group in Departures.Of(truth, d => d.Kind == DepartureKind.Missing))
        {
            var (id, expected) = (group.First().Subject.Id, group.First().Expected!);
            var content = expected is Table ? "" : $" {ObjectText.Of(expected)}".TrimEnd();
            var stands = truth.Voices[group.Databases[0].Keeps].Role == SourceRole.Declared ? "is declared" : $"is in {group.Keeps(truth)}";
            yield return Found(id, group.Place(), $"{DriftText.Named(truth, id)}{content} {stands}, but missing in {group.InWords()}") with
            {
                Severity = DriftRules.SeverityOf(expected),
                Environments = group.Names(),
                Related = group.Related($"no {id.Kind.Label} {expected.Name.Name}"),
                Values = group.Values(ObjectText.Of(expected)),
            };
        }
    }
}
