using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

/// <summary>Tells the contradicted claims of one sort. What a document may mean otherwise is left open before it comes here.</summary>
public abstract class DocumentRule : TruthRule
{
    public sealed override Family Family => Family.Documents;

    /// <summary>Whether a contradicted claim is this rule's to tell.</summary>
    protected abstract bool Takes(JudgedClaim claim);

    public sealed override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var judged in truth.Claims)
        {
            if (judged.Verdict != ClaimVerdict.Contradicted || !Takes(judged)) continue;
            yield return new Finding(Name, Default, judged.Subject, judged.Claim.Where, $"the document says: {judged.Claim.Text}; {judged.Why}")
            {
                About = judged.Subject is null ? judged.Claim.Where.File : null,
                AboutKind = judged.Subject is null ? "document" : null,
                Values = [judged.Claim.Text],
                Related = judged.Related,
            };
        }
    }
}
