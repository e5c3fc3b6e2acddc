using System.CommandLine;
using Plumbline.Reports;

namespace Plumbline.Cli.Commands;

/// <summary>Two sources, one after the other: what the second has that the first has not, and the reverse.</summary>
public sealed class DiffCommand : Verb
{
    private readonly Argument<string> _before = new("before") { Description = Inputs.SourceForms };
    private readonly Argument<string> _after = new("after") { Description = "the same, for the other side" };
    private readonly Option<string?> _project = Inputs.Project();
    private readonly Option<bool> _exact = Inputs.Exact();
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "tree" };

    public DiffCommand() : base("diff", "Show what changes from one source to another")
    {
        _format.AcceptOnlyFromAmong("tree", "json");
        Arguments.Add(_before);
        Arguments.Add(_after);
        Options.Add(_project);
        Options.Add(_format);
        Options.Add(_exact);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb diff history schema.prisma",
        "plumb diff migrations:db/migrations sql:db/schema.sql --format json",
        "plumb diff sql:before.sql sql:after.sql",
        "plumb diff staging production",
        "plumb diff history postgres://localhost/shop",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var sources = SourceForm.Open(parsed.GetValue(_project), parsed.GetValue(_before)!, parsed.GetValue(_after)!);
        var (before, after) = ServerSpelling.Settle(sources[0], sources[1], parsed.GetValue(_exact));
        output.Write(parsed.GetValue(_format) == "json" ? DiffJson.Write(before, after) : DiffTree.Write(before, after, Screen.StyleOf(output)));
        foreach (var finding in before.Findings.Concat(after.Findings)) error.WriteLine($"{finding.Where}: {finding.Message}");
        return before.Unread + after.Unread > 0 ? ExitCode.Unreadable : ExitCode.Ok;
    }
}
