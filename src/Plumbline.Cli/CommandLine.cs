using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Plumbline.Cli.Commands;

namespace Plumbline.Cli;

/// <summary>The command <c>plumb</c>: its verbs, and what happens when one of them is called.</summary>
public static class CommandLine
{
    private const string About = """
        Plumbline reads everything that claims to know a database's schema – declared schemas, migration
        histories, documents, code and live databases – and says where they disagree, why, and since when.
        """;

    private static readonly string[] s_verbs = ["init", "check", "status", "diff", "plan", "baseline", "squash", "rebase", "prove", "lint", "inspect", "doctor", "shadow", "rules", "explain", "completion", "docs"];

    /// <param name="only">Where it is a verb's name, the others are left out: to make them all takes as long as the runtime needs to start.</param>
    public static RootCommand Create(string? only = null)
    {
        var root = new RootCommand(About);
        string[] verbs = s_verbs.Contains(only) ? [only!] : s_verbs;
        foreach (var verb in verbs) root.Subcommands.Add(Make(verb));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    /// <summary>What a command line is read by. Where it asks for no help, that is not made either: its words come from resources, which take a twentieth of a short run.</summary>
    private static Command For(string[] args)
    {
        if (args.Length == 0 || !s_verbs.Contains(args[0]) || args.Any(MayAskForHelp)) return Create(args.FirstOrDefault());
        return new Command("plumb", About) { Make(args[0]) };
    }

    private static bool MayAskForHelp(string argument) => argument is "--help" or "--version" || argument.StartsWith('/') && argument.Length == 2 || argument.StartsWith('-') && !argument.StartsWith("--", StringComparison.Ordinal);

    private static Verb Make(string verb) => verb switch
    {
        "init" => new InitCommand(),
        "check" => new CheckCommand(),
        "status" => new StatusCommand(),
        "diff" => new DiffCommand(),
        "plan" => new PlanCommand(),
        "baseline" => new BaselineCommand(),
        "squash" => new SquashCommand(),
        "rebase" => new RebaseCommand(),
        "prove" => new ProveCommand(),
        "lint" => new LintCommand(),
        "inspect" => new InspectCommand(),
        "doctor" => new DoctorCommand(),
        "shadow" => new ShadowCommand(),
        "rules" => new RulesCommand(),
        "explain" => new ExplainCommand(),
        "completion" => new CompletionCommand(),
        _ => new DocsCommand(),
    };

    /// <summary>Runs one command line and answers with its exit code; nothing is thrown at the caller.</summary>
    /// <param name="commands">Null for <c>plumb</c>'s own.</param>
    public static int Run(string[] args, TextWriter output, TextWriter error, RootCommand? commands = null)
    {
        // Not disposed: what they write to is the caller's.
        var secrets = new List<string>();
        foreach (var arg in args)
            if (DatabasePlaces.SecretIn(arg) is { } secret) secrets.Add(secret);
        var (to, errors) = (new WithheldWriter(output, secrets), new WithheldWriter(error, secrets));
        var code = Faults.Told(errors, args, () =>
        {
            var ended = RunWithheld(args, commands, to, errors);
            to.Flush();
            return ended;
        });
        // What was said before a fault is said all the same.
        Faults.Say(to.Flush);
        var kept = Faults.Told(errors, args, () =>
        {
            UserCache.Finish();
            return ExitCode.Ok;
        });
        return kept == ExitCode.Ok ? code : kept;
    }

    private static int RunWithheld(string[] args, RootCommand? commands, TextWriter output, TextWriter error)
    {
        var root = commands ?? For(args);
        if (args.Length == 0)
        {
            root.Parse("--help").Invoke(new() { Output = error, Error = error });
            return ExitCode.Usage;
        }
        var parsed = root.Parse(args);
        if (parsed.CommandResult.Command == root && !args[0].StartsWith('-') && !args[0].StartsWith('['))
        {
            if (DatabasePlaces.IsAddress(args[0]))
            {
                error.WriteLine("plumb: a connection string is no verb: plumb check --database URL, plumb inspect URL, plumb diff URL SOURCE");
                return ExitCode.Usage;
            }
            var verbs = root.Subcommands.Where(v => !v.Hidden).Select(v => v.Name).ToList();
            error.WriteLine($"plumb: there is no verb {args[0]}{(Nearest.Of(args[0], verbs) is { } near ? $"; did you mean {near}?" : $"; there are {string.Join(", ", verbs)}")}");
            return ExitCode.Usage;
        }
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            foreach (var fault in parsed.Errors) error.WriteLine($"plumb: {fault.Message}");
            error.WriteLine($"see: plumb {Words(parsed)}--help");
            return ExitCode.Usage;
        }
        return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static string Words(ParseResult parsed) => parsed.CommandResult.Command is not Verb ? "" : parsed.CommandResult.Command.Name + " ";

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not Verb verb || verb.Examples.Count == 0) return code;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples) output.WriteLine($"  {example}");
            output.WriteLine();
            return code;
        }
    }
}
