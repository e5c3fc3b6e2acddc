using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules.Replay;

namespace Plumbline.Rules.Hygiene;

public sealed class TransactionControlInFile : HazardRule
{
    public override string Name => "transaction-control-in-file";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A file ends the transaction that its tool has opened around it, opens one that it does not end, or opens and ends them out of step.",
        "The tool's BEGIN has been made already, so the file's own does nothing; its COMMIT ends the tool's transaction. What follows runs without one, the tool's note that the file has run among it: a failure there leaves a database that is half migrated, and nothing says so. "
            + "A BEGIN without COMMIT is rolled back when the connection closes: the file reports success and has done nothing. A BEGIN within a transaction is ignored, with a warning: the first COMMIT ends all of it, and what stands before the second one runs without.",
        "```sql\n-- a goose migration\nBEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;\n```",
        "Leave BEGIN and COMMIT out: the tool does it. Where a file needs several transactions, tell the tool to open none, and write all of them.");

    protected override bool Concerns(Statement statement) => statement.Verb == Verb.Transaction && statement.Word != TransactionWord.None;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (statement.Clauses.HasFlag(Clauses.InBlock)) yield break;
        if (statement.Word == TransactionWord.Opens && !place.Later.Any(s => s.Word == TransactionWord.Closes))
        {
            if (place.Enclosing is Enclosing.Tool or Enclosing.Run) yield break;
            yield return Of(place, statement, $"{statement.Command} opens a transaction that the file never ends: what follows is rolled back when the connection closes, and reported as done", "end it with COMMIT");
        }
        else if (statement.Word == TransactionWord.Opens && IsOpen(place))
            yield return Of(place, statement, $"{statement.Command} stands in a transaction that is open already and is ignored: the first COMMIT ends it, and what follows runs without one", "leave it out, with its COMMIT; or use SAVEPOINT") with { Severity = Severity.Medium };
        else if (statement.Word == TransactionWord.Closes && place.Enclosing == Enclosing.Alone)
            yield return Of(place, statement, $"{statement.Command} ends no transaction: what it was meant to hold together has run statement by statement", "write BEGIN before what belongs together, or leave it out") with { Severity = Severity.Medium };
        else if (statement.Word == TransactionWord.Closes && place.Enclosing is Enclosing.Tool or Enclosing.Run && !IsWhole(place))
        {
            var tool = MigrationStyles.ToolOf(place.Migration.Migration.Style);
            var message = $"{statement.Command} ends the transaction that {tool} has opened around {(place.Enclosing == Enclosing.Run ? "all pending files" : "the file")}: what follows, {tool}'s own record among it, is not undone when something fails";
            var finding = Of(place, statement, message, "leave BEGIN and COMMIT out");
            yield return finding with { Fix = finding.Fix! with { Edits = Without(place) } };
        }
    }

    /// <summary>Whether an earlier statement of the file has opened the transaction that this one stands in.</summary>
    private static bool IsOpen(StatementPlace place) =>
        place.Enclosing == Enclosing.File && place.At > 0 && place.File.TransactionOf(place.At - 1) == place.File.TransactionOf(place.At);

    private Finding Of(StatementPlace place, Statement statement, string message, string fix) =>
        Found(place, null, statement.Where(), message) with { About = place.Migration.Migration.Text.Path, AboutKind = "file", Fix = new(fix) };

    /// <summary>Supabase sends the file's statements one after the other with its record behind them: BEGIN and COMMIT around all of them change nothing.</summary>
    private static bool IsWhole(StatementPlace place) =>
        place.Migration.Migration.Style == MigrationStyle.Supabase && place.Migration.Statements[0].Word == TransactionWord.Opens && place.Migration.Statements[^1].Word == TransactionWord.Closes;

    /// <summary>One BEGIN and one COMMIT around everything can go; what several of them divide is the author's business.</summary>
    private static EquatableArray<TextEdit> Without(StatementPlace place)
    {
        var all = place.Migration.Statements;
        if (all.Count < 2 || all[0].Word != TransactionWord.Opens || all[^1] is not { Word: TransactionWord.Closes, Command: "COMMIT" or "END" } || all.Count(s => s.Word != TransactionWord.None) != 2) return [];
        return [Out(all[0]), Out(all[^1])];
    }

    private static TextEdit Out(Statement statement)
    {
        var (text, end) = (statement.File.Text, statement.Start + statement.Length);
        if (end < text.Length && text[end] == ';') end++;
        return new(statement.File, statement.Start, end - statement.Start, "");
    }
}
