using System.CommandLine;
using Plumbline.Rules;

namespace Plumbline.Cli.Commands;

/// <summary>The migration files alone: do they run, in which order, and is what they do safe.</summary>
public sealed class LintCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly ReportOptions _report = new();
    private readonly GateOptions _gate = new();
    private readonly Option<bool> _fix = new("--fix") { Description = "Show the safe edits of migrations that are not committed yet (or changed since --since), and make them when you agree" };
    private readonly Option<bool> _yes = new("--yes") { Description = "With --fix: make them without asking" };

    public LintCommand() : base("lint", "Judge the migration files alone: whether they run, in which order, and how safely")
    {
        Arguments.Add(_path);
        _report.AddTo(this);
        _gate.AddTo(this);
        Options.Add(_fix);
        Options.Add(_yes);
    }

    public override IReadOnlyList<string> Examples => ["plumb lint", "plumb lint examples/hybrid-scheduling --fail-on critical", "plumb lint --since origin/main", "plumb lint --fix", "plumb lint --format markdown --output lint.md"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", historyAlone: true, judged: true);
        var since = _gate.Since(parsed, workspace);
        if (parsed.GetValue(_fix)) return new LintFixes(workspace, output, error).Run(since, parsed.GetValue(_yes));
        var result = Checks.Lint(GateOptions.With(workspace.Project, since), DateOnly.FromDateTime(DateTime.UtcNow), _report.Limit(parsed), workspace.Judges);
        return _report.Write(parsed, _gate.Apply(parsed, workspace, since, result, everything: false, error) with { Folder = workspace.Folder() }, output, error);
    }
}
