using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Hygiene;

public sealed class NonIdempotentManualSql : ProjectRule
{
    public override string Name => "non-idempotent-manual-sql";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A SQL file that is run by hand cannot be run twice.",
        "Nothing records that it ran. Somebody will run it again, or it stops half-way and must be run again: then it fails at its first statement, or inserts its rows twice.",
        "```sql\nCREATE TABLE \"Tenant\" (id text PRIMARY KEY);\nINSERT INTO \"Tenant\" VALUES ('house');\n```",
        "Guard each statement, or put all of them into one transaction, so that a second run changes nothing:\n\n```sql\nCREATE TABLE IF NOT EXISTS \"Tenant\" (id text PRIMARY KEY);\nINSERT INTO \"Tenant\" VALUES ('house') ON CONFLICT DO NOTHING;\n```\n\nWhere PostgreSQL has no IF NOT EXISTS (types, constraints, policies), drop it IF EXISTS first, or test the catalog in a DO block.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { } history) continue;
            foreach (var run in history.Runs)
                if (!run.Migration.RunByTool && run.Migration.Style is MigrationStyle.Numbered or MigrationStyle.Loose && Of(run, project.PostgresVersion) is { } finding) yield return finding;
        }
    }

    private Finding? Of(MigrationRun run, int version)
    {
        var offending = Repeats.Failing(run.Statements);
        if (offending.Count == 0 || IsStopped(run, offending)) return null;
        var path = run.Migration.Text.Path;
        var message = $"{path} is run by hand and cannot be run twice: {offending[0].Command} at line {offending[0].Where().Line} has no guard"
            + (offending.Count > 1 ? $", nor have {offending.Count - 1} others" : "");
        return FoundIn(path, "file", offending[0].Where(), message) with { Related = offending.Skip(1).Take(5).Select(s => new Related(s.Where(), $"{s.Command} without a guard")).ToEquatableArray(), Fix = Fix(offending, version) };
    }

    /// <summary>In one transaction nothing is done by half, and a second run stops at what is there already; unless rows are all it makes.</summary>
    private static bool IsStopped(MigrationRun run, List<Statement> offending) =>
        offending[0].Verb == Verb.Definition && run.Statements.All(s => s.Session.InTransaction || s.Verb is Verb.Transaction or Verb.Setting or Verb.Query or Verb.MetaCommand) && run.Statements.Count(s => s.Word == TransactionWord.Opens) == 1;

    /// <summary>Where every one of them has a clause for it.</summary>
    private static Fix? Fix(List<Statement> offending, int version)
    {
        var edits = offending.Select(s => Guards.Of(s, version)).ToList();
        return edits.TrueForAll(e => e is not null) ? new("guard each statement (plumb lint --fix)") { Edits = edits.SelectMany(e => e!.Value).ToEquatableArray() } : null;
    }
}
