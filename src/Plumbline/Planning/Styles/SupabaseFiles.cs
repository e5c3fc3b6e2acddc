using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Supabase's <c>stamp_name.sql</c>. Its command line sends each file in a pipeline, in which nothing can be built concurrently.</summary>
internal sealed class SupabaseFiles : PlanStyle
{
    public override MigrationStyle Style => MigrationStyle.Supabase;

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Supabase), now, true);
        var files = new List<PlanFile>();
        foreach (var part in Parts.Of(plan, Writ.Wrapped, ""))
        {
            var name = versions.Named(versions.Take(), part.Name);
            files.Add(new($"{name}.sql", part.Text()));
            if (files.Count == 1) files.Add(new($"rollbacks/{name}.sql", $"{PlanText.UndoHeader(plan, $"Undoes {name} and what belongs to it; run by hand.")}\n{Part.Body(Parts.Undo(plan))}", PlanFileKind.Undo));
        }
        return new(files, ["after a rollback by hand, tell Supabase: supabase migration repair --status reverted VERSION"]);
    }
}
