using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules.Replay;

public sealed class BlockNotExecuted : StatementRule
{
    public override string Name => "block-not-executed";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "A part of a DO block hangs on what no file tells: rows, server settings, or PL/pgSQL that is not executed here.",
        "What that part may create, alter or drop is not known, so what it touches is compared without it. Databases with other rows may end with other schemas.",
        "```sql\nDO $$ BEGIN\n  IF (SELECT count(*) FROM users) = 0 THEN\n    DROP TABLE users;\n  END IF;\nEND $$;\n```",
        "Let the block ask the catalog (`pg_catalog`, `information_schema`) instead of rows, or write the statement without a condition.");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        foreach (var what in statement.NotExecuted)
            yield return Found(null, statement.Where(), $"{place.Migration.Migration.Name}: not executed: {what}") with { About = what, AboutKind = "statement", Values = [what] };
    }
}
