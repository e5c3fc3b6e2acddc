using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Flyway's <c>V1__name.sql</c> with <c>U1__name.sql</c>; what refuses a transaction has a <c>.conf</c> beside it.</summary>
internal sealed class FlywayFiles : PlanStyle
{
    private const string Alone = "-- plumbline: not inside a transaction, as the .conf file beside this one says.\n";

    public override MigrationStyle Style => MigrationStyle.Flyway;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"V{version}__{name}.sql", Part.Body(pieces))];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var earlier = history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Flyway && m.Name.StartsWith('V')).ToList();
        var versions = new NextVersions(earlier, now, false);
        var files = new List<PlanFile>();
        var first = "";
        foreach (var part in Parts.Of(plan, Writ.Once, Alone))
        {
            var name = $"{versions.Take()}__{part.Name}";
            files.Add(new($"V{name}.sql", part.Text()));
            if (part.IsAlone) files.Add(new($"V{name}.sql.conf", "executeInTransaction=false\n", PlanFileKind.Note));
            files.Add(new($"U{name}.sql", first.Length == 0 ? $"{PlanText.UndoHeader(plan, $"Undoes V{name} and what belongs to it.")}\n{Part.Body(Parts.Undo(plan))}" : $"-- Undone by U{first}.\n", PlanFileKind.Undo));
            if (first.Length == 0) first = name;
        }
        return new(files, []);
    }
}
