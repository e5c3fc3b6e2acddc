using System.Text;
using System.Text.Json;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>Each migration in the order that works: who runs it, whether it would succeed, and what it does.</summary>
public static class StatusReport
{
    public static string Write(IReadOnlyList<Source> histories, Style style)
    {
        var output = new StringBuilder();
        foreach (var source in histories)
        {
            var history = source.History!;
            output.AppendLine($"{style.Bold(Style.Safe(source.Location))}  {history.Runs.Count} migrations in {Count(history.Styles().Count(), "style")}: {string.Join(", ", history.Styles().Select(StyleName))}");
            var width = history.Runs.Select(r => r.Migration.Name.Length).DefaultIfEmpty(0).Max();
            foreach (var run in history.Runs)
            {
                var state = StateOf(history, run);
                output.AppendLine($"  {Style.Safe(run.Migration.Name).PadRight(Math.Min(width, 60))}  {StyleName(run.Migration.Style),-9}  {Painted(state, style)}  {style.Dim(Summary(run))}");
                foreach (var line in Details(history, run)) output.AppendLine($"      {line}");
            }
            foreach (var aside in history.SetAside) output.AppendLine($"  {style.Dim($"{Style.Safe(aside.Path)}  not part of the history: {aside.Why}")}");
            foreach (var assumed in history.Assumed) output.AppendLine($"  assumed: {Style.Safe(assumed)}");
            output.AppendLine();
        }
        return output.ToString();
    }

    /// <summary>One word: ok, misplaced, refused, unread, and whether a tool runs the file at all.</summary>
    private static string StateOf(History history, MigrationRun run)
    {
        if (run.Statements.Any(s => s.Verb == Verb.NotUnderstood)) return "unread";
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

    private static string Count(int count, string kind) => Wording.Count(count, kind, Wording.Plural(kind));

    private static string StyleName(MigrationStyle style) => style.ToString().ToLowerInvariant();

    public static string Json(string project, IReadOnlyList<Source> histories)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("project", project);
            json.WriteStartArray("histories");
            foreach (var source in histories) WriteHistory(json, source);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
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
