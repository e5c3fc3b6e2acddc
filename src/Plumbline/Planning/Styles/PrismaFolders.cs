using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>
/// Prisma's <c>stamp_name/migration.sql</c>. Prisma sends a file as one message, which is one transaction; a statement that refuses transactions
/// stands alone in its file, for a message of one statement is none. The way back lies beside it, for a person: Prisma has none.
/// </summary>
internal sealed class PrismaFolders : PlanStyle
{
    private const string Alone = "-- plumbline: not inside a transaction. Prisma sends this file as one statement: add no other to it.\n";

    public override MigrationStyle Style => MigrationStyle.Prisma;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{version}_{name}/migration.sql", Part.Body(pieces))];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Prisma), now, true);
        var files = new List<PlanFile>();
        var first = "";
        foreach (var part in Parts.Of(plan, Writ.Once, Alone))
        {
            var folder = versions.Named(versions.Take(), part.Name);
            files.Add(new($"{folder}/migration.sql", part.Text()));
            files.Add(new($"{folder}/rollback.sql", first.Length == 0 ? $"{PlanText.UndoHeader(plan, $"Undoes {folder} and what belongs to it; run by hand.")}\n{Part.Body(Parts.Undo(plan))}" : $"{Sources.MigrationUndo.Elsewhere}{first}/rollback.sql.\n", PlanFileKind.Undo));
            if (first.Length == 0) first = folder;
        }
        return new(files, ["after a rollback by hand, tell Prisma: prisma migrate resolve --rolled-back NAME"]);
    }
}
