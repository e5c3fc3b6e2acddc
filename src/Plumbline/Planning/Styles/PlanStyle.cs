using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>How one kind of migration folder writes a plan.</summary>
public abstract class PlanStyle
{
    public abstract MigrationStyle Style { get; }

    /// <param name="history">What lies in the folder: its numbers, stamps and names.</param>
    /// <param name="now">The moment, for stamps; the core has no clock.</param>
    public abstract WrittenPlan Write(Plan plan, History history, DateTime now);

    /// <summary>A folder's first migration: run on an empty database or recorded as run, so without guards and without a way back.</summary>
    /// <param name="version">Its number or stamp.</param>
    /// <param name="pieces">The statements, each with its comment.</param>
    /// <param name="schema">What they make.</param>
    public virtual IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
        [new($"{version}_{name}.sql", Part.Body(pieces))];
}

/// <summary>The list of styles.</summary>
public static class AllStyles
{
    public static IReadOnlyList<PlanStyle> List { get; } =
    [
        new NumberedSql(), new PrismaFolders(), new DrizzleFiles(), new SupabaseFiles(), new FlywayFiles(), new GolangMigrateFiles(), new DbmateFiles(), new GooseFiles(), new DieselFolders(), new StampedFiles(),
    ];

    public static PlanStyle? Of(MigrationStyle style) => List.FirstOrDefault(s => s.Style == style);

    /// <summary>The folder's own: that of most of its files, of the newest where two have as many.</summary>
    public static MigrationStyle Of(History history) =>
        history.Runs.Where(r => r.Migration.RunByTool || r.Migration.Style != MigrationStyle.Loose).GroupBy(r => r.Migration.Style).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault(MigrationStyle.Numbered);
}
