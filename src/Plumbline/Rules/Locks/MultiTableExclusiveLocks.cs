using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class MultiTableExclusiveLocks : LockRule
{
    public override string Name => "multi-table-exclusive-locks";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "One transaction takes strong locks on several tables in use, one statement after the other.",
        "While it waits for the second table it keeps the first: what uses both in the other order makes a deadlock, and one slow query on any of them stops the application on all.",
        "```sql\nBEGIN;\nALTER TABLE orders ADD COLUMN note text;\nALTER TABLE customers ADD COLUMN note text;\nCOMMIT;\n```",
        "A transaction for each table; with a tool that wraps files, a file for each. One foreign key per migration. Where the changes belong together, set a short lock_timeout: then all of it is given up when one table is busy, and can be tried again.");

    // With a timeout nobody waits long: all of it is given up, and tried again.
    protected override bool Concerns(Statement statement, StatementPlace place) => !place.HasTimeouts && statement.Session.LockTimeout is null && place.Held.Count > 0;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        var held = place.Held.Where(IsStrong).ToList();
        // Told where the second table comes in.
        if (held.Count == 0 || held.Select(h => h.By).Distinct().Count() > 1 && held.Exists(h => held.Exists(o => o.By != h.By && o.Table != h.Table))) yield break;
        var more = place.Felt.Tables().Where(t => t is { ForNew: false, Mode: >= LockMode.ShareRowExclusive } && !held.Exists(h => h.Table == t.Table)).ToList();
        if (more.Count == 0 || !held.Exists(h => place.MayBeLarge(h.Table)) && !more.Exists(t => place.MayBeLarge(t.Table))) yield break;
        yield return At(place, more[0].Table, $"{more[0].Table} is locked ({more[0].Mode.InWords()}) in the transaction that holds {Wording.List(held.Select(h => h.Table.ToString()))} since line {held[0].By.Where().Line} ({held[0].Mode.InWords()}): each waits for the other's queries",
            $"a {(place.Enclosing == Enclosing.File ? "transaction" : "migration")} for each table") with
        { Related = [.. held.Take(5).Select(h => new Related(h.By.Where(), $"takes {h.Mode.InWords()} on {h.Table}"))] };
    }

    private static bool IsStrong(HeldLock held) => held is { ForNew: false, Mode: >= LockMode.ShareRowExclusive };
}
