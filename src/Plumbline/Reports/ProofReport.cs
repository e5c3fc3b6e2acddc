using System.Text;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>A proof for the terminal: the promises first, then what each statement took, then who had to wait.</summary>
public static class ProofReport
{
    private const int MostFiles = 3;

    private const int WidestStatement = 60;
    private const int MostDetails = 12;

    public static string Write(Proof proof, Style style)
    {
        var output = new StringBuilder();
        var verdict = proof.Broke() ? style.Red("fails") : proof.Holds() ? style.Green("holds") : style.Red("does not hold");
        output.AppendLine($"{style.Bold(Style.Safe(proof.Files.Count > MostFiles ? $"{proof.Files[0]} and {proof.Files.Count - 1} more" : string.Join(", ", proof.Files)))}  {verdict}  {style.Dim($"{proof.Product} {proof.Server}, {proof.Rows:N0} rows, {proof.Elapsed.TotalSeconds:0.0} s")}");
        output.AppendLine(style.Dim($"  on {Style.Safe(proof.Before)}"));
        output.AppendLine();
        foreach (var promise in proof.Promises) Write(output, promise, style);
        WriteStatements(output, proof, style);
        WriteStalls(output, proof, style);
        foreach (var note in proof.Notes) output.AppendLine($"  note: {Style.Safe(note)}");
        return output.ToString();
    }

    private static void Write(StringBuilder output, Promise promise, Style style)
    {
        var sign = promise.Outcome switch
        {
            Outcome.Held => style.Green("held  "),
            Outcome.Failed => style.Red("failed"),
            _ => style.Dim("-     "),
        };
        const int indent = 10;
        output.AppendLine($"  {sign}  {style.Bold(Promises.Says(promise.Name))}");
        foreach (var line in style.Wrap(Style.Safe(promise.Evidence), indent)) output.AppendLine($"{new string(' ', indent)}{line}");
        foreach (var detail in promise.Details.Take(MostDetails))
            foreach (var line in style.Wrap($"· {Style.Safe(detail)}", indent)) output.AppendLine(style.Dim($"{new string(' ', indent)}{line}"));
        if (promise.Details.Count > MostDetails) output.AppendLine(style.Dim($"{new string(' ', indent)}· and {promise.Details.Count - MostDetails} more"));
    }

    private static void WriteStatements(StringBuilder output, Proof proof, Style style)
    {
        var telling = proof.Statements.Where(t => Took(t).Any() || t.Rejected is not null);
        if (telling.IsEmpty) return;
        output.AppendLine().AppendLine(style.Bold("  What each statement took"));
        foreach (var trace in telling)
        {
            output.AppendLine($"  {Ms(trace.Elapsed),9}  {style.Cyan(Style.Safe(trace.Where.ToString()))}  {Style.Cut(Style.Safe(trace.Line()), WidestStatement)}");
            foreach (var line in Took(trace)) output.AppendLine($"             {Painted(line, trace, style)}");
            if (trace.Rejected is { } rejected) output.AppendLine($"             {style.Red(Style.Safe($"{rejected.SqlState} {rejected.Message}"))}");
        }
        var quiet = proof.Statements.Count - telling.Count;
        if (quiet > 0) output.AppendLine(style.Dim($"  and {Wording.Count(quiet, "statement")} that {(quiet == 1 ? "takes" : "take")} nothing from a table that was there before"));
    }

    /// <summary>In words, one line for each sort: locks, rewrites, scans, rows.</summary>
    internal static IEnumerable<string> Took(StatementTrace trace)
    {
        foreach (var group in trace.Locks.Where(l => l.Mode > LockMode.AccessShare).GroupBy(l => l.Mode)) yield return $"{group.Key.InWords()} on {Wording.List(group.Select(l => l.Relation.ToString()))}";
        foreach (var group in trace.Rewrites.GroupBy(r => r.Table))
        {
            var indexes = group.Where(r => r.Index is not null).Select(r => r.Index!).ToList();
            var whole = group.Any(r => r.Index is null);
            yield return whole ? $"rewrites {group.Key}{(indexes.Count > 0 ? $" and {Wording.Count(indexes.Count, "index", "indexes")}" : "")}" : $"rebuilds {Wording.List(indexes)}";
        }
        foreach (var scan in trace.Scans.Where(s => s.Why != "rewritten")) yield return $"reads {scan.Table}{(scan.Rows > 0 ? $", {scan.Rows:N0} rows" : "")}{(scan.Why == "read" ? "" : $": {scan.Why}")}";
        foreach (var rows in trace.Rows) yield return $"writes {rows.Table}: {Counts(rows)}";
    }

    private static string Counts(RowsWritten rows) => string.Join(", ", new[] { (rows.Inserted, "inserted"), (rows.Updated, "updated"), (rows.Deleted, "deleted") }.Where(c => c.Item1 > 0).Select(c => $"{c.Item1:N0} {c.Item2}"));

    private static string Painted(string line, StatementTrace trace, Style style)
    {
        var text = Style.Safe(line);
        if (line.StartsWith("rewrites", StringComparison.Ordinal) || (line.StartsWith("ACCESS EXCLUSIVE", StringComparison.Ordinal) && trace.Scans.Count + trace.Rewrites.Count > 0)) return style.Red(text);
        return line.StartsWith("ACCESS EXCLUSIVE", StringComparison.Ordinal) ? style.Yellow(text) : text;
    }

    private static void WriteStalls(StringBuilder output, Proof proof, Style style)
    {
        if (proof.Stalls.IsEmpty) return;
        output.AppendLine().AppendLine(style.Bold("  The longest that others waited"));
        var width = proof.Stalls.Max(s => s.Table.ToString().Length);
        foreach (var stall in proof.Stalls)
            output.AppendLine($"  {Ms(stall.Longest),9}  {Style.Safe(stall.Table.ToString()).PadRight(width)}  {(stall.Writes ? "writer" : "reader")}  {style.Dim($"{(IsTelling(stall) ? $"while {Style.Safe(stall.During.ToString()!)} runs; " : "")}{Ms(stall.AtRest)} at rest, {stall.Attempts:N0} looks")}");
    }

    /// <summary>What is not above the machine's own noise has no cause.</summary>
    private static bool IsTelling(Stall stall) => stall.During is not null && stall.Longest > 2 * stall.AtRest && stall.Longest > TimeSpan.FromMilliseconds(10);

    internal static string Ms(TimeSpan time) => time.TotalMilliseconds < 10 ? $"{time.TotalMilliseconds:0.0} ms" : $"{time.TotalMilliseconds:N0} ms";
}
