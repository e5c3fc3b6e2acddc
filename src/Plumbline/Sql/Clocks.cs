namespace Plumbline.Sql;

/// <summary>
/// Words and calls for one value: now(), transaction_timestamp() and CURRENT_TIMESTAMP are all the transaction's start (manual 9.9.5).
/// The server keeps the spelling; people and tools use them as equals, so they compare as equals.
/// </summary>
internal static class Clocks
{
    private static readonly Expr s_now = new Expr.Constant("CURRENT_TIMESTAMP");
    private static readonly Expr s_user = new Expr.Constant("CURRENT_USER");

    /// <summary>Six digits are all that a timestamp has: CURRENT_TIMESTAMP(6) is CURRENT_TIMESTAMP. Fewer digits round, so those stay different.</summary>
    public static Expr Plain(Expr.Constant e) => e.Text.EndsWith("(6)", StringComparison.Ordinal) ? new Expr.Constant(e.Text[..^3]) : e;

    /// <summary>null when the call is none of them.</summary>
    public static Expr? Called(Expr.Call e)
    {
        if (e.Arguments.Length > 0 || e.Name.Schema is not null || e.Star) return null;
        return e.Name.Name switch
        {
            "now" or "transaction_timestamp" => s_now,
            "current_user" => s_user,
            "session_user" => new Expr.Constant("SESSION_USER"),
            "current_schema" => new Expr.Constant("CURRENT_SCHEMA"),
            "current_database" => new Expr.Constant("CURRENT_CATALOG"),
            _ => null,
        };
    }
}
