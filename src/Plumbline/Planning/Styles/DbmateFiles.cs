using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>dbmate's files with both directions under marker comments; a section is sent as one message, in a transaction unless it says otherwise.</summary>
internal sealed class DbmateFiles : PlanStyle
{
    private const string Alone = "-- plumbline: not inside a transaction. This section is sent as one statement: add no other to it.\n";

    public override MigrationStyle Style => MigrationStyle.Dbmate;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{version}_{name}.sql", $"-- migrate:up\n{Part.Body(pieces)}\n-- migrate:down\n")];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Dbmate), now, true);
        var files = new List<PlanFile>();
        var first = "";
        foreach (var part in Parts.Of(plan, Writ.Once, Alone))
        {
            var name = versions.Named(versions.Take(), part.Name);
            var down = first.Length == 0 ? $"{PlanText.UndoHeader(plan, $"Undoes {name} and what belongs to it.")}\n{Part.Body(Parts.Undo(plan))}" : $"{Sources.MigrationUndo.Elsewhere}{first}.sql.\n";
            files.Add(new($"{name}.sql", $"-- migrate:up{(part.IsAlone ? " transaction:false" : "")}\n{part.Text()}\n-- migrate:down\n{down}"));
            if (first.Length == 0) first = name;
        }
        return new(files, []);
    }
}
