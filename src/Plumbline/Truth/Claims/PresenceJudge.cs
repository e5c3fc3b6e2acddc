using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>Whether something is there.</summary>
internal static class PresenceJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Presence word, Claimed claimed)
    {
        if (word.IsThere && claimed.Undeclared(claim, word.Subject) is { } undeclared) return undeclared;
        var (having, denying) = (new List<(TruthVoice, SchemaObject?)>(), new List<TruthVoice>());
        foreach (var voice in claimed.Meant(claim))
        {
            if (Claimed.In(voice, word.Subject) is { } own) having.Add((voice, own));
            else if (claimed.Denies(voice, word.Subject)) denying.Add(voice);
        }
        if (having.Count + denying.Count == 0) return JudgedClaim.Open(claim, claim.Database is { } name ? $"{name} was not read" : "no source can say it");
        var has = having.ConvertAll(h => h.Item1);
        if (word.IsThere && has.Count > 0) return JudgedClaim.Holds(claim, $"{Claimed.Words(has)} {(has.Count == 1 ? "has" : "have")} {word.Subject.Name}{Claimed.NotIn(denying)}");
        if (!word.IsThere && denying.Count > 0) return JudgedClaim.Holds(claim, $"{Claimed.Words(denying)} {(denying.Count == 1 ? "lacks" : "lack")} {word.Subject.Name}{(has.Count == 0 ? "" : $"; {Claimed.Words(has)} {Claimed.Has(has)} it")}");
        if (word.IsThere)
        {
            // Of a table that nobody has, its columns say nothing more.
            if (word.Subject.Kind == Column.OfKind && !claimed.Has(word.Subject.Name.OfTable())) return JudgedClaim.Open(claim, $"there is no table {word.Subject.Name.Table}");
            return JudgedClaim.Wrong(claim, $"{Claimed.Words(denying)} {(denying.Count == 1 ? "has" : "have")} no {word.Subject}", word.Subject) with { IsNotBuilt = true, Related = Claimed.Lacking(word.Subject, denying) };
        }
        return JudgedClaim.Wrong(claim, $"{Claimed.Words(has)} {(has.Count == 1 ? "has" : "have")} {word.Subject}", word.Subject) with { Related = Claimed.Places(having, o => $"{o.Id()} is there") };
    }
}
