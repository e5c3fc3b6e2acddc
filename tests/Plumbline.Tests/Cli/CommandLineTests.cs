using System.CommandLine;
using Plumbline.Cli;
using Xunit;

namespace Plumbline.Tests.Cli;

public class CommandLineTests
{
    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A verb of which something was not foreseen.</summary>
    private sealed class Faulty(Exception fault) : Verb("faulty", "Throws.")
    {
        public override IReadOnlyList<string> Examples => [];

        protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
        {
            output.Write("half a line");
            throw fault;
        }
    }

    private static (int Code, string Output, string Error) RunFaulty(Exception fault)
    {
        var root = CommandLine.Create();
        root.Subcommands.Add(new Faulty(fault));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(["faulty"], output, error, root);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void A_fault_of_its_own_is_told_as_one_with_where_it_came_from_and_no_secret()
    {
        var (code, output, error) = RunFaulty(new AggregateException(new KeyNotFoundException("no postgres://app:hunter2@db/x here")));
        Assert.Equal(ExitCode.OwnFault, code);
        Assert.Equal("half a line", output);
        Assert.StartsWith("plumb: a fault of plumb itself, and none of yours, while it ran faulty: KeyNotFoundException: no postgres://app:*******@db/x here\n", error, StringComparison.Ordinal);
        Assert.Contains("PLUMBLINE_STACK=1", error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.CommandLine", error, StringComparison.Ordinal);
        Assert.Contains("   at Plumbline.Tests.Cli.CommandLineTests.Faulty.Run(", RunFaulty(new InvalidOperationException("x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_machine_refuses_is_no_fault_of_its_own()
    {
        Assert.Equal((ExitCode.Unreadable, "plumb: disk full\n"), RunFaulty(new IOException("disk full")) is var (code, _, error) ? (code, error) : default);
        Assert.Equal(ExitCode.Interrupted, RunFaulty(new OperationCanceledException()).Code);
    }

    /// <summary>A full disk, or an end that was closed.</summary>
    private sealed class Refusing : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_told_and_one_that_nobody_can_be_told_of_has_its_code()
    {
        using var full = new Refusing();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Unreadable, CommandLine.Run(["rules"], full, error));
        Assert.Equal("plumb: No space left on device\n", error.ToString());
        Assert.Equal(ExitCode.Unreadable, CommandLine.Run(["rules"], full, full));
    }

    [Fact]
    public void Without_a_verb_the_help_is_shown()
    {
        var (code, output, error) = Run();
        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains("check", error);
    }

    [Fact]
    public void A_mistyped_verb_is_told_the_near_one()
    {
        var (code, _, error) = Run("chek");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("did you mean check?", error);
    }

    [Fact]
    public void A_wrong_option_is_a_usage_error()
    {
        var (code, _, error) = Run("check", "--formt", "json");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--formt", error);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_usage_error()
    {
        var (code, _, error) = Run("check", Repository.Path("examples", "nowhere"));
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("is not there", error);
    }

    [Fact]
    public void An_unknown_rule_is_told()
    {
        Assert.Equal(ExitCode.Usage, Run("explain", "no-such-rule").Code);
        Assert.Equal(ExitCode.Usage, Run("check", Repository.Path("examples", "health-records"), "--only", "no-such-rule").Code);
    }

    [Fact]
    public void The_limit_decides_the_exit_code()
    {
        // Its lock timeouts are known to its list; without the list they are told, and gate nothing.
        var twin = Repository.Path("tests", "cases", "twins", "health-records");
        var nothing = Path.GetTempFileName();
        File.WriteAllText(nothing, """{ "version": 1, "findings": [] }""");
        Assert.Equal(ExitCode.Ok, Run("check", twin, "--baseline", nothing).Code);
        Assert.Equal(ExitCode.Findings, Run("check", twin, "--baseline", nothing, "--fail-on", "info").Code);
        File.Delete(nothing);
        Assert.Equal(ExitCode.Ok, Run("check", twin, "--fail-on", "info").Code);
        Assert.Equal(ExitCode.Findings, Run("check", Repository.Path("examples", "health-records")).Code);
    }

    [Fact]
    public void A_report_is_written_in_the_format_of_its_ending()
    {
        var folder = Directory.CreateTempSubdirectory("plumb-report");
        try
        {
            var json = Path.Combine(folder.FullName, "check.json");
            var markdown = Path.Combine(folder.FullName, "check.md");
            Run("check", Repository.Path("examples", "health-records"), "--output", json, "--output", markdown);
            Assert.StartsWith("{", File.ReadAllText(json));
            Assert.StartsWith("# health-records", File.ReadAllText(markdown));
            Assert.Equal(ExitCode.Usage, Run("check", Repository.Path("examples", "health-records"), "--output", Path.Combine(folder.FullName, "check.xyz")).Code);
            var quality = Path.Combine(folder.FullName, "quality.json");
            var (code, output, _) = Run("check", Repository.Path("examples", "health-records"), "--format", "github", "--output", $"gitlab:{quality}");
            Assert.Equal(ExitCode.Findings, code);
            Assert.Contains("::error file=examples/health-records/", output);
            Assert.StartsWith("[", File.ReadAllText(quality));
            var (wrong, _, error) = Run("check", Repository.Path("examples", "health-records"), "--output", $"gitlb:{quality}");
            Assert.Equal(ExitCode.Usage, wrong);
            Assert.Contains("did you mean gitlab?", error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_verb_has_examples_and_every_example_parses()
    {
        foreach (var verb in CommandLine.Create().Subcommands.OfType<Verb>().Where(v => !v.Hidden))
        {
            Assert.NotEmpty(verb.Examples);
            foreach (var example in verb.Examples)
            {
                var words = example.Split(" > ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
                Assert.Empty(CommandLine.Create().Parse(words).Errors);
            }
        }
    }

    [Fact]
    public void Every_verb_runs_on_an_example()
    {
        var example = Repository.Path("examples", "hybrid-scheduling");
        Assert.Contains("06_tenant_isolation.sql", Run("status", example).Output);
        Assert.Contains("\"migrations\"", Run("status", example, "--format", "json").Output);
        Assert.Contains("hybrid", Run("doctor", example).Output);
        Assert.Contains("BookingType", Run("diff", "history", "schema.prisma", "--project", example).Output);
        Assert.Contains("CREATE TABLE", Run("inspect", "history", "--project", example).Output);
        Assert.Contains("erDiagram", Run("inspect", "history", "--project", example, "--format", "mermaid").Output);
        Assert.Contains("hybrid-scheduling", Run("lint", example).Output);
        Assert.Contains("complete -F", Run("completion", "bash").Output);
        Assert.Contains("foreign-key-type-mismatch", Run("rules", Repository.Path("examples", "health-records")).Output);
    }
}
