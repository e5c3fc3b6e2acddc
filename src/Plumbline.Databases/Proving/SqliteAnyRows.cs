using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Files that ran on rows which break what they ask. SQLite lets them pass where a server would not: foreign keys that are switched off look at nothing,
/// and a row that a copy passes over is gone without a word.
/// </summary>
internal static class SqliteAnyRows
{
    /// <param name="Damages">What SQLite finds wrong with the rows now.</param>
    internal sealed record Trial(IReadOnlyDictionary<ObjectName, SqliteTableSum> Before, IReadOnlyDictionary<ObjectName, SqliteTableSum> Now, IReadOnlyList<string> Damages, Catalog After, IReadOnlyList<Statement> Statements, IReadOnlyList<StatementTrace> Traces);

    public static Promise Passed(IReadOnlyList<ObjectId> broken, Trial trial)
    {
        var all = string.Join(", ", broken);
        if (trial.Damages.Count > 0) return Promise.Failed(Promises.AnyRows, $"runs over rows that break {all}, and leaves them: {trial.Damages[0]}", trial.Damages.Skip(1));
        var (lost, cleaned) = (new List<string>(), new List<string>());
        foreach (var was in trial.Before.Values.OrderBy(t => t.Name))
            if (trial.Now.GetValueOrDefault(was.Name) is { } now && now.Count < was.Count) (IsSilent(was.Name, trial) ? lost : cleaned).Add($"{was.Name} has {now.Count:N0} of {was.Count:N0} rows");
        return lost.Count > 0
            ? Promise.Failed(Promises.AnyRows, $"rows that break {all} go without a word: {lost[0]}", [.. lost.Skip(1), .. cleaned])
            : Promise.Held(Promises.AnyRows, $"rows that broke {all} did not stop it") with { Details = cleaned.ToEquatableArray() };
    }

    /// <summary>Whether the rows went since something was answered for them, and not since a statement says that they go.</summary>
    private static bool IsSilent(ObjectName table, Trial trial) =>
        !trial.Statements.Any(s => s.Data.Any(d => d.Action == "delete" && d.Table == table)) && (Answers(table, trial.After) || trial.Traces.Any(t => PassesOver(t.Text)));

    private static bool Answers(ObjectName table, Catalog catalog) =>
        catalog.Children(new(Table.OfKind, table)).Any(part => part is Column { OnConflict: "ignore" or "replace" } or PrimaryKey { OnConflict: "ignore" or "replace" } or Unique { OnConflict: "ignore" or "replace" });

    private static bool PassesOver(string statement)
    {
        var sql = SqlReader.Over(statement, SqlFlavor.Sqlite);
        return sql.Take("REPLACE") || sql.Take("INSERT", "OR") && (sql.Take("IGNORE") || sql.Take("REPLACE"));
    }
}
