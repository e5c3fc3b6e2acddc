using System.Text;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>
/// The part of the truth table that differs, as a table of text: a block for each table, a column for each source that speaks.
/// Files say what they say; a database mostly says whose side it is on, in a narrow column, so that several of them stand side by side.
/// </summary>
internal sealed class TruthPrint(CheckResult result, Style style, StringBuilder output)
{
    private const int WidestDatabase = 20;

    private readonly HashSet<string> _databases = [.. result.Environments().Select(s => s.Name)];

    public void Write()
    {
        var rows = TruthLine.Differing(result).ToList();
        if (rows.Count == 0) return;
        var sources = rows.SelectMany(r => r.First().Values).Where(v => v.State is not TruthState.Silent).Select(v => v.Source).Distinct().ToList();
        sources = [.. result.Sources.Select(s => s.Name).Where(sources.Contains)];
        var first = Math.Clamp(rows.Max(r => Label(r).Length) + 2, 12, Math.Max(12, style.Width * (_databases.Count == 0 ? 2 : 1) / (_databases.Count == 0 ? 5 : 3)));
        var widths = Widths(rows, sources, first);

        output.Append(style.Bold("What differs")).Append('\n');
        output.Append("  ").Append("".PadRight(first));
        foreach (var source in sources) output.Append(style.Dim(Style.Cut(Style.Safe(source), widths[source] - 2).PadRight(widths[source])));
        TrimLine();
        string? block = null;
        foreach (var row in rows)
        {
            var table = row.Block();
            if (table != block) output.Append("  ").Append(style.Bold(Style.Safe(table))).Append('\n');
            block = table;
            output.Append("  ").Append(CutWithin(Style.Safe(Label(row)), first - 1).PadRight(first));
            foreach (var source in sources) Cell(row, source, widths[source]);
            TrimLine();
        }
        output.Append('\n');
    }

    /// <summary>A database's column is as wide as its words; the files share the rest.</summary>
    private Dictionary<string, int> Widths(List<TruthLine> rows, List<string> sources, int first)
    {
        var widths = new Dictionary<string, int>();
        var files = sources.Where(s => !_databases.Contains(s)).ToList();
        var most = files.Count == 0 ? Math.Max(14, (style.Width - first - 2) / Math.Max(1, sources.Count)) : WidestDatabase;
        foreach (var source in sources.Where(_databases.Contains)) widths[source] = Math.Clamp(Math.Max(source.Length, rows.Max(r => Style.Safe(Text(r, source).Text).Length)) + 2, 8, most);
        var room = style.Width - first - 2 - widths.Values.Sum();
        foreach (var source in files) widths[source] = Math.Max(9, room / files.Count);
        return widths;
    }

    private static string Label(TruthLine line) => $"  {line.Label()}";

    private void Cell(TruthLine row, string source, int width)
    {
        var (text, paint) = Text(row, source);
        output.Append(paint(Style.Cut(Style.Safe(text), width - 2))).Append(' ', Math.Max(1, width - Math.Min(Style.Safe(text).Length, width - 2)));
    }

    private (string Text, Func<string, string> Paint) Text(TruthLine printed, string source)
    {
        var row = printed.First();
        var value = row.Values.FirstOrDefault(v => v.Source == source);
        if (value is null) return ("", style.Dim);
        var said = printed.Said(value);
        return value.State switch
        {
            TruthState.Same => _databases.Contains(source) && Side(row, value, TruthState.Same) is not null ? ("same", style.Dim) : (said, row.Status == TruthStatus.Resolved ? style.Green : s => s),
            TruthState.Different => (_databases.Contains(source) && Side(row, value, TruthState.Different) is { } side ? $"as {side}" : said, style.Red),
            TruthState.Absent => ("absent", style.Red),
            TruthState.Refused => ("refused by the server", style.Red),
            TruthState.Unreadable => ("not readable", style.Yellow),
            _ => ("–", style.Dim),
        };
    }

    /// <summary>The file on whose side a database is: the first that says the same.</summary>
    private string? Side(TruthRow row, TruthValue value, TruthState state)
    {
        foreach (var other in row.Values)
        {
            if (_databases.Contains(other.Source) || other.State != state) continue;
            if (state == TruthState.Same || other.Value == value.Value || (row.Status == TruthStatus.Resolved && other.Value is not null)) return other.Source;
        }
        return null;
    }

    /// <summary>Names of one table's parts begin alike: their ends tell them apart.</summary>
    private static string CutWithin(string text, int width)
    {
        if (text.Length <= width) return text;
        var tail = (width - 1) / 2;
        return $"{text[..(width - 1 - tail)]}…{text[^tail..]}";
    }

    private void TrimLine()
    {
        while (output.Length > 0 && output[^1] == ' ') output.Length--;
        output.Append('\n');
    }
}
