using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>A database has what no migration makes and no file declares: it was changed by hand.</summary>
public sealed class OnlyInDatabase : DatabaseRule
{
    public override string Name => "only-in-database";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "A database has an object that no migration makes: somebody changed it by hand.",
        "It is not in review, not in the other databases and not in the next one that is built. Tools that compare may offer to drop it; a migration that makes the same later fails there (42P07).",
        "An index was added on production during an incident, and nobody wrote the migration.",
        "Adopt it: write a migration that makes it with `IF NOT EXISTS`, so that it changes nothing where it is already. Or drop it there on purpose. Plumbline never drops what it does not know.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var group in Departures.Of(truth, d => d.Kind == DepartureKind.Extra))
        {
            var (id, own) = (group.First().Subject.Id, group.First().Own!);
            // Inserts that do not know it fail.
            var refusesInserts = own is Column { NotNull: true, Default: null, Identity: null, Generated: null };
            var content = own is Table ? "" : $" {ObjectText.Of(own)}".TrimEnd();
            var message = $"{DriftText.Named(truth, id)}{content} is only in {group.InWords()}: {Why(truth, group)}{(refusesInserts ? "; it is required, so inserts that do not know it fail" : "")}";
            yield return Found(id, new(group.Databases[0].Name), message) with
            {
                Severity = refusesInserts ? Severity.High : Default,
                Environments = group.Names(),
                Related = Elsewhere(truth, group, own),
                Values = group.Values(ObjectText.Of(own)),
            };
        }
    }

    private static string Why(TruthTable truth, InDatabases<Departure> group)
    {
        if (group.First().AsDeclared) return $"as {truth.Voices[truth.VoiceOf(SourceRole.Declared)].InWords()} has it, but no migration makes it";
        if (truth.VoiceOf(SourceRole.History) >= 0) return "no migration makes it, so it was made by hand";
        return truth.VoiceOf(SourceRole.Declared) >= 0 ? "it is not declared, so it was made by hand" : $"{Wording.List(truth.Databases.Except(group.Databases).Select(d => d.Name))} {(truth.Databases.Count - group.Databases.Count == 1 ? "lacks" : "lack")} it";
    }

    /// <summary>The place in the files where one would look for it.</summary>
    private static EquatableArray<Related> Elsewhere(TruthTable truth, InDatabases<Departure> group, SchemaObject own)
    {
        var keeps = truth.Voices[group.Databases[0].Keeps];
        return keeps.Role == SourceRole.Database ? [] : DriftText.Missing(keeps, own, $"no {own.Kind.Label} {own.Name.Name}");
    }
}
