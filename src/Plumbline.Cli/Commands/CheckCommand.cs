using System.CommandLine;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli.Commands;

/// <summary>The main job: every voice against every other, every rule, one verdict.</summary>
public sealed class CheckCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly DatabaseOptions _databases = new();
    private readonly ReportOptions _report = new();
    private readonly GateOptions _gate = new();
    private readonly Option<bool> _exact = Inputs.Exact();

    public CheckCommand() : base("check", "Compare every voice of the schema, run every rule, and say what is wrong and where")
    {
        Arguments.Add(_path);
        _databases.AddTo(this);
        _report.AddTo(this);
        _gate.AddTo(this);
        Options.Add(_exact);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb check",
        "plumb check examples/health-records",
        "plumb check --offline",
        "plumb check --exact",
        "plumb check --database staging --database production",
        "plumb check --format json --fail-on high",
        "plumb check --output check.html --output check.json",
        "plumb check --format github --output plumb.sarif --output junit.xml --output gitlab:gl-code-quality.json --output comment:comment.md",
        "plumb check --write-baseline findings.json",
        "plumb check --baseline findings.json",
        "plumb check --offline --since origin/main",
        "plumb check --only column-not-in-history --only foreign-key-type-mismatch",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var databases = _databases.Of(parsed);
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", databases, judged: true, withCode: true);
        var since = _gate.Since(parsed, workspace);
        var (project, truth) = ServerSpelling.Settle(GateOptions.With(WithOwnRows(workspace, databases), since), parsed.GetValue(_exact), databases.Offline);
        var result = Checks.Run(project, DateOnly.FromDateTime(DateTime.UtcNow), _report.Limit(parsed), truth, workspace.Judges);
        return _report.Write(parsed, _gate.Apply(parsed, workspace, since, result, everything: true, error) with { Folder = workspace.Folder() }, output, error);
    }

    /// <summary>What the project's own queries find. Nothing of it, nor of a driver, is touched where there are none.</summary>
    private static Project WithOwnRows(Workspace workspace, DatabaseChoice databases) =>
        databases.Offline || workspace.Config.OwnRules.All(r => r.Query is null) ? workspace.Project : workspace.Project with { Findings = [.. workspace.Project.Findings, .. LiveRules.Of(workspace, databases)] };
}
