using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace Plumbline.Cli;

/// <summary>Two texts of a file as <c>git apply</c> and <c>patch -p1</c> take their difference.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Of(string path, string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Lines);
        var text = new StringBuilder($"--- a/{path}\n+++ b/{path}\n");
        for (var i = 0; i < diff.DiffBlocks.Count;)
        {
            var last = i;
            while (last + 1 < diff.DiffBlocks.Count && diff.DiffBlocks[last + 1].DeleteStartA - End(diff.DiffBlocks[last]) <= 2 * Context) last++;
            Hunk(text, diff, i, last);
            i = last + 1;
        }
        return text.ToString();
    }

    /// <summary>With their ends: a line that changes its end changes.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }
        return [.. lines];
    }

    private static int End(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    private static void Hunk(StringBuilder text, DiffResult diff, int first, int last)
    {
        var blocks = diff.DiffBlocks;
        var start = Math.Max(0, blocks[first].DeleteStartA - Context);
        var end = Math.Min(diff.PiecesOld.Length, End(blocks[last]) + Context);
        var startAfter = blocks[first].InsertStartB - (blocks[first].DeleteStartA - start);
        var added = Enumerable.Range(first, last - first + 1).Sum(i => blocks[i].InsertCountB - blocks[i].DeleteCountA);
        text.Append($"@@ -{Range(start, end - start)} +{Range(startAfter, end - start + added)} @@\n");
        var at = start;
        for (var i = first; i <= last; i++)
        {
            var block = blocks[i];
            for (; at < block.DeleteStartA; at++) Line(text, ' ', diff.PiecesOld[at]);
            for (; at < End(block); at++) Line(text, '-', diff.PiecesOld[at]);
            for (var put = 0; put < block.InsertCountB; put++) Line(text, '+', diff.PiecesNew[block.InsertStartB + put]);
        }
        for (; at < end; at++) Line(text, ' ', diff.PiecesOld[at]);
    }

    /// <summary>Where nothing is left of a side, the line before it.</summary>
    private static string Range(int start, int count) => count == 0 ? $"{start},0" : $"{start + 1},{count}";

    private static void Line(StringBuilder text, char mark, string line)
    {
        text.Append(mark).Append(line);
        if (!line.EndsWith('\n')) text.Append("\n\\ No newline at end of file\n");
    }
}
