using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

public sealed class DocumentContradicted : DocumentRule
{
    public override string Name => "document-contradicted";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "A document says something of the schema that no source bears out, or says two things of one.",
        "Whoever believes it writes code, a migration or an answer to an auditor that is wrong. It is told only where every source that can speak of it says otherwise.",
        "```markdown\nRow level security is enabled on `invoices`.\n```\n\nwhere no migration enables it.",
        "Put the sentence right, or the schema. A section whose heading says that it is proposed, planned, an example or a former state is not judged.");

    protected override bool Takes(JudgedClaim claim) => claim is { IsNotBuilt: false, LeftOut.IsEmpty: true, Claim.Word: not (ClaimWord.Counted or ClaimWord.UseCase or ClaimWord.Runs) };
}
