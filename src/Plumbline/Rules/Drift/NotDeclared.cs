using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>The history makes an object that the declared schema could state and does not. One rule per kind.</summary>
public sealed class NotDeclared(Kind kind, string word, Func<SchemaObject, bool>? only = null) : TruthRule
{
    public override string Name => $"{Wording.Kebab(word)}-not-declared";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Drift;
    public Kind Kind => kind;

    public override Explanation Explain() => new(
        $"The migrations make {Wording.One(word)} that the declared schema does not have.",
        $"The next migration that is generated from the declared schema would drop the {word}, with what it holds. Plumbline never does that: undeclared means unmanaged. But other tools do, "
            + "and code that is generated from the declared schema does not know it is there.",
        "A migration written by hand made it, and the schema file was not brought along.",
        $"Declare the {word} (for Prisma: `prisma db pull` shows how it is spelled), keep it in a SQL file beside the declared schema when that cannot say it, or drop it in a migration on purpose.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var declared = truth.VoiceOf(SourceRole.Declared);
        if (declared < 0) yield break;
        foreach (var subject in truth.Drifting)
        {
            if (!ReferenceEquals(subject.Id.Kind, kind) || MadeBy(truth, subject) is not { } own || subject.Sightings[declared].State != TruthState.Absent) continue;
            if (own.Refused is not null || only?.Invoke(own) == false || DriftText.GoesWithItsParent(truth, own, declared)) continue;
            yield return Of(truth, subject, own, truth.Voices[declared]);
        }
    }

    private static SchemaObject? MadeBy(TruthTable truth, TruthSubject subject)
    {
        for (var voice = 0; voice < truth.Voices.Count; voice++)
            if (truth.Voices[voice].Role == SourceRole.History && subject.In(voice) is { } made) return made;
        return null;
    }

    private Finding Of(TruthTable truth, TruthSubject subject, SchemaObject own, TruthVoice declared)
    {
        // Prisma and its like insert without the column: a required one without a default makes every insert fail.
        var refusesInserts = own is Column { NotNull: true, Default: null, Identity: null, Generated: null };
        var content = own is Table ? "" : $" {ObjectText.Of(own)}".TrimEnd();
        var message = $"{DriftText.Named(truth, subject.Id)}{content} is made by the history, but not declared"
            + (refusesInserts ? "; it is required, so inserts that do not know it fail" : "");
        return Found(subject.Id, own.Origin.Here, message) with
        {
            Severity = refusesInserts ? Severity.High : Default,
            Related = DriftText.Missing(declared, own, $"no {word} {own.Name.Name}"),
            Values = [ObjectText.Of(own)],
        };
    }
}
