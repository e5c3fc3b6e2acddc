using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

public sealed class DocumentCountWrong : DocumentRule
{
    public override string Name => "document-count-wrong";
    public override Severity Default => Severity.Low;

    public override Explanation Explain() => new(
        "A number in a document is not the number of what it counts.",
        "A count is what reviewers check a migration by. Every way to count is tried (indexes with and without the unique ones, new columns with and without those of new tables); none gives this number.",
        "```markdown\n`0003_fixes` adds 8 new tables.\n```\n\nwhere it makes nine.",
        "Correct the number, or leave it out: the list beside it says the same and cannot drift from itself.");

    protected override bool Takes(JudgedClaim claim) => claim.Claim.Word is ClaimWord.Counted;
}
