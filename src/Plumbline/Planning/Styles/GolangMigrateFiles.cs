using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>golang-migrate's <c>1_name.up.sql</c> and <c>.down.sql</c>: each is sent as one message, so what refuses a transaction is one statement a file.</summary>
internal sealed class GolangMigrateFiles : PlanStyle
{
    private const string Alone = "-- plumbline: not inside a transaction. This file is sent as one statement: add no other to it.\n";

    public override MigrationStyle Style => MigrationStyle.GolangMigrate;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{version}_{name}.up.sql", Part.Body(pieces))];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.GolangMigrate), now, false);
        var files = new List<PlanFile>();
        var first = "";
        foreach (var part in Parts.Of(plan, Writ.Once, Alone))
        {
            var name = $"{versions.Take()}_{part.Name}";
            files.Add(new($"{name}.up.sql", part.Text()));
            files.Add(new($"{name}.down.sql", first.Length == 0 ? $"{PlanText.UndoHeader(plan, $"Undoes {name} and what belongs to it.")}\n{Part.Body(Parts.Undo(plan))}" : $"{Sources.MigrationUndo.Elsewhere}{first}.down.sql.\n", PlanFileKind.Undo));
            if (first.Length == 0) first = name;
        }
        return new(files, []);
    }
}
