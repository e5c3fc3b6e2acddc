using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

public sealed class UseCaseWithoutRow : DocumentRule
{
    public override string Name => "use-case-without-row";
    public override Severity Default => Severity.Low;

    public override Explanation Explain() => new(
        "A use case is named, and the matrix of use cases has no row for it.",
        "The matrix says what carries each use case. One without a row was not looked at, or nothing carries it.",
        "The text names UC-14; the matrix goes from UC-13 to UC-15.",
        "Add the row with the tables and columns that carry it, or say that nothing does.");

    protected override bool Takes(JudgedClaim claim) => claim.Claim.Word is ClaimWord.UseCase;
}
