using System.CommandLine;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Rules.Environments;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Cli.Commands;

/// <summary>Each migration in the order that works: who runs it, whether it would succeed, and where it stands in each database.</summary>
public sealed class StatusCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly DatabaseOptions _databases = new();
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "terminal" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Every statement, with what a database shows of it" };

    public StatusCommand() : base("status", "List the migrations in the order that works, and what each database has of them: by its record and by what is in effect")
    {
        _format.AcceptOnlyFromAmong("terminal", "json");
        Arguments.Add(_path);
        _databases.AddTo(this);
        Options.Add(_format);
        Options.Add(_verbose);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb status",
        "plumb status examples/hybrid-scheduling",
        "plumb status --offline",
        "plumb status --database production --verbose",
        "plumb status --database sqlite:dev.db --format json",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var isText = parsed.GetValue(_format) != "json";
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", _databases.Of(parsed), judged: isText);
        var project = workspace.Project;
        if (!project.Sources.Any(s => s.History is not null)) throw new UsageException($"no migration history in {project.Name}: name its folder in plumbline.yaml (history: path)");
        var standings = AllStandings.Of(project);
        var unread = Unread(workspace).ToList();
        if (isText)
        {
            var style = Screen.StyleOf(output);
            output.Write(StatusReport.Write(project, standings, unread, style, parsed.GetValue(_verbose)));
            output.WriteLine(StatusReport.Stand(Checks.Run(project, DateOnly.FromDateTime(DateTime.UtcNow), judges: workspace.Judges), style));
        }
        else output.Write(StatusJson.Write(project, standings, unread));
        return project.Findings.Any(f => f.Rule == UnreachableDatabase.Name) ? ExitCode.Unreadable : ExitCode.Ok;
    }

    /// <summary>Databases without an answer: not reached, or without an address.</summary>
    private static IEnumerable<NotCompared> Unread(Workspace workspace)
    {
        foreach (var finding in workspace.Project.Findings)
            if (finding.Rule == UnreachableDatabase.Name) yield return new(finding.About!, finding.Message[(finding.About!.Length + 1)..]);
        foreach (var entry in workspace.Project.NotCompared)
            if (workspace.Config.Databases.Any(d => d.Name == entry.What)) yield return entry;
    }
}
