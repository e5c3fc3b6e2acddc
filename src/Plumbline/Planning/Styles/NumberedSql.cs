using System.Text;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Numbered SQL files that a person runs with psql: one file, its own transactions, safe to run again, with its rollback beside it.</summary>
internal sealed class NumberedSql : PlanStyle
{
    public override MigrationStyle Style => MigrationStyle.Numbered;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{version}_{name}.sql", $"\\set ON_ERROR_STOP on\n\nBEGIN;\n\n{Part.Body(pieces)}\nCOMMIT;\n")];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        if (GraphileFiles.Is(history)) return GraphileFiles.Write(plan, history, now);
        var shell = plan.Dialect == AllDialects.Sqlite;
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Numbered), now, false);
        var name = versions.Named(versions.Take(), plan.Name);
        var verification = VerificationBlock.Of(plan);
        var forward = Text(plan, plan.Steps, plan.After, PlanText.Header(plan, shell ? $"{name}.sql, for the sqlite3 shell; run it once: all of it is done, or nothing. The way back is {name}.rollback.sql." : $"{name}.sql, for psql; may be run again. The way back is {name}.rollback.sql."), PlanText.Asking(plan));
        if (verification.Length > 0) forward += $"\n-- Verification: stop here rather than believe that it worked.\n{verification};\n";
        return new(
        [
            new($"{name}.sql", forward),
            new($"{name}.rollback.sql", Text(plan, plan.Undo, plan.Before, PlanText.UndoHeader(plan, shell ? $"Undoes {name}.sql, with the sqlite3 shell; run it once." : $"Undoes {name}.sql, with psql; may be run again."), []), PlanFileKind.Undo),
        ], []);
    }

    private static string Text(Plan plan, EquatableArray<Step> steps, Catalog after, string header, IReadOnlyList<(string Comment, string Sql)> asking)
    {
        var text = new StringBuilder(header);
        if (plan.Dialect == AllDialects.Sqlite) return text.Append("\n.bail on\n\n").Append(Part.Body(SqliteText.Framed(SqliteText.Pieces(steps, after, Writ.Again)))).ToString();
        text.Append("\n\\set ON_ERROR_STOP on\n");
        if (asking.Count > 0) text.Append($"\nBEGIN;\n{Part.Body(asking)}\nCOMMIT;\n");
        foreach (var section in Joined(PlanText.Sections(steps)))
        {
            var locks = PlanText.Locks(plan, section);
            var alone = section.Pace == StepPace.Alone;
            text.Append('\n').Append(PlanText.LockLine(locks));
            text.Append(alone ? "SET lock_timeout = 0;\nSET statement_timeout = 0;\n" : $"BEGIN;\n{PlanText.Timeouts(section, locks)}");
            foreach (var (comment, sql) in PlanText.Pieces(section, after, Writ.Again)) text.Append(comment.Length > 0 ? "\n" : "").Append(comment).Append(sql).Append('\n');
            text.Append(alone ? "\nRESET statement_timeout;\nRESET lock_timeout;\n" : "\nCOMMIT;\n");
        }
        return text.ToString();
    }

    /// <summary>Here a statement ends by itself what it does alone, so that those that follow each other need no file each.</summary>
    private static IEnumerable<PlanText.Section> Joined(IEnumerable<PlanText.Section> sections)
    {
        PlanText.Section? open = null;
        foreach (var section in sections)
        {
            if (open is { Pace: StepPace.Alone } && section.Pace == StepPace.Alone) open = open with { Steps = [.. open.Steps, .. section.Steps] };
            else
            {
                if (open is not null) yield return open;
                open = section;
            }
        }
        if (open is not null) yield return open;
    }
}
