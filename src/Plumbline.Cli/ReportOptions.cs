using System.CommandLine;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Rules.Environments;

namespace Plumbline.Cli;

/// <summary>How a check's result is filtered, written and turned into an exit code.</summary>
internal sealed class ReportOptions
{
    private static readonly string[] s_formats = ["terminal", "json", "markdown"];

    private readonly Option<string> _failOn = new("--fail-on") { Description = "Exit with 1 from this severity on", DefaultValueFactory = _ => "medium", HelpName = "severity" };
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "terminal" };
    private readonly Option<string[]> _output = new("--output", "-o") { Description = "Write to a file too, in the format of its ending: .txt, .json or .md; may be repeated", HelpName = "file" };
    private readonly Option<string[]> _only = new("--only") { Description = "Only this rule; may be repeated", HelpName = "rule" };

    public ReportOptions()
    {
        _failOn.AcceptOnlyFromAmong("critical", "high", "medium", "low", "info");
        _format.AcceptOnlyFromAmong(s_formats);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_failOn);
        command.Options.Add(_format);
        command.Options.Add(_output);
        command.Options.Add(_only);
    }

    public Severity Limit(ParseResult parsed) => Enum.Parse<Severity>(parsed.GetValue(_failOn)!, ignoreCase: true);

    public int Write(ParseResult parsed, CheckResult result, TextWriter output, TextWriter error)
    {
        result = Only(result, parsed.GetValue(_only) ?? []);
        output.Write(Text(result, parsed.GetValue(_format)!, Screen.StyleOf(output)));
        foreach (var file in parsed.GetValue(_output) ?? [])
        {
            var format = FormatOf(file);
            try
            {
                File.WriteAllText(file, Withheld.In(Text(result, format, Style.Plain)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"cannot write {file}: {fault.Message}");
            }
        }
        // A database that was not reached says nothing of itself: it decides only where nothing else does.
        if (result.Findings.Any(f => f.Severity >= result.Limit && f.Rule != UnreachableDatabase.Name)) return ExitCode.Findings;
        return result.Findings.Any(f => f.Rule is WorkspaceFiles.UnreadableRule or UnreachableDatabase.Name) ? ExitCode.Unreadable : ExitCode.Ok;
    }

    private static string Text(CheckResult result, string format, Style style) => format switch
    {
        "json" => JsonReport.Write(result),
        "markdown" => MarkdownReport.Write(result),
        _ => TerminalReport.Write(result, style),
    };

    private static string FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".json" => "json",
        ".md" or ".markdown" => "markdown",
        ".txt" or ".log" => "terminal",
        var other => throw new UsageException($"--output {file}: no format is known for {(other.Length == 0 ? "a file without an ending" : other)}; use .txt, .json or .md"),
    };

    private static CheckResult Only(CheckResult result, string[] rules)
    {
        if (rules.Length == 0) return result;
        foreach (var rule in rules) Inputs.Rule(rule);
        return result with { Findings = result.Findings.Where(f => rules.Contains(f.Rule)) };
    }
}
