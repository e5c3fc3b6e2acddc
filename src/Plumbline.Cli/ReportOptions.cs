using System.CommandLine;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Rules.Environments;

namespace Plumbline.Cli;

/// <summary>How a check's result is filtered, written and turned into an exit code.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> _failOn = new("--fail-on") { Description = "Exit with 1 from this severity on", DefaultValueFactory = _ => "medium", HelpName = "severity" };
    private readonly Option<string> _format = new("--format", "-f") { Description = $"What to print: {string.Join(", ", AllReports.List.Select(f => f.Name))}", DefaultValueFactory = _ => "terminal", HelpName = "format" };
    private readonly Option<string[]> _output = new("--output", "-o") { Description = $"Write to a file too, in the format of its ending ({Endings(" ")}) or in the one named before it: gitlab:FILE, comment:FILE; may be repeated", HelpName = "[format:]file" };
    private readonly Option<string[]> _only = new("--only") { Description = "Only this rule; may be repeated", HelpName = "rule" };

    public ReportOptions()
    {
        _failOn.AcceptOnlyFromAmong("critical", "high", "medium", "low", "info");
        _format.AcceptOnlyFromAmong([.. AllReports.List.Select(f => f.Name)]);
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
        output.Write(AllReports.Find(parsed.GetValue(_format)!)!.Write(result, Screen.StyleOf(output)));
        foreach (var wanted in parsed.GetValue(_output) ?? [])
        {
            var (format, file) = FormatOf(wanted);
            try
            {
                File.WriteAllText(file, Withheld.In(format.Write(result, Style.Plain)));
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

    /// <summary><c>gitlab:quality.json</c>, or <c>check.sarif</c>, where the ending says it.</summary>
    private static (ReportFormat Format, string File) FormatOf(string wanted)
    {
        var colon = wanted.IndexOf(':');
        // One letter is a drive.
        if (colon > 1 && wanted.AsSpan(0, colon).IndexOfAny('/', '\\', '.') < 0)
        {
            var name = wanted[..colon];
            var format = AllReports.Find(name) ?? throw new UsageException($"--output {wanted}: there is no format {name}{(Nearest.Of(name, AllReports.List.Select(f => f.Name)) is { } near ? $"; did you mean {near}?" : $"; there are {string.Join(", ", AllReports.List.Select(f => f.Name))}")}");
            return colon + 1 < wanted.Length ? (format, wanted[(colon + 1)..]) : throw new UsageException($"--output {wanted}: name the file after the colon");
        }
        var ending = Path.GetExtension(wanted);
        return (AllReports.OfEnding(ending) ?? throw new UsageException($"--output {wanted}: no format is known for {(ending.Length == 0 ? "a file without an ending" : ending)}; use {Endings(", ")}, or name one: sarif:{wanted}"), wanted);
    }

    private static string Endings(string between) => string.Join(between, AllReports.List.Where(f => !f.Endings.IsEmpty).Select(f => f.Endings[0]));

    private static CheckResult Only(CheckResult result, string[] rules)
    {
        if (rules.Length == 0) return result;
        foreach (var rule in rules.Except(result.OwnRules.Select(r => r.Name))) Inputs.Rule(rule);
        return result with { Findings = result.Findings.Where(f => rules.Contains(f.Rule)), Known = result.Known.Where(k => rules.Contains(k.Finding.Rule)), Allowed = result.Allowed.Where(a => rules.Contains(a.Finding.Rule)) };
    }
}
