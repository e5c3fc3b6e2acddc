using Plumbline.Rules;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Reports;

/// <summary>Claims of documents in the words of reports.</summary>
internal static class ClaimWords
{
    /// <summary><c>41 claims: 30 confirmed, 4 contradicted, 7 not checkable</c>.</summary>
    public static string Sum(IReadOnlyList<JudgedClaim> claims)
    {
        if (claims.Count == 0) return "no claims about the schema";
        var alike = claims.Where(c => c is { Verdict: ClaimVerdict.Confirmed, Claim.Word: ClaimWord.Matching }).Select(c => ((ClaimWord.Matching)c.Claim.Word).Table.Name).Distinct().ToList();
        var matching = alike.Count == 0 ? "" : $" ({Wording.List(alike)} {(alike.Count == 1 ? "matches" : "match")}, as is said)";
        return $"{Wording.Count(claims.Count, "claim")}: {Count(claims, ClaimVerdict.Confirmed)} confirmed{matching}, {Count(claims, ClaimVerdict.Contradicted)} contradicted, {Count(claims, ClaimVerdict.NotCheckable)} not checkable";
    }

    public static string Of(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Confirmed => "confirmed",
        ClaimVerdict.Contradicted => "contradicted",
        _ => "not-checkable",
    };

    public static int Count(IReadOnlyList<JudgedClaim> claims, ClaimVerdict verdict) => claims.Count(c => c.Verdict == verdict);
}
