using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

public sealed class BuiltNotDocumented : DocumentRule
{
    public override string Name => "built-not-documented";
    public override Severity Default => Severity.Low;

    public override Explanation Explain() => new(
        "What is in the schema is left out of a list that claims to hold all of it.",
        "A list that says *all columns*, *field by field* or *data dictionary* is read as whole; a matrix of use cases is what a change is accepted by. What stands in no row was looked at by nobody.",
        "A table under *all columns of `users`* that leaves `last_seen_at` out.",
        "Add the row, or say that it is a selection.");

    protected override bool Takes(JudgedClaim claim) => claim is { LeftOut.IsEmpty: false };
}
