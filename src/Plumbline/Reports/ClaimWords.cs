using Plumbline.Rules;
using Plumbline.Truth.Claims;

namespace Plumbline.Reports;

/// <summary>Claims of documents in the words of reports.</summary>
internal static class ClaimWords
{
    /// <summary><c>41 claims: 30 confirmed, 4 contradicted, 7 not checkable</c>.</summary>
    public static string Sum(IReadOnlyList<JudgedClaim> claims)
    {
        if (claims.Count == 0) return "no claims about the schema";
        return $"{Wording.Count(claims.Count, "claim")}: {Count(claims, ClaimVerdict.Confirmed)} confirmed, {Count(claims, ClaimVerdict.Contradicted)} contradicted, {Count(claims, ClaimVerdict.NotCheckable)} not checkable";
    }

    public static string Of(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Confirmed => "confirmed",
        ClaimVerdict.Contradicted => "contradicted",
        _ => "not-checkable",
    };

    public static int Count(IReadOnlyList<JudgedClaim> claims, ClaimVerdict verdict) => claims.Count(c => c.Verdict == verdict);
}
