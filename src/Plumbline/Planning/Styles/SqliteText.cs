using Plumbline.Model;

namespace Plumbline.Planning.Styles;

/// <summary>
/// What stands around the statements of a plan for SQLite. Foreign keys are off while tables are rebuilt, since DROP TABLE deletes the rows first and
/// ON DELETE would take others along; the switch does nothing inside a transaction ("SQLite Foreign Key Support", section 2).
/// </summary>
internal static class SqliteText
{
    private const string ForeignKeys = "PRAGMA foreign_keys = ";

    public static IReadOnlyList<(string Comment, string Sql)> Pieces(EquatableArray<Step> steps, Catalog after, Writ writ) =>
        PlanText.Sections(steps).SelectMany(s => PlanText.Pieces(s, after, writ)).ToList();

    /// <summary>The pieces in a transaction of their own, which fails at once, and changes nothing, where a tool has opened one already.</summary>
    public static IReadOnlyList<(string Comment, string Sql)> Framed(IReadOnlyList<(string Comment, string Sql)> pieces) =>
        NeedsKeysOff(pieces)
            ? [("", $"{ForeignKeys}OFF;\nBEGIN;"), .. pieces, ("-- prints the rows that refer to nothing\n", "PRAGMA foreign_key_check;"), ("", $"COMMIT;\n{ForeignKeys}ON;")]
            : [("", "BEGIN;"), .. pieces, ("", "COMMIT;")];

    /// <summary>The plan as one file of a tool.</summary>
    public static Part Whole(Plan plan, Writ writ)
    {
        var pieces = Pieces(plan.Steps, plan.After, writ);
        var head = PlanText.Header(plan, plan.Name.Replace('_', ' '));
        if (!NeedsKeysOff(pieces)) return new(plan.Name, StepPace.Brief, head, pieces);
        if (writ != Writ.Wrapped) return new(plan.Name, StepPace.Alone, head, Framed(pieces));
        head += "-- The tool opens a transaction, in which foreign keys cannot be switched off: run it on a connection that has them off.\n";
        return new(plan.Name, StepPace.Brief, head, [.. pieces, ("", "PRAGMA foreign_key_check;")]);
    }

    private static bool NeedsKeysOff(IEnumerable<(string Comment, string Sql)> pieces) => pieces.Any(p => p.Sql.StartsWith("DROP TABLE ", StringComparison.Ordinal));
}
