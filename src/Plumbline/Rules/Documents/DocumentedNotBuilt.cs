using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

public sealed class DocumentedNotBuilt : DocumentRule
{
    public override string Name => "documented-not-built";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "A document describes a table, a column or an index that no source has.",
        "Code that is written after the document asks for what is not there.",
        "```markdown\n## `users`\n\n| column | type |\n|---|---|\n| id | uuid |\n| email | text |\n| nickname | text |\n```\n\nwhere `users` has no `nickname`.",
        "Build it, or take it out of the document. What is planned belongs under a heading that says so.");

    protected override bool Takes(JudgedClaim claim) => claim is { IsNotBuilt: true, Claim.Word: not ClaimWord.Runs };
}
