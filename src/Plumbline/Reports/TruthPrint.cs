using System.Text;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>The part of the truth table that differs, as a table of text: a block for each table, a column for each source that speaks.</summary>
internal sealed class TruthPrint(CheckResult result, Style style, StringBuilder output)
{
    /// <summary>An object of which nothing is there is one line, not one for each of its parts.</summary>
    public void Write()
    {
        var rows = Rows().ToList();
        if (rows.Count == 0) return;
        var sources = rows.SelectMany(r => r.Values).Where(v => v.State is not TruthState.Silent).Select(v => v.Source).Distinct().ToList();
        var first = Math.Clamp(rows.Max(r => Label(r).Length) + 2, 12, Math.Max(12, style.Width * 2 / 5));
        var width = Math.Max(14, (style.Width - first - 2) / Math.Max(1, sources.Count));

        output.Append(style.Bold("What differs")).Append('\n');
        output.Append("  ").Append("".PadRight(first));
        foreach (var source in sources) output.Append(style.Dim(Style.Cut(Style.Safe(source), width - 2).PadRight(width)));
        TrimLine();
        string? block = null;
        foreach (var row in rows)
        {
            var table = row.Subject.Name.Table is null ? row.Subject.Name.ToString() : row.Subject.Name.OfTable().ToString();
            if (table != block) output.Append("  ").Append(style.Bold(Style.Safe(table))).Append('\n');
            block = table;
            output.Append("  ").Append(Style.Cut(Style.Safe(Label(row)), first - 1).PadRight(first));
            foreach (var source in sources) Cell(row, source, width);
            TrimLine();
        }
        output.Append('\n');
    }

    private IEnumerable<TruthRow> Rows()
    {
        var rows = result.Differing();
        var missing = rows.Where(r => r.Facet is null && r.Subject.Name.Table is null && IsMissing(r)).Select(r => r.Subject.Name).ToHashSet();
        return rows.Where(r => r.Subject.Name.Table is null || !missing.Contains(r.Subject.Name.OfTable()));
    }

    private static bool IsMissing(TruthRow row) => row.Values.Any(v => v.State == TruthState.Absent);

    private static string Label(TruthRow row)
    {
        var name = row.Subject.Name.Table is null ? row.Subject.Kind.Label : row.Subject.Kind == Column.OfKind ? row.Subject.Name.Name : $"{row.Subject.Kind.Label} {row.Subject.Name.Name}";
        return row.FacetName is null ? $"  {name}" : $"  {name}: {row.FacetName}";
    }

    private void Cell(TruthRow row, string source, int width)
    {
        var value = row.Values.FirstOrDefault(v => v.Source == source);
        var (text, paint) = value is null ? ("", (Func<string, string>)style.Dim) : value.State switch
        {
            TruthState.Same => (value.Value ?? (row.Facet is null ? "yes" : "not set"), row.Status == TruthStatus.Resolved ? style.Green : s => s),
            TruthState.Different => (value.Value ?? (row.Facet is null ? "yes" : "not set"), style.Red),
            TruthState.Absent => ("absent", style.Red),
            TruthState.Refused => ("refused by the server", style.Red),
            TruthState.Unreadable => ("not readable", style.Yellow),
            _ => ("–", style.Dim),
        };
        if (text.Length == 0) text = "yes";
        text = Short(text);
        output.Append(paint(Style.Cut(Style.Safe(text), width - 2))).Append(' ', Math.Max(1, width - Math.Min(Style.Safe(text).Length, width - 2)));
    }

    /// <summary>The spellings that everybody uses, where room is scarce.</summary>
    private static string Short(string text) => text.Replace(" without time zone", "", StringComparison.Ordinal).Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal)
        .Replace("double precision", "float8", StringComparison.Ordinal).Replace("character varying", "varchar", StringComparison.Ordinal);

    private void TrimLine()
    {
        while (output.Length > 0 && output[^1] == ' ') output.Length--;
        output.Append('\n');
    }
}
