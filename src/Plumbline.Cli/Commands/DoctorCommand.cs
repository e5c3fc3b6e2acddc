using System.CommandLine;
using Plumbline.Reports;
using Plumbline.Rules;

namespace Plumbline.Cli.Commands;

/// <summary>For whoever is unsure: what kind of project this is, what state it is in, and the exact next command.</summary>
public sealed class DoctorCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly DatabaseOptions _databases = new();

    public DoctorCommand() : base("doctor", "Say what kind of project this is, what state it is in, and what to do next")
    {
        Arguments.Add(_path);
        _databases.AddTo(this);
    }

    public override IReadOnlyList<string> Examples => ["plumb doctor", "plumb doctor examples/hybrid-scheduling"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var project = Workspace.Open(parsed.GetValue(_path) ?? ".", _databases.Of(parsed), withCode: true).Project;
        var result = Checks.Run(project, DateOnly.FromDateTime(DateTime.UtcNow));
        output.Write(DoctorReport.Write(project, result, Screen.StyleOf(output)));
        return ExitCode.Ok;
    }
}
