using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>The declared schema has an object that no migration makes. One rule per kind.</summary>
public sealed class NotInHistory(Kind kind, Severity severity, string word, Func<SchemaObject, bool>? only = null) : TruthRule
{
    public override string Name => $"{Wording.Kebab(word)}-not-in-history";
    public override Severity Default => severity;
    public override Family Family => Family.Drift;
    public Kind Kind => kind;

    public override Explanation Explain() => new(
        $"The declared schema has {Wording.One(word)} that no migration makes.",
        $"A database built by the migrations lacks the {word}, so code written against the declared schema fails there, at the first use and not before. "
            + "It happens when the schema file is edited and no migration is made, or when a database was changed directly while developing.",
        "The schema file declares it; the last migration that touches its table does not have it.",
        $"Write a migration that makes the {word}, look at the SQL, and commit both together. If it is not wanted, take it out of the declared schema.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var declared = truth.VoiceOf(SourceRole.Declared);
        var history = truth.VoiceOf(SourceRole.History);
        if (declared < 0 || history < 0) yield break;
        foreach (var subject in truth.Drifting)
        {
            if (!ReferenceEquals(subject.Id.Kind, kind) || subject.In(declared) is not { } own || subject.Sightings[history].State != TruthState.Absent) continue;
            if (only?.Invoke(own) == false || IsPartOfAMissingTable(truth, own, history)) continue;
            yield return Of(truth, subject, own, truth.Voices[history]);
        }
    }

    /// <summary>A missing table's columns, key and sequences come with it; its other keys and indexes are statements of their own.</summary>
    private static bool IsPartOfAMissingTable(TruthTable truth, SchemaObject own, int history) =>
        own is Column or PrimaryKey or Sequence or Grant && DriftText.GoesWithItsParent(truth, own, history);

    private Finding Of(TruthTable truth, TruthSubject subject, SchemaObject own, TruthVoice history)
    {
        var content = own is Table ? Columns(truth, own) : ObjectText.Of(own);
        var message = $"{DriftText.Named(truth, subject.Id)}{(content.Length > 0 ? $" {content}" : "")} is declared, but no migration makes it";
        return Found(subject.Id, own.Origin.Here, message) with { Related = DriftText.Missing(history, own, $"no {word} {own.Name.Name}"), Values = [ObjectText.Of(own)] };
    }

    private static string Columns(TruthTable truth, SchemaObject table) =>
        $"({Wording.Count(truth.Voices[truth.VoiceOf(SourceRole.Declared)].Catalog.Columns(table.Name).Count, "column")})";
}
