using System.Diagnostics;
using Plumbline.Cli;
using Xunit;

namespace Plumbline.Tests.Cli;

/// <summary>What was there before does not gate: by a list that was written, or by what changed since a revision of git.</summary>
public sealed class GateTests : IDisposable
{
    private const string Rule = "foreign-key-without-index";

    private readonly string _root = Directory.CreateTempSubdirectory("plumbline gate-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
        File.WriteAllText(Path.Combine(_root, path), text);
    }

    private (int Code, string Output, string Error) Check(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(["check", _root, "--only", Rule, .. options], output, error);
        return (code, output.ToString(), error.ToString());
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "user.name=a", "-c", "user.email=a@example.com", .. arguments]) start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var said = git.StandardError.ReadToEndAsync();
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, said.Result);
    }

    private void First() => Write("migrations/001_a.sql", "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a_id int REFERENCES a (id));\n");

    [Fact]
    public void A_list_of_known_findings_is_written_and_only_new_ones_gate()
    {
        First();
        var list = Path.Combine(_root, "known.json");
        Assert.Equal(ExitCode.Findings, Check("--write-baseline", list).Code);
        var again = Check("--baseline", list);
        Assert.Equal(ExitCode.Ok, again.Code);
        Assert.Contains($"not counted: 1 known (in {list})", again.Output);
        // Lines that move are not new; another key is.
        Write("migrations/001_a.sql", "\n\n" + File.ReadAllText(Path.Combine(_root, "migrations/001_a.sql")));
        Assert.Equal(ExitCode.Ok, Check("--baseline", list).Code);
        Write("migrations/002_c.sql", "CREATE TABLE c (a_id int REFERENCES a (id));\n");
        var new_ = Check("--baseline", list);
        Assert.Equal(ExitCode.Findings, new_.Code);
        Assert.Contains("1 medium", new_.Output);
        // What is put right can be taken out.
        Write("migrations/003_b.sql", "CREATE INDEX ON b (a_id);\n");
        Assert.Contains($"1 finding of {list} does not occur any more", Check("--baseline", list).Error);
        // The project's own list.
        Write("plumbline.yaml", "baseline: known.json\n");
        Assert.Contains("1 medium", Check().Output);
    }

    [Fact]
    public void A_list_that_is_none_is_an_error()
    {
        First();
        Assert.Equal(ExitCode.Usage, Check("--baseline", Path.Combine(_root, "nowhere.json")).Code);
        Write("bad.json", "[]");
        Assert.Contains("not a list of findings", Check("--baseline", Path.Combine(_root, "bad.json")).Error);
        Write("bad.json", "{ \"version\": 9, \"findings\": [] }");
        Assert.Contains("version 9", Check("--baseline", Path.Combine(_root, "bad.json")).Error);
    }

    [Fact]
    public void Only_what_changed_since_a_revision_gates()
    {
        First();
        Git("init", "-q", "-b", "main");
        Assert.Equal(ExitCode.Usage, Check("--since", "HEAD").Code);
        Git("add", ".");
        Git("commit", "-q", "-m", "one");
        Assert.Equal(ExitCode.Ok, Check("--since", "HEAD").Code);
        // A file that git does not know yet, an edited migration, and what was committed on a branch.
        Write("migrations/002 c é.sql", "CREATE TABLE c (a_id int REFERENCES a (id));\n");
        Assert.Contains("1 medium", Check("--since", "HEAD").Output);
        Git("checkout", "-q", "-b", "work");
        Git("add", ".");
        Assert.Contains("1 medium", Check("--since", "HEAD").Output);
        Git("commit", "-q", "-m", "two");
        Assert.Equal(ExitCode.Ok, Check("--since", "HEAD").Code);
        Assert.Contains("not counted: 1 known (older than main)", Check("--since", "main").Output);
        Write("migrations/001_a.sql", "-- edited\n" + File.ReadAllText(Path.Combine(_root, "migrations/001_a.sql")));
        Assert.Contains("2 medium", Check("--since", "main").Output);
        var unknown = Check("--since", "nowhere");
        Assert.Equal(ExitCode.Usage, unknown.Code);
        Assert.Contains("git knows no such revision", unknown.Error);
    }

    [Fact]
    public void New_files_are_one_change_what_one_makes_is_empty_in_the_next()
    {
        (int Code, string Output) Lint(params string[] options)
        {
            using var output = new StringWriter();
            return (CommandLine.Run(["lint", _root, "--only", "index-not-concurrent", .. options], output, TextWriter.Null), output.ToString());
        }

        Write("migrations/001_a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text);\n");
        Git("init", "-q", "-b", "main");
        Git("add", ".");
        Git("commit", "-q", "-m", "one");
        Write("migrations/002_b.sql", "CREATE TABLE b (id int PRIMARY KEY, name text);\n");
        Git("add", ".");
        Git("commit", "-q", "-m", "two");
        Write("migrations/003_b_name.sql", "CREATE INDEX b_name ON b (name);\n");
        // Nobody says which files go together: b may be in production for long.
        Assert.Contains("b_name", Lint().Output);
        Assert.Contains("b_name", Lint("--since", "HEAD").Output);
        // Both are new on this branch.
        Assert.DoesNotContain("b_name", Lint("--since", "HEAD~1").Output);
        // A table of before stays what it is, and so does a file that was merely edited.
        Write("migrations/004_a_name.sql", "CREATE INDEX a_name ON a (name);\n");
        Assert.Contains("a_name", Lint("--since", "HEAD~1").Output);
        Write("migrations/001_a.sql", "-- edited\nCREATE TABLE a (id int PRIMARY KEY, name text);\n");
        Assert.Contains("a_name", Lint("--since", "HEAD~1").Output);
    }

    [Fact]
    public void Of_a_schema_the_changed_lines_count()
    {
        const string Schema = "datasource db {\n  provider = \"postgresql\"\n  url = env(\"X\")\n}\n\nmodel A {\n  id Int @id\n  bs B[]\n}\n\nmodel B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n";
        Write("schema.prisma", Schema);
        Git("init", "-q");
        Git("add", ".");
        Git("commit", "-q", "-m", "one");
        Write("schema.prisma", "// above\n" + Schema);
        Assert.Equal(ExitCode.Ok, Check("--since", "HEAD").Code);
        Write("schema.prisma", Schema.Replace("  a A @relation", "  a  A @relation"));
        Assert.Contains("1 medium", Check("--since", "HEAD").Output);
    }
}
