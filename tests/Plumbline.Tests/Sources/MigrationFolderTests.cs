using System.Text;
using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>Reads every folder of <c>tests/cases/sources/migrations</c> and compares what was made of it with its <c>expected.txt</c>.</summary>
public class MigrationFolderTests
{
    public static TheoryData<string> Cases() => new(Directory.EnumerateDirectories(Repository.Path("tests", "cases", "sources", "migrations")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public void Folder_is_read_as_expected(string name)
    {
        var root = Repository.Path("tests", "cases", "sources", "migrations", name);
        var folder = Directory.Exists(Path.Combine(root, "supabase")) ? "supabase/migrations" : Path.GetFileName(Directory.EnumerateDirectories(root).Single())!;
        var files = new WorkspaceFiles(root);
        var source = new WorkspaceSources(files, Config.Empty).Migrations(new(folder, null, [], 0, 0), "history");
        var expectation = Path.Combine(root, "expected.txt");
        var actual = Shown(source, files.Findings);
        if (Repository.Accepting) File.WriteAllText(expectation, actual);
        Assert.Equal(File.ReadAllText(expectation), actual);
    }

    /// <summary>Names put together from everything that means something to some tool, and texts that break off anywhere: read, never thrown at.</summary>
    [Fact]
    public void Any_names_and_texts_are_read()
    {
        string[] parts = ["V1__", "R__", "U2__", "B9__", "001", "20240101000000", "2024-01-01", "_", "-", ".", "up", "down", "rollback", "seed", "a", "é", "\n", " ", "migration", "afterMigrate", "9999999999999999999999", "{{", "tests", "/", "x.y", "0"];
        string[] texts = ["", ";", "-- +goose Down", "-- migrate:up\nCREATE TABLE", "CREATE TABLE a (", "{{ x", "{{ x }}", "INSERT INTO", "--> statement-breakpoint", "DO $$", "ALTER TABLE a ADD b int;", "CREATE TABLE a (id int);", "\uFEFFSELECT 1", "PRAGMA x", "\0"];
        var random = new Random(11);
        for (var run = 0; run < 400; run++)
        {
            var files = Enumerable.Range(0, random.Next(1, 9)).Select(_ => new SourceText("history", "m/" + string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(parts.Length)])) + ".sql", texts[random.Next(texts.Length)] + texts[random.Next(texts.Length)])).ToList();
            if (run % 5 == 0) files.Add(new("history", "m/meta/_journal.json", run % 2 == 0 ? "{\"entries\":[{\"idx\":0,\"tag\":\"001\"},{\"tag\":null},{}]}" : "[]"));
            if (run % 7 == 0) files.Add(new("history", "m/migration_lock.toml", "provider = "));
            var source = MigrationFolder.Read(new("m", files.ToEquatableArray()), "history", new());
            Assert.NotNull(source.Catalog);
        }
    }

    private static string Shown(Source source, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        text.Append($"dialect {source.Dialect}\n");
        foreach (var item in source.NotCompared) text.Append($"not compared {item.What}: {item.Why}\n");
        if (source.History is { } history)
        {
            foreach (var run in history.Runs)
                text.Append($"{run.Migration.Style} {run.Migration.Name}{(run.Migration.Version.Length > 0 ? $" version {run.Migration.Version}" : "")}{(run.Migration.RunByTool ? "" : ", not run by the tool")}\n");
            if (!history.Given.SequenceEqual(history.Runs.Select(r => r.Migration.Name))) text.Append($"given {string.Join(", ", history.Given)}\n");
            foreach (var aside in history.SetAside) text.Append($"aside {aside.Path}: {aside.Why}\n");
            foreach (var fault in history.OrderFaults) text.Append($"order {fault.Early.Name} needs {fault.Needs} of {fault.Later.Name} at {fault.At}{(fault.Silent ? ", silently" : "")}\n");
            foreach (var assumed in history.Assumed) text.Append($"assumed {assumed}\n");
            foreach (var outside in history.Outside) text.Append($"outside {outside}\n");
            foreach (var statement in history.Runs.SelectMany(r => r.Statements))
                if (statement.Refused is { } refused) text.Append($"refused {refused.SqlState} {refused.Message} at {refused.Where}\n");
        }
        foreach (var finding in source.Findings.Concat(findings)) text.Append($"finding {finding.Rule} at {finding.Where}: {finding.Message}\n");
        text.Append($"tables {string.Join(", ", source.Catalog.OfType<Table>().Select(t => $"{t.Name} ({string.Join(", ", source.Catalog.Columns(t.Name).Select(c => c.Name.Name))})").Order(StringComparer.Ordinal))}\n");
        return text.ToString();
    }
}
