using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Safety;

public sealed class SqliteForeignKeysOff : ProjectRule
{
    public override string Name => "sqlite-foreign-keys-off";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A file switches SQLite's foreign keys off and not on again, or does either inside a transaction, where SQLite ignores it.",
        "The switch belongs to the connection: what runs on it afterwards may leave rows that point nowhere, and nothing says so. Inside a transaction the PRAGMA does nothing, without an error.",
        "```sql\nBEGIN;\nPRAGMA foreign_keys = OFF;   -- ignored: dropping the table empties those that refer to it\nDROP TABLE author;\nCOMMIT;\n```",
        "Switch it off before BEGIN and on after COMMIT, with `PRAGMA foreign_key_check` before the COMMIT. `PRAGMA defer_foreign_keys = ON` works inside.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History).Where(s => s.Dialect == AllDialects.Sqlite))
            foreach (var run in source.History?.Runs ?? [])
            {
                Statement? off = null;
                foreach (var statement in run.Statements)
                {
                    if (State(statement) is not { } on) continue;
                    if (statement.Session.InTransaction) yield return FoundIn(run.Migration.Name, "file", statement.Where(), $"PRAGMA foreign_keys inside a transaction does nothing: foreign keys stay as they were") with { Values = [on ? "on" : "off"] };
                    else off = on ? null : statement;
                }
                if (off is not null) yield return FoundIn(run.Migration.Name, "file", off.Where(), $"{run.Migration.Name} switches foreign keys off and never on again: what runs on this connection later is not held by them");
            }
    }

    /// <summary>What it switches to; null for any other statement, and for asking.</summary>
    private static bool? State(Statement statement)
    {
        var text = statement.Text();
        if (statement.Verb != Verb.Setting || !text.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase) || text.IndexOf("foreign_keys", StringComparison.OrdinalIgnoreCase) is not (> 0 and var at)) return null;
        var rest = text[(at + "foreign_keys".Length)..].Trim(" =();\r\n\t");
        if (rest.IsEmpty) return null;
        return rest.Equals("on", StringComparison.OrdinalIgnoreCase) || rest is "1" || rest.Equals("true", StringComparison.OrdinalIgnoreCase) || rest.Equals("yes", StringComparison.OrdinalIgnoreCase);
    }
}
