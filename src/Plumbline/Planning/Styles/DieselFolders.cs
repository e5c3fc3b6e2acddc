using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Diesel's <c>stamp_name/up.sql</c> and <c>down.sql</c>; <c>metadata.toml</c> says when a migration refuses a transaction.</summary>
internal sealed class DieselFolders : PlanStyle
{
    private const string Alone = "-- plumbline: not inside a transaction, as metadata.toml says. This file is sent as one statement: add no other to it.\n";

    public override MigrationStyle Style => MigrationStyle.Diesel;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{Dashed(version)}_{name}/up.sql", Part.Body(pieces))];

    private static string Dashed(string version) => version.Length == 14 ? $"{version[..4]}-{version[4..6]}-{version[6..8]}-{version[8..]}" : version;

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Diesel), now, true);
        var files = new List<PlanFile>();
        var first = "";
        foreach (var part in Parts.Of(plan, Writ.Once, Alone))
        {
            var folder = versions.Named(versions.Take(), part.Name);
            files.Add(new($"{folder}/up.sql", part.Text()));
            if (part.IsAlone) files.Add(new($"{folder}/metadata.toml", "run_in_transaction = false\n", PlanFileKind.Note));
            files.Add(new($"{folder}/down.sql", first.Length == 0 ? $"{PlanText.UndoHeader(plan, $"Undoes {folder} and what belongs to it.")}\n{Part.Body(Parts.Undo(plan))}" : $"{Sources.MigrationUndo.Elsewhere}{first}/down.sql.\nSELECT 1;\n", PlanFileKind.Undo));
            if (first.Length == 0) first = folder;
        }
        return new(files, []);
    }
}
