using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class WorkAfterExclusiveLock : LockRule
{
    public override string Name => "work-after-exclusive-lock";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A transaction that holds a table for itself goes on to read, build or write rows.",
        "ALTER TABLE is done in an instant, but its ACCESS EXCLUSIVE lock is held to the end of the transaction: while the statements behind it fill rows or build an index, nobody reads or writes the table. Most tools wrap a whole file in one transaction.",
        "```sql\nBEGIN;\nALTER TABLE orders ADD COLUMN state text;\nUPDATE orders SET state = 'done';\nCOMMIT;\n```",
        "One thing at a time: the change of the schema in one migration, which commits; the rows in another, in batches that commit, too; what has to be proved or built in a third.\n\n```sql\n-- 1\nALTER TABLE orders ADD COLUMN state text;\n```\n\n```sql\n-- 2\nUPDATE orders SET state = 'done' WHERE state IS NULL AND id BETWEEN 1 AND 10000;   -- and so on\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Heavy.Count > 0 && place.Held.Count > 0;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (Offence(place) is not { } found) yield break;
        // Told once for a transaction.
        for (var i = 0; i < place.At; i++)
            if (place.File.TransactionOf(i).Number == place.File.TransactionOf(place.At).Number && Offence(place.File.Place(i)) is not null) yield break;
        var (held, work) = found;
        yield return At(place, held.Table, $"{Doing(work.Work)} {work.Table} ({place.SizeOf(work.Table)}) in the transaction that holds {held.Table} since line {held.By.Where().Line} ({held.Mode.InWords()}): nobody reads or writes it until the end",
            $"commit {held.By.Command} first: put this into {(place.Enclosing == Enclosing.File ? "a transaction" : "a migration")} of its own") with
        { Related = [new(held.By.Where(), $"takes {held.Mode.InWords()} on {held.Table}")] };
    }

    private static (HeldLock Held, Touch Work)? Offence(StatementPlace place)
    {
        if (place.Heavy.Count == 0 || place.Held.Count == 0 || place.Held.FirstOrDefault(h => h.Mode == LockMode.AccessExclusive) is not { } held) return null;
        // Rows that stand in the statement are few; a constraint that is validated beside its own making has a rule of its own.
        if (place.Statement.Data is { IsEmpty: false } data && data.All(d => d.IsListed) || ValidateInSameTransaction.Offence(place) is not null) return null;
        var longest = place.Heavy[0];
        foreach (var touch in place.Heavy)
            if (touch.Work > longest.Work) longest = touch;
        return (held, longest);
    }

    private static string Doing(Work work) => work switch
    {
        Work.Scan => "every row is read of",
        Work.Build => "an index is built on",
        Work.Write => "rows are written in",
        _ => "all is written anew of",
    };
}
