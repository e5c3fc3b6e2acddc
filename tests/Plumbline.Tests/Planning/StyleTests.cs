using System.Text;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>
/// One plan (<c>tests/cases/plans-styles</c>, before to after) written as every kind of migration folder has it: as its <c>NAME.txt</c> says,
/// and read back by the same reader as any folder, to the catalog that was meant.
/// </summary>
public class StyleTests
{
    private static readonly DateTime s_now = new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private const string Journal = "{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": [\n    {\n      \"idx\": 0,\n      \"version\": \"7\",\n      \"when\": 1767225600000,\n      \"tag\": \"0000_start\",\n      \"breakpoints\": true\n    }\n  ]\n}";

    /// <summary>How a folder of the style that holds the start alone looks.</summary>
    private static readonly (MigrationStyle Style, string Folder, string Start, string Head)[] s_folders =
    [
        (MigrationStyle.Numbered, "sql", "06-start.sql", ""),
        (MigrationStyle.Prisma, "prisma/migrations", "20260101000000_start/migration.sql", ""),
        (MigrationStyle.Drizzle, "drizzle", "0000_start.sql", ""),
        (MigrationStyle.Supabase, "supabase/migrations", "20260101000000_start.sql", ""),
        (MigrationStyle.Flyway, "db/migration", "V1.9__start.sql", ""),
        (MigrationStyle.GolangMigrate, "migrations", "000001_start.up.sql", ""),
        (MigrationStyle.Dbmate, "db/migrations", "20260101000000_start.sql", "-- migrate:up\n"),
        (MigrationStyle.Goose, "migrations", "00001_start.sql", "-- +goose Up\n"),
        (MigrationStyle.Diesel, "migrations", "2026-01-01-000000_start/up.sql", ""),
        (MigrationStyle.Stamped, "migrations", "20400101000000_start.sql", ""),
    ];

    public static TheoryData<MigrationStyle> Styles() => new(AllStyles.List.Select(s => s.Style));

    [Theory, MemberData(nameof(Styles))]
    public void Plan_is_written_as_expected(MigrationStyle style)
    {
        var text = new StringBuilder();
        var (written, _, _) = Write(style);
        foreach (var file in written.Files) text.Append($"==> {file.Path} ({file.Kind})\n{file.Text}\n");
        foreach (var note in written.Notes) text.Append($"note: {note}\n");
        var path = Repository.Path("tests", "cases", "plans-styles", $"{style}.txt");
        if (Repository.Accepting) File.WriteAllText(path, text.ToString());
        Assert.Equal(File.ReadAllText(path), text.ToString());
    }

    [Theory, MemberData(nameof(Styles))]
    public void What_was_written_is_read_back_in_its_order_and_reaches_the_goal(MigrationStyle style)
    {
        var (written, files, folder) = Write(style);
        var source = Read(folder, With(files, folder, written));
        var history = source.History!;
        Assert.Empty(source.Findings);
        Assert.Empty(history.OrderFaults);
        Assert.All(history.Runs.SelectMany(r => r.Statements), s => Assert.True(s.Refused is null && s.NotExecuted.IsEmpty, $"{s.Text()}: {s.Refused?.Message} {string.Join("; ", s.NotExecuted)}"));
        var forward = written.Files.Where(f => f.Kind == PlanFileKind.Forward).Select(f => $"{folder}/{f.Path}").ToList();
        Assert.Equal(forward, history.Runs.Skip(1).Select(r => r.Migration.Text.Path));
        Assert.All(history.Runs, r => Assert.Equal(style, r.Migration.Style));
        Assert.Equal(written.Files.Count(f => f.Kind == PlanFileKind.Undo && f.Path.EndsWith(".sql", StringComparison.Ordinal) && !f.Path.EndsWith(".down.sql", StringComparison.Ordinal)),
            history.SetAside.Count(a => !a.Path.EndsWith(".down.sql", StringComparison.Ordinal)));
        Assert.Equal("", Differences(history.Catalog, Catalog("after.sql")));
    }

    [Theory, MemberData(nameof(Styles))]
    public void The_way_back_reaches_the_start(MigrationStyle style)
    {
        var (written, _, _) = Write(style);
        var undo = written.Files.FirstOrDefault(f => f.Kind == PlanFileKind.Undo)?.Text;
        if (undo is null)
        {
            var both = written.Files[0].Text;
            undo = both[both.IndexOf(style == MigrationStyle.Goose ? "-- +goose Down" : "-- migrate:down", StringComparison.Ordinal)..];
        }
        var run = PlanReplay.Run(Catalog("after.sql"), undo, PostgresDialect.Instance, new());
        Assert.Empty(run.Faults);
        Assert.Equal("", Differences(run.After, Catalog("before.sql")));
    }

    /// <summary>By hand, and again: after a failure half way the same file is run once more.</summary>
    [Fact]
    public void A_numbered_file_run_twice_changes_nothing_the_second_time()
    {
        var (written, _, _) = Write(MigrationStyle.Numbered);
        var first = PlanReplay.Run(Catalog("before.sql"), written.Files[0].Text, PostgresDialect.Instance, new());
        var second = PlanReplay.Run(first.After, written.Files[0].Text, PostgresDialect.Instance, new());
        Assert.Empty(first.Faults.Concat(second.Faults));
        Assert.NotEqual("", Differences(Catalog("before.sql"), first.After));
        Assert.Equal("", Differences(first.After, second.After));
    }

    /// <summary>A table that another hand made with fewer columns passes IF NOT EXISTS, and not the verification.</summary>
    [Fact]
    public void Verification_stops_at_what_is_not_as_planned()
    {
        var block = VerificationBlock.Of(Plan());
        Assert.Empty(PlanReplay.Run(Catalog("after.sql"), block, PostgresDialect.Instance, new()).Faults);
        var spoilt = PlanReplay.Run(Catalog("after.sql"), "ALTER TABLE services ALTER COLUMN slug DROP NOT NULL; ALTER TABLE bookings DROP CONSTRAINT bookings_service_id_fkey;", PostgresDialect.Instance, new());
        var fault = Assert.Single(PlanReplay.Run(spoilt.After, block, PostgresDialect.Instance, new()).Faults);
        Assert.Contains("column public.services.slug", fault.Message);
        Assert.Contains("constraint public.bookings.bookings_service_id_fkey", fault.Message);
    }

    private static (WrittenPlan Written, List<SourceText> Files, string Folder) Write(MigrationStyle style)
    {
        var (_, folder, start, head) = s_folders.Single(f => f.Style == style);
        var files = new List<SourceText> { new("history", $"{folder}/{start}", head + Case("before.sql")) };
        if (style == MigrationStyle.Drizzle) files.Add(new("history", $"{folder}/meta/_journal.json", Journal));
        var history = Read(folder, files).History!;
        Assert.Equal(style, AllStyles.Of(history));
        return (AllStyles.Of(style)!.Write(Plan(), history, s_now), files, folder);
    }

    private static Plan Plan()
    {
        var settings = new PlanSettings { Name = "add_services", Version = 17 };
        var result = Plans.Make(Goal.Between(Catalog("before.sql"), Catalog("after.sql"), []), PostgresDialect.Instance, settings);
        Assert.Empty(result.Faults);
        Assert.Empty(result.Questions);
        return result.Plan!;
    }

    private static List<SourceText> With(List<SourceText> files, string folder, WrittenPlan written)
    {
        var all = files.ToList();
        foreach (var file in written.Files)
        {
            all.RemoveAll(f => f.Path == $"{folder}/{file.Path}");
            all.Add(new("history", $"{folder}/{file.Path}", file.Text));
        }
        return all;
    }

    private static Source Read(string folder, List<SourceText> files) =>
        MigrationFolder.Read(new(folder, files.OrderBy(f => f.Path, StringComparer.Ordinal).ToEquatableArray()), "history", new());

    private static Catalog Catalog(string file) => PlanReplay.Run(PostgresDialect.Instance.Start(), Case(file), PostgresDialect.Instance, new()).After;

    private static string Differences(Catalog reached, Catalog meant) => string.Join("\n", Differ.ByName(reached, meant).Select(c => c.ToString()));

    private static string Case(string name) => File.ReadAllText(Repository.Path("tests", "cases", "plans-styles", name));
}
