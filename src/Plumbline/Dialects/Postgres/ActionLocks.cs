using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Which lock ALTER TABLE takes for its actions: the strongest that one of them asks for (the server's AlterTableGetLockLevel; manual, ALTER TABLE).</summary>
internal static class ActionLocks
{
    /// <summary>Looks at the actions from the cursor to the end, and leaves it where it was.</summary>
    public static LockMode OfAll(SqlReader sql)
    {
        var start = sql.At;
        var strongest = LockMode.AccessShare;
        do
        {
            if (Of(sql) is var mode && mode > strongest) strongest = mode;
            AlterTable.SkipAction(sql);
        }
        while (sql.Take(TokenKind.Comma));
        sql.At = start;
        return strongest;
    }

    private static LockMode Of(SqlReader sql)
    {
        if (sql.Is("VALIDATE") || sql.Is("ATTACH") || sql.Is("CLUSTER", "ON") || sql.Is("SET", "WITHOUT") || sql.Is("RESET")) return LockMode.ShareUpdateExclusive;
        if (sql.Is("SET")) return sql.Peek(1).Kind == TokenKind.LeftParen && !sql.IsAt(2, "user_catalog_table") ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive;
        if (sql.Is("ADD")) return IsForeignKey(sql) ? LockMode.ShareRowExclusive : LockMode.AccessExclusive;
        if (sql.Is("ENABLE") || sql.Is("DISABLE")) return sql.IsAt(1, "TRIGGER") || sql.IsAt(2, "TRIGGER") ? LockMode.ShareRowExclusive : LockMode.AccessExclusive;
        if (sql.Is("DETACH")) return IsPatient(sql) ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive;
        return sql.Is("ALTER") && IsTuning(sql) ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive;
    }

    private static bool IsForeignKey(SqlReader sql) => sql.IsAt(1, "FOREIGN") || sql.IsAt(1, "CONSTRAINT") && sql.IsAt(3, "FOREIGN");

    /// <summary>DETACH PARTITION … CONCURRENTLY or FINALIZE.</summary>
    private static bool IsPatient(SqlReader sql)
    {
        for (var i = 2; sql.At + i < sql.End; i++)
            if (sql.IsAt(i, "CONCURRENTLY") || sql.IsAt(i, "FINALIZE")) return true;
        return false;
    }

    /// <summary>ALTER [COLUMN] name SET STATISTICS, SET (…), RESET (…).</summary>
    private static bool IsTuning(SqlReader sql)
    {
        var at = sql.IsAt(1, "COLUMN") ? 3 : 2;
        if (sql.IsAt(at, "RESET")) return true;
        return sql.IsAt(at, "SET") && (sql.IsAt(at + 1, "STATISTICS") || sql.Peek(at + 1).Kind == TokenKind.LeftParen);
    }
}
