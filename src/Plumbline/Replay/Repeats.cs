using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay;

/// <summary>Which statements would fail, or do something again, when they are run a second time.</summary>
internal static class Repeats
{
    /// <summary>Those that have no guard, and are not made to be repeated by one before them that drops what they make.</summary>
    public static List<Statement> Failing(IReadOnlyList<Statement> statements)
    {
        var dropped = new HashSet<ObjectId>();
        var failing = new List<Statement>();
        foreach (var statement in statements)
        {
            if (!IsGuarded(statement) && !IsHarmless(statement, dropped)) failing.Add(statement);
            dropped.UnionWith(statement.Absent);
            foreach (var effect in statement.Effects)
                if (effect is Change.Dropped gone) dropped.Add(gone.Before.Id());
        }
        return failing;
    }

    private static bool IsGuarded(Statement statement) =>
        (statement.Clauses & (Clauses.IfNotExists | Clauses.IfExists | Clauses.OrReplace | Clauses.Guarded | Clauses.Skipped)) != 0 || statement.Refused is not null;

    private static bool IsHarmless(Statement statement, HashSet<ObjectId> dropped)
    {
        if (statement.Verb == Verb.Data && statement.Data.Any(d => d.Action is "insert" or "copy")) return LooksFirst(statement);
        if (statement.Verb != Verb.Definition) return true;
        foreach (var effect in statement.Effects)
        {
            if (effect is Change.Renamed or Change.Dropped) return false;
            if (effect is Change.Added added && !dropped.Contains(added.After.Id()) && added.After is not (Grant or DefaultPrivilege)) return false;
        }
        return true;
    }

    /// <summary>ON CONFLICT, or a WHERE NOT EXISTS.</summary>
    private static bool LooksFirst(Statement statement)
    {
        var tokens = SqlLexer.ReadPart(statement.File, statement.Start, statement.Start + statement.Length);
        for (var sql = new SqlReader(tokens, 0, tokens.Tokens.Length); !sql.AtEnd; sql.Advance())
            if (sql.Is("conflict") || sql.Is("exists")) return true;
        return false;
    }
}
