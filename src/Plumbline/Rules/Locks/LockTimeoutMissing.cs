using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class LockTimeoutMissing : LockRule
{
    public override string Name => "lock-timeout-missing";
    // Low, since files cannot tell what the role or the connection sets.
    public override Severity Default => Severity.Low;

    public override Explanation Explain() => new(
        "A file takes strong locks on tables in use and sets no lock_timeout.",
        "Even a change of an instant has to wait for the queries that are running, and everybody else waits behind it: one long report, and the application stands still. With a lock_timeout it gives up, and can be tried again (manual, 20.11, lock_timeout).",
        "```sql\nALTER TABLE orders ADD COLUMN note text;\n```",
        "Once for the file, before the first of them:\n\n```sql\nSET lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN note text;\n```\n\n(SET LOCAL where the tool opens the transaction.) Statements that run CONCURRENTLY want none. Where the role or the connection of your migrations sets it, switch this rule off.");

    protected override bool Concerns(Statement statement, StatementPlace place) => !place.HasTimeouts && Lacks(statement, place.Felt);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        // Told once for a file.
        for (var i = 0; i < place.At; i++)
            if (place.File.Place(i) is var earlier && Lacks(earlier.Statement, earlier.Felt)) yield break;
        var touch = place.Felt.Tables().First(IsStrong);
        yield return At(place, touch.Table, $"{statement.Command} takes {touch.Mode.InWords()} on {touch.Table}, and no lock_timeout is set: while it waits for a long query, everybody waits behind it",
            place.Enclosing is Enclosing.Alone or Enclosing.Block ? "SET lock_timeout = '2s'; before it" : "SET LOCAL lock_timeout = '2s'; before it");
    }

    /// <summary>New tables are left alone, though their foreign keys hold others.</summary>
    private static bool Lacks(Statement statement, Footprint felt) =>
        statement.Session.LockTimeout is null && statement.Command != "CREATE TABLE" && !StandingAlone.Is(statement) && felt.Touches.Count > 0 && felt.Tables().Any(IsStrong);

    private static bool IsStrong(Touch touch) => !touch.ForNew && touch.Mode.StopsWrites();
}
