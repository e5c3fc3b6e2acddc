using System.Diagnostics;
using Plumbline.Cli;
using Xunit;

namespace Plumbline.Tests.Cli;

/// <summary>The first command in a project: what it finds it writes down, and what is there it leaves alone.</summary>
public sealed class InitTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plumbline init ").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private (int Code, string Output) Run(params string[] args)
    {
        using var output = new StringWriter();
        var code = CommandLine.Run(args, output, output);
        return (code, output.ToString());
    }

    private void Sh(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh") { WorkingDirectory = _root, ArgumentList = { "-c", command }, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = shell.StandardError.ReadToEndAsync();
        shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, error.Result);
    }

    private void Project(string folder = "")
    {
        Write(folder + "prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url = env(\"X\")\n}\n\nmodel A {\n  id Int @id\n}\n");
        Write(folder + "prisma/migrations/20240101000000_a/migration.sql", "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL, CONSTRAINT \"A_pkey\" PRIMARY KEY (\"id\"));\n");
    }

    [Fact]
    public void What_it_writes_is_read_and_says_the_same_as_what_was_detected()
    {
        Project();
        Write("package.json", "{ \"name\": \"@acme/shop: web\" }");
        Write(".env", "SHOP_DATABASE_URL=postgres://ada:canary@nowhere/shop\n");
        var before = Workspace.Open(_root).Project;
        var (code, output) = Run("init", _root);
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("Prisma schema prisma/schema.prisma, migrations prisma/migrations", output);
        var text = File.ReadAllText(At("plumbline.yaml"));
        Assert.Contains("${SHOP_DATABASE_URL}", text);
        Assert.DoesNotContain("canary", text + output);
        var after = Workspace.Open(_root).Project;
        Assert.Equal(before.Name, after.Name);
        Assert.Equal(before.Sources.Select(s => (s.Name, s.Location)), after.Sources.Select(s => (s.Name, s.Location)));
        Assert.Equal(ExitCode.Ok, Run("check", _root).Code);
        // What is commented out is a configuration, too.
        ConfigReader.Read(string.Join('\n', text.Split('\n').Where(l => l.StartsWith("# ", StringComparison.Ordinal) && l.Contains(": ") && char.IsAsciiLetterLower(l[2]) || l.StartsWith("#   ", StringComparison.Ordinal) || l == "# databases:").Select(l => l[2..])), At("plumbline.yaml"), "plumbline.yaml");
        Assert.Equal(ExitCode.Usage, Run("init", _root).Code);
        Assert.Equal(text, File.ReadAllText(At("plumbline.yaml")));
    }

    [Fact]
    public void Nothing_found_is_said_and_still_a_beginning()
    {
        Assert.Contains("no schema and no migrations were found", Run("init", _root).Output);
        Assert.Contains("# history: db/migrations", File.ReadAllText(At("plumbline.yaml")));
    }

    [Fact]
    public void Printing_writes_nothing()
    {
        Project();
        Sh("git init -q");
        var output = Run("init", _root, "--print", "--hook", "--ci", "github", "--ci", "gitlab", "--ci", "script").Output;
        Assert.All((string[])["history: prisma/migrations", InitTexts.HookMark, "on: pull_request", "codequality: gl-code-quality-report.json", "exec plumb check . --offline ${1:+--since \"$1\"}"], s => Assert.Contains(s, output));
        Assert.False(File.Exists(At("plumbline.yaml")));
        Assert.False(File.Exists(At(".git/hooks/pre-commit")));
    }

    [Fact]
    public void The_hook_stops_a_commit_that_brings_an_offence_and_no_other()
    {
        // A project below the repository's root, whose name a shell would cut in two.
        Project("my shop/");
        Sh("git init -q && git config user.name a && git config user.email a@example.com && git add . && git commit -q -m one");
        Assert.Equal(ExitCode.Ok, Run("init", At("my shop"), "--hook").Code);
        // The program under test stands in for the one on the PATH.
        Write("bin/plumb", $"#!/bin/sh\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        Sh("chmod +x bin/plumb && git add . && PATH=\"$PWD/bin:$PATH\" git commit -q -m two");
        Write("my shop/readme.txt", "hello");
        Sh("git add . && PATH=\"$PWD/bin:$PATH\" git commit -q -m three");
        Write("my shop/prisma/migrations/20240102000000_b/migration.sql", "ALTER TABLE \"Nowhere\" ADD COLUMN x int;\n");
        Sh("git add . && ! PATH=\"$PWD/bin:$PATH\" git commit -q -m four");
        Sh("git commit -q --no-verify -m four");
        // Once in, it is known.
        Write("my shop/prisma/migrations/20240103000000_c/migration.sql", "COMMENT ON TABLE \"A\" IS 'a';\n");
        Sh("git add . && PATH=\"$PWD/bin:$PATH\" git commit -q -m five");
        Assert.Contains("has the hook already", Run("init", At("my shop"), "--hook").Output);
    }

    [Fact]
    public void A_hook_or_a_job_of_somebody_else_stays()
    {
        Project();
        Sh("git init -q");
        Write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
        var (code, output) = Run("init", _root, "--hook");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("exec plumb check . --offline --since HEAD", output);
        Assert.Equal("#!/bin/sh\nexit 0\n", File.ReadAllText(At(".git/hooks/pre-commit")));
        Assert.Equal(ExitCode.Ok, Run("init", _root, "--ci", "github", "--ci", "gitlab", "--ci", "script").Code);
        Assert.Equal(ExitCode.Usage, Run("init", _root, "--ci", "github").Code);
        Assert.All((string[])[".github/workflows/plumbline.yml", ".gitlab/plumbline.yml", "ci/plumbline.sh"], f => Assert.True(File.Exists(At(f))));
        Sh("sh -n ci/plumbline.sh");
        Write(".husky/_/x", "");
        Assert.Equal(ExitCode.Ok, Run("init", _root, "--hook").Code);
        Assert.True(File.Exists(At(".husky/pre-commit")));
    }
}
