using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>The first migration of a database that has no history: its files, and what records it as run where the schema is there already.</summary>
/// <param name="Files">Below the folder.</param>
/// <param name="Recording">SQL; null where no tool keeps account.</param>
/// <param name="Command">The tool's own command for the same.</param>
public sealed record Baseline(IReadOnlyList<PlanFile> Files, string? Recording, string? Command, EquatableArray<string> Faults)
{
    /// <param name="folder">The empty folder that it is for.</param>
    public static Baseline Of(Catalog schema, FolderTrial folder, PlanStyle style, string name, DateTime now, Dialect dialect, PlanSettings settings)
    {
        var first = FirstMigration.Of(schema, dialect, settings);
        if (!first.Faults.IsEmpty) return new([], null, null, first.Faults);
        var stamped = style.Style is not (MigrationStyle.Numbered or MigrationStyle.Flyway or MigrationStyle.GolangMigrate or MigrationStyle.Drizzle);
        var version = new NextVersions([], now, stamped).Take();
        if (style.Style == MigrationStyle.Flyway) version = "1";
        if (style.Style == MigrationStyle.Drizzle) version = "0000";
        var files = style.First(version, name, first.Pieces, schema, now);
        var source = folder.With(files).Read();
        var faults = FolderTrial.Refused(source.History!).Concat(FolderTrial.Differences(source.Catalog, schema)).ToEquatableArray();
        if (!faults.IsEmpty || source.History!.Runs is not [var run]) return new(files, null, null, faults.IsEmpty ? ["the folder would not be read as one migration"] : faults);
        var books = Bookkeeping.Of(style.Style);
        var whole = files.First(f => folder.PathOf(f.Path) == run.Migration.Text.Path).Text;
        return new(files, books?.Recording(run.Migration, whole), books?.Command?.Invoke(run.Migration), []);
    }

    /// <summary>An owner that all things have anyway is not written down.</summary>
    public static Catalog WithoutOwner(Catalog catalog, string? owner)
    {
        if (owner is null) return catalog;
        foreach (var subject in catalog.Objects.ToList())
            if (subject.Owner == owner) catalog = catalog.With(subject with { Owner = null });
        return catalog;
    }
}
