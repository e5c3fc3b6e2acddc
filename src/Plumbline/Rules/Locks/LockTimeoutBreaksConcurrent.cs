using System.Globalization;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class LockTimeoutBreaksConcurrent : LockRule
{
    private static readonly TimeSpan s_shortLock = TimeSpan.FromMinutes(10), s_shortStatement = TimeSpan.FromHours(1);

    /// <summary>The server that knows transaction_timeout.</summary>
    private const int TransactionTimeoutFrom = 17;

    public override string Name => "lock-timeout-breaks-concurrent";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A statement runs CONCURRENTLY while a short timeout is in force.",
        "A concurrent build waits for older transactions through the lock manager: lock_timeout ends it (55P03), statement_timeout does as well, and what stays is an invalid index that slows every write and is used by nobody. transaction_timeout (17 and later) closes the connection besides.",
        "```sql\nSET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);\n```",
        "Take the timeouts back first:\n\n```sql\nSET lock_timeout = 0;\nSET statement_timeout = 0;\nCREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => statement.Clauses.HasFlag(Clauses.Concurrently) && StandingAlone.Is(statement);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        var session = statement.Session;
        var (name, value) = IsShort(session.LockTimeout, s_shortLock) ? ("lock_timeout", session.LockTimeout)
            : IsShort(session.StatementTimeout, s_shortStatement) ? ("statement_timeout", session.StatementTimeout)
            : place.Version >= TransactionTimeoutFrom && IsShort(session.TransactionTimeout, s_shortStatement) ? ("transaction_timeout", session.TransactionTimeout) : (null, null);
        if (name is null) yield break;
        var touch = place.Touches[0];
        var subject = touch.Subject ?? new ObjectId(Table.OfKind, touch.Table);
        yield return At(place, subject, $"{statement.Command} runs CONCURRENTLY on {touch.Table} while {name} is {value}: it waits for older transactions, is ended, and leaves {(statement.Effects.Any(e => e is Change.Added or Change.Dropped) ? $"{subject.Name.Name} invalid" : "its work half done")}",
            $"SET {name} = 0; before it");
    }

    /// <summary>As the server reads it: milliseconds, or a number with a unit (manual 20.1.1).</summary>
    private static bool IsShort(string? value, TimeSpan than)
    {
        if (value is null) return false;
        var digits = value.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz ".AsSpan());
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || amount <= 0) return false;
        var length = value[digits.Length..].Trim() switch
        {
            "us" => TimeSpan.FromMicroseconds(amount),
            "s" => TimeSpan.FromSeconds(amount),
            "min" => TimeSpan.FromMinutes(amount),
            "h" => TimeSpan.FromHours(amount),
            "d" => TimeSpan.FromDays(Math.Min(amount, 1000)),
            _ => TimeSpan.FromMilliseconds(amount),
        };
        return length < than;
    }
}
