using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class MigrationUntracked : ProjectRule
{
    public override string Name => "migration-untracked";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "A SQL file lies among the migrations, but the folder's tool never runs it.",
        "Whether a database has what it makes depends on whether somebody ran it there by hand. The tool's table does not know it, and deploying does not bring it.",
        "`prisma/migrations/20250225120000_add_chat_message.sql` beside folders: Prisma runs `<name>/migration.sql` only.",
        "Make it a migration of the tool's form (for Prisma: a folder with `migration.sql` in it), and mark it applied where it was run by hand (`prisma migrate resolve --applied NAME`).");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { } history) continue;
            foreach (var run in history.Runs)
                if (run.Migration is { RunByTool: false, Style: MigrationStyle.Loose }) yield return Of(history, run);
            foreach (var aside in history.SetAside)
                if (aside.Stray is { } stray) yield return FoundIn(aside.Path, "file", stray.Text.At(0), $"{aside.Path} was left out of the replay: {aside.Why}");
        }
    }

    private Finding Of(History history, MigrationRun run)
    {
        var tool = history.Runs.FirstOrDefault(r => r.Migration.RunByTool)?.Migration.Style;
        var makes = run.Statements.SelectMany(s => s.Effects).OfType<Diff.Change.Added>().Where(c => c.After.Parent() is null).Select(c => c.After.Id().ToString()).Distinct();
        var path = run.Migration.Text.Path;
        var message = $"{path} is never run by {(tool is { } style ? MigrationStyles.ToolOf(style) : "any tool")}"
            + (makes.Any() ? $"; it makes {Wording.List(makes)}" : "");
        return FoundIn(path, "file", run.Migration.Text.At(0), message);
    }
}
