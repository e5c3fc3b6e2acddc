using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>goose's files with both directions under marker comments. It cuts at semicolons, so blocks are marked as one statement.</summary>
internal sealed class GooseFiles : PlanStyle
{
    public override MigrationStyle Style => MigrationStyle.Goose;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{version}_{name}.sql", $"-- +goose Up\n{Part.Body(pieces, Whole)}\n-- +goose Down\n")];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Goose), now, true);
        var files = new List<PlanFile>();
        var first = "";
        foreach (var part in Parts.Of(plan, Writ.Once, ""))
        {
            var name = versions.Named(versions.Take(), part.Name);
            var down = first.Length == 0 ? $"{PlanText.UndoHeader(plan, $"Undoes {name} and what belongs to it.")}\n{Part.Body(Parts.Undo(plan), Whole)}" : $"{Sources.MigrationUndo.Elsewhere}{first}.sql.\nSELECT 1;\n";
            files.Add(new($"{name}.sql", $"{(part.IsAlone ? "-- +goose NO TRANSACTION\n" : "")}-- +goose Up\n{part.Text(Whole)}\n-- +goose Down\n{down}"));
            if (first.Length == 0) first = name;
        }
        return new(files, []);
    }

    /// <summary>Only the last semicolon of a statement may be one that goose sees.</summary>
    private static string Whole(string sql) => HoldsSemicolon(sql) ? $"-- +goose StatementBegin\n{sql}\n-- +goose StatementEnd" : sql;

    private static bool HoldsSemicolon(string sql) => !sql.StartsWith("SET LOCAL ", StringComparison.Ordinal) && sql.AsSpan(0, sql.Length - 1).Contains(';');
}
