using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Rules.Replay;

public sealed class HistoryDoesNotReplay : StatementRule
{
    public override string Name => "history-does-not-replay";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "PostgreSQL refuses a statement of the migrations, in the best order that there is.",
        "No empty database can be built from the history: tests, CI and new environments stop here. Databases that are said to have run it did not run it like this.",
        "```sql\nCREATE TABLE \"ChatMessage\" (\n  \"documentId\" uuid REFERENCES \"Document\" (id)   -- \"Document\".id is text: 42804\n);\n```",
        "Correct the file if no database has run it; else find out what the databases really have, and bring the file to that. The finding gives PostgreSQL's error code.");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        if (statement.Refused is not { } refused) yield break;
        ObjectId? subject = statement.Effects.IsEmpty ? refused.Missing : statement.Effects[0].Subject().Id();
        var kept = statement.Effects.IsEmpty ? "" : $"; {subject} is compared as it was meant";
        yield return Found(subject, refused.Where, $"{place.Migration.Migration.Name}: {refused.Message} (SQLSTATE {refused.SqlState}){kept}") with
        {
            Values = [refused.SqlState, refused.Message, place.Migration.Migration.Name],
            About = subject is null ? place.Migration.Migration.Text.Path : null,
            AboutKind = subject is null ? "file" : null,
            Related = refused.Where == statement.Where() ? [] : [new(statement.Where(), "the statement that is refused")],
        };
    }
}
