using System.CommandLine;
using System.Text;
using System.Text.Json;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Reports;
using Plumbline.Sources;

namespace Plumbline.Cli.Commands;

/// <summary>Each migration in the order that works: who runs it, whether it would succeed, and what it does.</summary>
public sealed class StatusCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "terminal" };

    public StatusCommand() : base("status", "List the migrations in the order that works: who runs each, whether it succeeds, what it does")
    {
        _format.AcceptOnlyFromAmong("terminal", "json");
        Arguments.Add(_path);
        Options.Add(_format);
    }

    public override IReadOnlyList<string> Examples => ["plumb status", "plumb status examples/hybrid-scheduling", "plumb status --format json"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var project = Workspace.Open(parsed.GetValue(_path));
        var histories = project.Sources.Where(s => s.History is not null).ToList();
        if (histories.Count == 0) throw new UsageException($"no migration history in {project.Name}: name its folder in plumbline.yaml (history: path)");
        if (parsed.GetValue(_format) == "json") WriteJson(project, histories, output);
        else WriteTables(histories, output, Screen.StyleOf(output));
        return ExitCode.Ok;
    }

    private static void WriteTables(List<Source> histories, TextWriter output, Style style)
    {
        foreach (var source in histories)
        {
            var history = source.History!;
            output.WriteLine($"{style.Bold(Style.Safe(source.Location))}  {history.Runs.Count} migrations in {Count(history.Styles().Count(), "style")}: {string.Join(", ", history.Styles().Select(StyleName))}");
            var width = history.Runs.Select(r => r.Migration.Name.Length).DefaultIfEmpty(0).Max();
            foreach (var run in history.Runs)
            {
                var state = StateOf(history, run);
                output.WriteLine($"  {Style.Safe(run.Migration.Name).PadRight(Math.Min(width, 60))}  {StyleName(run.Migration.Style),-9}  {Painted(state, style)}  {style.Dim(Summary(run))}");
                foreach (var line in Details(history, run)) output.WriteLine($"      {line}");
            }
            foreach (var aside in history.SetAside) output.WriteLine($"  {style.Dim($"{Style.Safe(aside.Path)}  not part of the history: {aside.Why}")}");
            foreach (var assumed in history.Assumed) output.WriteLine($"  assumed: {Style.Safe(assumed)}");
            output.WriteLine();
        }
    }

    /// <summary>One word: ok, misplaced, refused, unread, and whether a tool runs the file at all.</summary>
    private static string StateOf(History history, MigrationRun run)
    {
        if (run.Statements.Any(s => s.Verb == Dialects.Verb.NotUnderstood)) return "unread";
        if (run.Statements.Any(s => s.Refused is not null)) return "refused";
        if (history.OrderFaults.Any(f => f.Early == run.Migration)) return "misplaced";
        return run.Migration.RunByTool ? "ok" : "loose";
    }

    private static string Painted(string state, Style style) => state switch
    {
        "ok" => style.Green(state.PadRight(9)),
        "refused" or "unread" => style.Red(state.PadRight(9)),
        _ => style.Yellow(state.PadRight(9)),
    };

    private static IEnumerable<string> Details(History history, MigrationRun run)
    {
        foreach (var fault in history.OrderFaults.Where(f => f.Early == run.Migration))
            yield return $"needs {Style.Safe(fault.Needs.ToString())}, which only {Style.Safe(fault.Later.Name)} makes ({fault.At})";
        foreach (var statement in run.Statements)
            if (statement.Refused is { } refusal) yield return $"{refusal.Where}: {refusal.SqlState} {Style.Safe(refusal.Message)}";
        if (!run.Migration.RunByTool) yield return "no tool runs this file";
    }

    private static string Summary(MigrationRun run)
    {
        var parts = new List<string>();
        foreach (var group in run.Statements.SelectMany(s => s.Effects).Where(c => c.Subject().Parent() is null || c is not Change.Dropped).GroupBy(c => (Sign(c), c.Subject().Kind.Label)))
            parts.Add($"{group.Key.Item1}{Count(group.Count(), group.Key.Label)}");
        return parts.Count > 6 ? string.Join(" ", parts.Take(6)) + " …" : string.Join(" ", parts);
    }

    private static char Sign(Change change) => change switch { Change.Added => '+', Change.Dropped => '-', _ => '~' };

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {(word.EndsWith("ex", StringComparison.Ordinal) ? word + "es" : word.EndsWith('y') && !word.EndsWith("ey", StringComparison.Ordinal) ? word[..^1] + "ies" : word + "s")}";

    private static string StyleName(MigrationStyle style) => style.ToString().ToLowerInvariant();

    private static void WriteJson(Project project, List<Source> histories, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("project", project.Name);
            json.WriteStartArray("histories");
            foreach (var source in histories) WriteHistory(json, source);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteHistory(Utf8JsonWriter json, Source source)
    {
        var history = source.History!;
        json.WriteStartObject();
        json.WriteString("source", source.Name);
        json.WriteString("location", source.Location);
        json.WriteStartArray("migrations");
        foreach (var run in history.Runs)
        {
            json.WriteStartObject();
            json.WriteString("name", run.Migration.Name);
            json.WriteString("file", run.Migration.Text.Path);
            json.WriteString("style", StyleName(run.Migration.Style));
            json.WriteString("version", run.Migration.Version);
            json.WriteBoolean("runByTool", run.Migration.RunByTool);
            json.WriteString("state", StateOf(history, run));
            json.WriteStartArray("details");
            foreach (var line in Details(history, run)) json.WriteStringValue(line);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("givenOrder");
        foreach (var name in history.Given) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("setAside");
        foreach (var aside in history.SetAside)
        {
            json.WriteStartObject();
            json.WriteString("file", aside.Path);
            json.WriteString("why", aside.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
