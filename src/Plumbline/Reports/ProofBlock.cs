using System.Text;
using Plumbline.Dialects;
using Plumbline.Planning;

namespace Plumbline.Reports;

/// <summary>A proof as a comment at the head of the migration that was proved. It is no part of what the migration means, and a later proof takes its place.</summary>
public static class ProofBlock
{
    private const string First = "-- proved on ";
    private const string Next = "--   ";

    /// <summary>The lines, each with its line end.</summary>
    public static string Write(Proof proof)
    {
        var text = new StringBuilder();
        text.Append($"{First}{proof.Product} {proof.Server}, {proof.Rows:N0} rows, on {OneLine(proof.Before)}\n");
        foreach (var promise in proof.Promises)
            text.Append($"{Next}{promise.Outcome switch { Outcome.Held => "held:  ", Outcome.Failed => "FAILED:", _ => "-      " }} {Promises.Says(promise.Name)}; {OneLine(promise.Evidence)}\n");
        foreach (var group in proof.Statements.SelectMany(t => t.Locks).Where(l => l.Mode.StopsWrites()).GroupBy(l => l.Relation).OrderBy(g => g.Key))
            text.Append($"{Next}locks:  {group.Max(l => l.Mode).InWords()} on {OneLine(group.Key.ToString())}\n");
        foreach (var table in proof.Statements.SelectMany(t => t.Rewrites).Where(r => r.Index is null).Select(r => r.Table).Distinct().Order()) text.Append($"{Next}rewrites {OneLine(table.ToString())}\n");
        foreach (var writes in (IEnumerable<bool>)[false, true])
            if (proof.Stalls.Where(s => s.Writes == writes).MaxBy(s => s.Longest) is { } stall) text.Append($"{Next}longest stall of a {(writes ? "writer" : "reader")}: {ProofReport.Ms(stall.Longest)} on {OneLine(stall.Table.ToString())}\n");
        return text.ToString();
    }

    /// <summary>The file with the proof in its head: where an earlier one stands, else after the comments that it begins with.</summary>
    public static string Put(string file, Proof proof)
    {
        var lines = file.Split('\n').ToList();
        var end = lines.Exists(l => l.EndsWith('\r')) ? "\r\n" : "\n";
        var old = lines.FindIndex(l => l.StartsWith(First, StringComparison.Ordinal));
        var at = old >= 0 ? old : HeadEnd(lines);
        if (old >= 0)
        {
            lines.RemoveAt(old);
            while (old < lines.Count && lines[old].StartsWith(Next, StringComparison.Ordinal)) lines.RemoveAt(old);
        }
        var block = Write(proof).TrimEnd('\n').Split('\n').Select(l => end == "\n" ? l : l + "\r");
        lines.InsertRange(at, block);
        return string.Join('\n', lines);
    }

    /// <summary>Past the first comments, but before a tool's marker: what stands above that belongs to no section.</summary>
    private static int HeadEnd(List<string> lines)
    {
        var at = 0;
        while (at < lines.Count && lines[at].TrimStart('\uFEFF').StartsWith("--", StringComparison.Ordinal) && !IsMarker(lines[at])) at++;
        return at;
    }

    private static bool IsMarker(string line)
    {
        var text = line.AsSpan().TrimStart('-').TrimStart();
        return text.StartsWith("migrate:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("+goose", StringComparison.OrdinalIgnoreCase) || text.StartsWith("+migrate", StringComparison.OrdinalIgnoreCase) || line.StartsWith("-->", StringComparison.Ordinal);
    }

    /// <summary>A name or a message must not end the comment.</summary>
    private static string OneLine(string text) => Style.Safe(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
