using System.CommandLine;

namespace Plumbline.Cli.Commands;

/// <summary>The first command in a project: finds what is there, writes it down with comments, and offers to look at every commit and pull request.</summary>
public sealed class InitCommand : Verb
{
    private readonly Argument<string?> _path = new("path") { Description = "The project's folder. Default: the current folder", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _hook = new("--hook") { Description = "Add git's pre-commit hook: judges what the commit changes" };
    private readonly Option<string[]> _ci = new("--ci") { Description = "Add a job for github or gitlab, or a plain script; may be repeated", HelpName = "github|gitlab|script" };
    private readonly Option<bool> _print = new("--print") { Description = "Print what would be written, write nothing" };

    public InitCommand() : base("init", "Detect the project, write a commented plumbline.yaml, add the pre-commit hook and the CI job")
    {
        _ci.AcceptOnlyFromAmong("github", "gitlab", "script");
        Arguments.Add(_path);
        Options.Add(_hook);
        Options.Add(_ci);
        Options.Add(_print);
    }

    public override IReadOnlyList<string> Examples => ["plumb init", "plumb init --print", "plumb init --hook --ci github"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var root = Path.GetFullPath(parsed.GetValue(_path) ?? ".");
        if (!Directory.Exists(root)) throw new UsageException($"{parsed.GetValue(_path)} is no folder: name the project's folder");
        var (hook, ci) = (parsed.GetValue(_hook), parsed.GetValue(_ci) ?? []);
        var print = parsed.GetValue(_print);
        var files = new InitFiles(root, print, output);
        var isNew = files.Configuration();
        if (isNew && !hook && ci.Length == 0 && !print && files.Repository is not null) (hook, ci) = Offer(output);
        if (hook) files.Hook();
        foreach (var kind in ci) files.Ci(kind);
        if (!isNew && !hook && ci.Length == 0) throw new UsageException("plumbline.yaml is there already; --hook and --ci add the rest");
        if (print) return ExitCode.Ok;
        output.WriteLine();
        output.WriteLine("next: plumb check          what disagrees, and why");
        output.WriteLine("      plumb doctor         what state the project is in");
        if (!hook) output.WriteLine("      plumb init --hook    judge every commit; --ci github, gitlab or script: every pull request");
        return ExitCode.Ok;
    }

    /// <summary>Asked at a terminal only; elsewhere the options say it.</summary>
    private static (bool Hook, string[] Ci) Offer(TextWriter output)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected) return (false, []);
        output.Write("Judge every commit with a pre-commit hook? y or nothing: ");
        output.Flush();
        var hook = Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
        output.Write("Judge every pull request? github, gitlab, script or nothing: ");
        output.Flush();
        var ci = Console.In.ReadLine()?.Trim().ToLowerInvariant();
        return (hook, ci is "github" or "gitlab" or "script" ? [ci] : []);
    }
}
