using System.Text;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Standings;

namespace Plumbline.Reports;

/// <summary>Each migration in the order that works: who runs it, whether it would succeed, what it does, and where it stands in each database.</summary>
public static class StatusReport
{
    private const int WidestName = 60;
    private const int NarrowestName = 24;
    private const int WidestDatabase = 18;
    private const string Loose = "loose";
    private const string NoTool = "no tool runs this file";

    /// <param name="unread">Databases without an answer, and why.</param>
    /// <param name="verbose">Every statement with its evidence, not only those that tell against the record.</param>
    public static string Write(Project project, IReadOnlyList<HistoryStanding> standings, IReadOnlyList<NotCompared> unread, Style style, bool verbose = false)
    {
        var output = new StringBuilder();
        foreach (var source in project.Of(SourceRole.History).Where(s => s.History is not null))
        {
            var history = source.History!;
            var databases = standings.Where(s => s.History == source).ToList();
            output.AppendLine($"{style.Bold(Style.Safe(source.Location))}  {history.Runs.Count} migrations in {Count(history.Styles().Count(), "style")}: {string.Join(", ", history.Styles().Select(StyleName))}");
            foreach (var database in databases) Head(output, database, style);
            foreach (var (name, why) in unread) output.AppendLine($"  {style.Bold(Style.Safe(name))}  {style.Yellow(Style.Safe(why))}");
            WriteTable(output, history, databases, style, verbose);
            foreach (var aside in history.SetAside) output.AppendLine($"  {style.Dim($"{Style.Safe(aside.Path)}  not part of the history: {aside.Why}")}");
            foreach (var assumed in history.Assumed) output.AppendLine($"  assumed: {Style.Safe(assumed)}");
            foreach (var database in databases) StatusDetails.OfDatabase(output, database, style);
            if (history.Runs.Any(r => StateOf(history, r) == Loose)) output.AppendLine(style.Dim($"  {Loose,-11}  {NoTool}"));
            if (databases.Count > 0) Legend(output, databases, style);
            output.AppendLine();
        }
        return output.ToString();
    }

    /// <summary>What the tables know against what is in effect, in one sentence a database.</summary>
    private static void Head(StringBuilder output, HistoryStanding standing, Style style)
    {
        output.Append($"  {style.Bold(Style.Safe(standing.Database.Name))}  {style.Dim(Style.Safe(standing.Database.Database!.Server))}  ");
        output.AppendLine(Style.Safe(string.Join("; ", StatusDetails.Knowledge(standing).Append(StatusDetails.InEffect(standing)))));
    }

    private static void WriteTable(StringBuilder output, History history, List<HistoryStanding> databases, Style style, bool verbose)
    {
        var columns = databases.ConvertAll(d => Math.Max(Math.Min(d.Database.Name.Length, WidestDatabase), databases.Max(e => e.Files.Select(f => Cell(f).Length).DefaultIfEmpty(0).Max())));
        var room = style.Width - 24 - columns.Sum(c => c + 2);
        var width = Math.Min(history.Runs.Select(r => r.Migration.Name.Length).DefaultIfEmpty(0).Max(), databases.Count == 0 ? WidestName : Math.Clamp(room, NarrowestName, WidestName));
        if (databases.Count > 0)
        {
            var names = databases.Select((d, i) => Style.Cut(Style.Safe(d.Database.Name), columns[i]).PadRight(columns[i]));
            output.AppendLine(style.Dim($"  {new string(' ', width)}  {"style",-9}  {"replay",-9}  {string.Join("  ", names)}".TrimEnd()));
        }
        for (var i = 0; i < history.Runs.Count; i++)
        {
            var run = history.Runs[i];
            var cells = databases.Select((d, at) => Painted(d.Files[i], columns[at], style));
            var rest = databases.Count == 0 ? style.Dim(Summary(run)) : string.Join("  ", cells);
            output.AppendLine($"  {Style.Cut(Style.Safe(run.Migration.Name), databases.Count == 0 ? int.MaxValue : width).PadRight(width)}  {StyleName(run.Migration.Style),-9}  {Painted(StateOf(history, run), style)}  {rest}".TrimEnd());
            foreach (var line in Faults(history, run)) output.AppendLine($"      {line}");
            foreach (var database in databases)
                foreach (var line in StatusDetails.OfFile(database.Files[i], verbose)) output.AppendLine($"      {style.Dim(Style.Safe(database.Database.Name))}: {Style.Safe(line)}");
        }
    }

