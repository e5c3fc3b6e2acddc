using System.Diagnostics;
using System.Text.Json;
using Plumbline.Cli;
using Xunit;

namespace Plumbline.Tests.Cli;

/// <summary>Rebases in real git checkouts.</summary>
public sealed class RebaseCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plumb-rebase-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
        File.WriteAllText(Path.Combine(_root, path), text);
    }

    private string Text(string path) => File.ReadAllText(Path.Combine(_root, path));

    private string Git(bool mayFail, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false", .. arguments]) { WorkingDirectory = _root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var said = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(mayFail || git.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}{said}");
        return said.Trim();
    }

    private void Commit(string branch, params (string Path, string Text)[] files)
    {
        if (Git(true, "rev-parse", "--git-dir") != ".git") Git(false, "init", "-q", "-b", "main");
        foreach (var (path, text) in files) Put(path, text);
        Git(false, "add", "-A");
        Git(false, "commit", "-qm", branch);
    }

    private (int Code, string Output) Plumb(params string[] arguments)
    {
        var output = new StringWriter();
        var code = CommandLine.Run(["rebase", _root, .. arguments], output, output);
        return (code, output.ToString());
    }

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(_root, folder), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(_root, folder), f)).Order(StringComparer.Ordinal);

    private void Parted((string, string)[] common, (string, string)[] main, (string, string)[] here)
    {
        Commit("base", common);
        Git(false, "checkout", "-qb", "feature");
        Commit("feature", here);
        Git(false, "checkout", "-q", "main");
        Commit("main", main);
        Git(false, "checkout", "-q", "feature");
    }

    [Fact]
    public void Numbers_that_collide_are_shown_then_renamed_and_the_merge_is_clean()
    {
        Parted([("db/migrations/0001_init.sql", "CREATE TABLE orders (id int PRIMARY KEY);\n")], [("db/migrations/0002_customers.sql", "CREATE TABLE customers (id int);\n")],
            [("db/migrations/0002_paid.sql", "ALTER TABLE orders ADD COLUMN paid boolean;\n"), ("db/migrations/0002_paid.rollback.sql", "ALTER TABLE orders DROP COLUMN paid;\n")]);
        var (code, output) = Plumb("--onto", "main", "--print");
        Assert.Equal(0, code);
        Assert.Contains("0002_paid.sql  -> 0003_paid.sql (0002_customers.sql has that number)", output);
        Assert.Equal("", Git(false, "status", "--porcelain"));
        Assert.Equal(0, Plumb("--onto", "main").Code);
        Assert.Equal(["0001_init.sql", "0003_paid.rollback.sql", "0003_paid.sql"], Files("db/migrations"));
        Git(false, "add", "-A");
        Git(false, "commit", "-qm", "rebased");
        Git(false, "merge", "-q", "--no-edit", "main");
        Assert.Contains("0003_paid.sql  stays", Plumb("--onto", "main").Output);
    }

    [Fact]
    public void What_collides_stops_it_with_both_places()
    {
        Parted([("db/migrations/0001_init.sql", "CREATE TABLE orders (id int PRIMARY KEY);\n")], [("db/migrations/0002_theirs.sql", "ALTER TABLE orders ADD COLUMN paid boolean;\n")], [("db/migrations/0002_mine.sql", "\nALTER TABLE orders ADD COLUMN paid text;\n")]);
        var (code, output) = Plumb("--onto", "main");
        Assert.Equal(1, code);
        Assert.Contains("db/migrations/0002_mine.sql:2: here", output);
        Assert.Contains("db/migrations/0002_theirs.sql:1: in main", output);
        Assert.Equal("", Git(false, "status", "--porcelain"));
    }

    [Fact]
    public void Both_changing_one_default_needs_a_word()
    {
        Parted([("db/migrations/0001_init.sql", "CREATE TABLE orders (id int DEFAULT 0);\n")], [("db/migrations/0002_theirs.sql", "ALTER TABLE orders ALTER COLUMN id SET DEFAULT 1;\n")], [("db/migrations/0002_mine.sql", "ALTER TABLE orders ALTER COLUMN id SET DEFAULT 2;\n")]);
        var (code, output) = Plumb("--onto", "main");
        Assert.Equal(1, code);
        Assert.Contains("both change the same: column orders.id: default is 2 here, and 1 there", output);
        Assert.Equal(0, Plumb("--onto", "main", "--overlap").Code);
        Assert.Equal(["0001_init.sql", "0003_mine.sql"], Files("db/migrations"));
    }

    private static string Journal(params (string Tag, long When)[] entries) =>
        $"{{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": [{string.Join(",", entries.Select((e, i) => $"\n    {{\n      \"idx\": {i},\n      \"version\": \"7\",\n      \"when\": {e.When},\n      \"tag\": \"{e.Tag}\",\n      \"breakpoints\": true\n    }}"))}\n  ]\n}}";

    private static string Snapshot(string id, string previous, params string[] tables) =>
        $"{{\n  \"id\": \"{id}\",\n  \"prevId\": \"{previous}\",\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"tables\": {{{string.Join(",", tables.Select(t => $"\n    \"public.{t}\": {{ \"name\": \"{t}\" }}"))}\n  }},\n  \"enums\": {{}}\n}}";

    /// <summary>Both branches write the journal and a snapshot of one number: git stops there, and the rebase makes of it what Drizzle would have made.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Drizzles_journal_and_snapshots_follow(bool merging)
    {
        Parted([("drizzle/0000_init.sql", "CREATE TABLE \"a\" (\"id\" int);"), ("drizzle/meta/_journal.json", Journal(("0000_init", 1000))), ("drizzle/meta/0000_snapshot.json", Snapshot("i0", "-", "a"))],
            [("drizzle/0001_theirs.sql", "CREATE TABLE \"b\" (\"id\" int);"), ("drizzle/meta/_journal.json", Journal(("0000_init", 1000), ("0001_theirs", 3000))), ("drizzle/meta/0001_snapshot.json", Snapshot("i1", "i0", "a", "b"))],
            [("drizzle/0001_mine.sql", "CREATE TABLE \"c\" (\"id\" int);"), ("drizzle/meta/_journal.json", Journal(("0000_init", 1000), ("0001_mine", 2000))), ("drizzle/meta/0001_snapshot.json", Snapshot("j1", "i0", "a", "c"))]);
        if (merging) Assert.Contains("CONFLICT", Git(true, "merge", "--no-edit", "main"));
        var (code, output) = Plumb("--onto", "main");
        Assert.True(code == 0, output);
        if (!merging)
        {
            Git(false, "add", "-A");
            Git(false, "commit", "-qm", "rebased");
            Assert.Contains("_journal.json", Git(true, "merge", "--no-edit", "main"));
            Assert.Equal(0, Plumb("--onto", "main").Code);
        }
        Git(false, "add", "-A");
        Git(false, "commit", "-qm", "merged");
        Assert.Equal(["0000_init.sql", "0001_theirs.sql", "0002_mine.sql", "meta/0000_snapshot.json", "meta/0001_snapshot.json", "meta/0002_snapshot.json", "meta/_journal.json"], Files("drizzle"));
        using var journal = JsonDocument.Parse(Text("drizzle/meta/_journal.json"));
        Assert.Equal(["0000_init", "0001_theirs", "0002_mine"], journal.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("tag").GetString()));
        var times = journal.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("when").GetInt64()).ToList();
        Assert.True(times[1] < times[2]);
        using var snapshot = JsonDocument.Parse(Text("drizzle/meta/0002_snapshot.json"));
        Assert.Equal(("j1", "i1"), (snapshot.RootElement.GetProperty("id").GetString(), snapshot.RootElement.GetProperty("prevId").GetString()));
        Assert.Equal(["public.a", "public.b", "public.c"], snapshot.RootElement.GetProperty("tables").EnumerateObject().Select(t => t.Name));
    }

    [Fact]
    public void The_order_is_repaired_with_the_sql_for_the_records()
    {
        Put("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n");
        Put("prisma/migrations/20260101000000_early/migration.sql", "ALTER TABLE a ADD COLUMN b int;\n");
        Put("prisma/migrations/20260102030405_init/migration.sql", "CREATE TABLE a (id int);\n");
        var (code, output) = Plumb("--order");
        Assert.True(code == 0, output);
        Assert.Equal(["20260102030405_init/migration.sql", "20260102030406_early/migration.sql"], Files("prisma/migrations"));
        Assert.Contains("20260102030406_early", Text("prisma/migrations-archive/order/records.sql"));
        Assert.Contains("nothing to repair", Plumb("--order").Output);
    }

    [Fact]
    public void What_git_does_not_know_is_said()
    {
        Commit("base", ("db/migrations/0001_init.sql", "CREATE TABLE a (id int);"));
        Assert.Equal((2, "plumb: git knows no revision nowhere\n"), Plumb("--onto", "nowhere"));
        Assert.Equal(2, Plumb().Code);
        Assert.Contains("nothing to rebase", Plumb("--onto", "main").Output);
    }
}
