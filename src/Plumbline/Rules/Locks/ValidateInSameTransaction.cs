using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class ValidateInSameTransaction : LockRule
{
    public override string Name => "validate-in-same-transaction";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A constraint is added NOT VALID and validated in one transaction.",
        "The strong lock of the first statement is held to the end of the transaction, so that the table is read under it after all: the two steps gain nothing (observed on 13 to 18).",
        "```sql\nBEGIN;\nALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT total_positive;\nCOMMIT;\n```",
        "Commit between the two; with a tool that wraps files in a transaction, put VALIDATE into the next file.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Scan);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (Offence(place) is not { } found) yield break;
        var (touch, held) = found;
        yield return At(place, touch.Subject!, $"{touch.Subject!.Name.Name} is validated in the transaction that added it: {held.Mode.InWords()} on {held.Table} is still held while every row is read ({place.SizeOf(held.Table)})",
            place.Enclosing == Enclosing.File ? "COMMIT before it" : "put VALIDATE into a migration of its own") with
        { Related = [new(held.By.Where(), $"adds it, and takes {held.Mode.InWords()}")] };
    }

    internal static (Touch Touch, HeldLock Held)? Offence(StatementPlace place)
    {
        foreach (var touch in place.Touches.Span)
        {
            if (touch is not { Work: Work.Scan, Mode: LockMode.ShareUpdateExclusive, Subject: { } subject, Elsewhere: false } || !place.MayBeLarge(touch.Table)) continue;
            foreach (var held in place.Held)
                if (held.Mode >= LockMode.ShareRowExclusive && held.Table == touch.Table && place.SameTransaction.Any(s => Makes(s, subject))) return (touch, held);
        }
        return null;
    }

    private static bool Makes(Statement statement, ObjectId subject)
    {
        foreach (var effect in statement.Effects.Span)
            if (effect is Change.Added or Change.Altered && effect.Subject().Id() == subject) return true;
        return false;
    }
}
