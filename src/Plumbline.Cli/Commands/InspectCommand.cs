using System.CommandLine;
using Plumbline.Reports;

namespace Plumbline.Cli.Commands;

/// <summary>What one source says, in a form to read or to pass on.</summary>
public sealed class InspectCommand : Verb
{
    private readonly Argument<string> _source = new("source") { Description = Inputs.SourceForms };
    private readonly Option<string?> _project = Inputs.Project();
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "sql" };

    public InspectCommand() : base("inspect", "Print what one source says the schema is")
    {
        _format.AcceptOnlyFromAmong("sql", "json", "prisma", "mermaid", "markdown");
        Arguments.Add(_source);
        Options.Add(_project);
        Options.Add(_format);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb inspect history",
        "plumb inspect migrations:prisma/migrations --format prisma",
        "plumb inspect prisma:prisma/schema.prisma --format mermaid > schema.mmd",
        "plumb inspect production --format json",
        "plumb inspect sqlite:app.db",
        "plumb inspect history --project examples/health-records --format json",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var source = SourceForm.Open(parsed.GetValue(_project), parsed.GetValue(_source)!)[0];
        switch (parsed.GetValue(_format))
        {
            case "json": output.Write(CatalogJson.Write(source)); break;
            case "prisma": output.Write(CatalogPrisma.Write(source)); break;
            case "mermaid": output.Write(CatalogMermaid.Write(source)); break;
            case "markdown": output.Write(CatalogMarkdown.Write(source)); break;
            default: CatalogSql.Write(source, output); break;
        }
        foreach (var finding in source.Findings) error.WriteLine($"{finding.Where}: {finding.Message}");
        return source.Unread > 0 ? ExitCode.Unreadable : ExitCode.Ok;
    }
}
