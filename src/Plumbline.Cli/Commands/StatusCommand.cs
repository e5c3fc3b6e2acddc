using System.CommandLine;
using Plumbline.Reports;
using Plumbline.Truth.Standings;

namespace Plumbline.Cli.Commands;

/// <summary>Each migration in the order that works: who runs it, whether it would succeed, and what it does.</summary>
public sealed class StatusCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "terminal" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Every statement, with what a database shows of it" };

    public StatusCommand() : base("status", "List the migrations in the order that works: who runs each, whether it succeeds, what it does")
    {
        _format.AcceptOnlyFromAmong("terminal", "json");
        Arguments.Add(_path);
        Options.Add(_format);
        Options.Add(_verbose);
    }

    public override IReadOnlyList<string> Examples => ["plumb status", "plumb status examples/hybrid-scheduling", "plumb status --format json"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var project = Workspace.Open(parsed.GetValue(_path) ?? ".").Project;
        var histories = project.Sources.Where(s => s.History is not null).ToList();
        if (histories.Count == 0) throw new UsageException($"no migration history in {project.Name}: name its folder in plumbline.yaml (history: path)");
        var standings = AllStandings.Of(project);
        output.Write(parsed.GetValue(_format) == "json" ? StatusJson.Write(project.Name, histories, standings)
            : StatusReport.Write(histories, standings, Screen.StyleOf(output), parsed.GetValue(_verbose)));
        return ExitCode.Ok;
    }
}