    /// <summary>The standing in one word; a file that says something else now than what was run is <c>edited</c> before all.</summary>
    internal static string Cell(FileStanding file) => file switch
    {
        { Edit: Edit.Real, Standing: Standing.Applied or Standing.Incomplete or Standing.Hollow } => "edited",
        { Edit: Edit.Undecided, Standing: Standing.Applied } => "edited?",
        _ => file.Standing.InWords(),
    };

    private static string Painted(FileStanding file, int width, Style style)
    {
        var text = Cell(file).PadRight(width);
        if (file.Edit is Edit.Real) return style.Red(text);
        return file.Standing switch
        {
            Standing.Applied or Standing.InEffect => file.Edit is Edit.Undecided ? style.Yellow(text) : style.Green(text),
            Standing.Failed or Standing.Hollow or Standing.Incomplete or Standing.Partly => style.Red(text),
            _ => style.Yellow(text),
        };
    }

    private static void Legend(StringBuilder output, List<HistoryStanding> databases, Style style)
    {
        foreach (var word in databases.SelectMany(d => d.Files).Select(f => f.Standing).Distinct().Order())
            output.AppendLine(style.Dim($"  {word.InWords(),-11}  {word.Meaning()}"));
        if (databases.Exists(d => d.Files.Any(f => Cell(f).StartsWith("edited", StringComparison.Ordinal))))
            output.AppendLine(style.Dim($"  {"edited",-11}  recorded, and the file is another one now"));
    }

    /// <summary>One word: ok, misplaced, refused, unread, and whether a tool runs the file at all.</summary>
    internal static string StateOf(History history, MigrationRun run)
    {
        if (run.Statements.Any(s => s.Verb == Verb.NotUnderstood)) return "unread";
        if (run.Statements.Any(s => s.Refused is not null)) return "refused";
        if (history.OrderFaults.Any(f => f.Early == run.Migration)) return "misplaced";
        return run.Migration.RunByTool ? "ok" : Loose;
    }

    private static string Painted(string state, Style style) => state switch
    {
        "ok" => style.Green(state.PadRight(9)),
        "refused" or "unread" => style.Red(state.PadRight(9)),
        _ => style.Yellow(state.PadRight(9)),
    };

    internal static IEnumerable<string> Details(History history, MigrationRun run) => run.Migration.RunByTool ? Faults(history, run) : Faults(history, run).Append(NoTool);

    private static IEnumerable<string> Faults(History history, MigrationRun run)
    {
        foreach (var fault in history.OrderFaults.Where(f => f.Early == run.Migration))
            yield return $"needs {Style.Safe(fault.Needs.ToString())}, which only {Style.Safe(fault.Later.Name)} makes ({fault.At})";
        foreach (var statement in run.Statements)
            if (statement.Refused is { } refusal) yield return $"{refusal.Where}: {refusal.SqlState} {Style.Safe(refusal.Message)}";
    }

    private static string Summary(MigrationRun run)
    {
        var parts = new List<string>();
        foreach (var group in run.Statements.SelectMany(s => s.Effects).Where(c => c.Subject().Parent() is null || c is not Change.Dropped).GroupBy(c => (Sign(c), c.Subject().Kind.Label)))
            parts.Add($"{group.Key.Item1}{Count(group.Count(), group.Key.Label)}");
        return parts.Count > 6 ? string.Join(" ", parts.Take(6)) + " …" : string.Join(" ", parts);
    }

    private static char Sign(Change change) => change switch { Change.Added => '+', Change.Dropped => '-', _ => '~' };

    /// <summary>Where one stands, in one line: whether the voices agree, what was found, and what to ask next.</summary>
    public static string Stand(CheckResult result, Style style)
    {
        var voices = result.Sources.Where(s => s.Role is SourceRole.Declared or SourceRole.History or SourceRole.Database).Select(s => s.Name).ToList();
        var apart = result.Differing().Count(r => r.Status == TruthStatus.Drift);
        var others = $"{Count(result.Findings.Count, "finding")}: plumb check says each";
        if (apart > 0) return $"{style.Red($"{Count(apart, "difference")} between {Style.Safe(Wording.List(voices))}")}, {others}; plumb plan writes what brings them together";
        var agree = voices.Count > 1 ? $"every voice agrees ({Style.Safe(Wording.List(voices))})" : "no other schema to compare it with";
        return $"{(voices.Count > 1 ? style.Green(agree) : agree)}{(result.Findings.IsEmpty ? "" : $"; {others}")}";
    }

    private static string Count(int count, string kind) => Wording.Count(count, kind, Wording.Plural(kind));

    internal static string StyleName(MigrationStyle style) => style.ToString().ToLowerInvariant();
}
