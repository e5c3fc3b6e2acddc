using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>
/// Judges what documents say. A claim is confirmed when any voice that it may mean agrees, contradicted when every one that can speak disagrees, and open otherwise.
/// </summary>
public static class AllClaims
{
    public static EquatableArray<JudgedClaim> Of(Project project, TruthTable truth)
    {
        if (!project.Sources.Any(s => !s.Claims.IsEmpty)) return [];
        var claimed = new Claimed(project, truth);
        var judged = project.Sources.SelectMany(s => s.Claims).Select(c => Judge(c, claimed)).ToList();
        CountJudge.Compare(judged);
        return judged.ToEquatableArray();
    }

    private static JudgedClaim Judge(Claim claim, Claimed claimed)
    {
        if (claim.Open is { } open) return JudgedClaim.Open(claim, open);
        return claim.Word switch
        {
            ClaimWord.Presence word => PresenceJudge.Judge(claim, word, claimed),
            ClaimWord.Described word => DescribedJudge.Judge(claim, word, claimed),
            ClaimWord.Defined word => DefinedJudge.Judge(claim, word, claimed),
            ClaimWord.Labelled word => NamedJudge.Judge(claim, word, claimed),
            ClaimWord.Referenced word => NamedJudge.Judge(claim, word, claimed),
            ClaimWord.Ordinal word => NamedJudge.Judge(claim, word, claimed),
            ClaimWord.Filed word => NamedJudge.Judge(claim, word, claimed),
            ClaimWord.Renamed word => NamedJudge.Judge(claim, word, claimed),
            ClaimWord.Stands word => StandingJudge.Judge(claim, word, claimed),
            ClaimWord.Rows word => StandingJudge.Judge(claim, word, claimed),
            ClaimWord.Keyed word => KeyJudge.Judge(claim, word, claimed),
            ClaimWord.Partial word => KeyJudge.Judge(claim, word, claimed),
            ClaimWord.Limited word => KeyJudge.Judge(claim, word, claimed),
            ClaimWord.Repeated word => KeyJudge.Judge(claim, word, claimed),
            ClaimWord.Counted word => CountJudge.Judge(claim, word, claimed),
            ClaimWord.Secured word => TableJudge.Judge(claim, word, claimed),
            ClaimWord.Matching word => TableJudge.Judge(claim, word, claimed),
            ClaimWord.CompleteColumns word => TableJudge.Judge(claim, word, claimed),
            ClaimWord.Synchronised word => ChangeJudge.Judge(claim, word, claimed),
            ClaimWord.OnlyAdds word => ChangeJudge.Judge(claim, word, claimed),
            ClaimWord.Repeatable word => ChangeJudge.Judge(claim, word, claimed),
            ClaimWord.Covered word => ChangeJudge.Judge(claim, word, claimed),
            ClaimWord.UseCase { Row: { } row } => JudgedClaim.Holds(claim, $"its row is at {row}"),
            ClaimWord.UseCase word => JudgedClaim.Wrong(claim, $"{word.Name} has no row in the matrix") with { Related = [new(word.Matrix, $"no row for {word.Name}")] },
            ClaimWord.Runs { IsOfDeclared: true, Missing: { } lost } word => claimed.Undeclared(claim, lost) ?? JudgedClaim.Holds(claim, $"the names of this {word.Command} are there"),
            ClaimWord.Runs { Fault: { } fault } word => JudgedClaim.Wrong(claim, fault) with { Related = word.Missing is { } missing ? Claimed.Lacking(missing, claimed.Voices) : default },
            ClaimWord.Runs word => JudgedClaim.Holds(claim, $"the names of this {word.Command} are there"),
            ClaimWord.Said word => JudgedClaim.Wrong(claim, word.Subject is null ? $"line {word.Elsewhere.Line} says: {word.There}" : $"{word.Here} here, {word.There} at line {word.Elsewhere.Line}", word.Subject) with { Related = [new(word.Elsewhere, word.There)] },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
