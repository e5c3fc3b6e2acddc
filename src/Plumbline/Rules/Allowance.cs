using System.Globalization;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules;

/// <summary>
/// A comment that lets a rule pass in one place: <c>-- plumb: allow rule-name reason</c>, with several names between commas and
/// <c>until 2027-01-31</c> before the reason where it shall end; <c>//</c> in a Prisma schema or in code, <c>#</c> in YAML, <c>&lt;!-- … --&gt;</c> in a document.
/// </summary>
/// <param name="Where">The comment's place.</param>
/// <param name="Rule">One of the names that it gives.</param>
/// <param name="First">The first line for which it speaks.</param>
/// <param name="Last">The last one.</param>
public sealed record Allowance(Origin Where, string Rule, string Reason, DateOnly? Until, int First, int Last)
{
    private const string Word = "plumb: allow ";
    private const string End = "until ";

    public bool Covers(int line) => line >= First && line <= Last;

    /// <summary>All of a file, in its order.</summary>
    public static IReadOnlyList<Allowance> In(SourceText file)
    {
        List<Allowance>? found = null;
        List<(int First, int Last)>? statements = null;
        // A document shows such comments; its own stand in comments of Markdown.
        var isDocument = file.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        for (var at = file.Text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = file.Text.IndexOf(Word, at + Word.Length, StringComparison.Ordinal))
        {
            var where = file.At(at);
            var before = file.Line(where.Line).AsSpan(0, where.Column - 1).TrimEnd();
            var mark = isDocument ? before.EndsWith("<!--") ? 4 : 0 : before.EndsWith("--") || before.EndsWith("//") || before.EndsWith("/*") ? 2 : before.EndsWith("#") ? 1 : 0;
            if (mark == 0) continue;
            // {/* … */} is how a comment is written among the elements of JSX.
            var isAlone = before[..^mark].TrimEnd().TrimEnd('{').TrimEnd().IsEmpty;
            statements ??= file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? Statements(file) : [];
            var (first, last) = isDocument ? (where.Line, EndOfBlock(file, where.Line)) : Reach(file, where.Line, isAlone, statements);
            foreach (var one in Read(file.Line(where.Line)[(where.Column - 1 + Word.Length)..], where, first, last)) (found ??= []).Add(one);
        }
        return found ?? [];
    }

    /// <summary>On or above a statement, it speaks for the whole of it; within, for its own line, or for the next when it stands alone.</summary>
    private static (int First, int Last) Reach(SourceText file, int line, bool isAlone, List<(int First, int Last)> statements)
    {
        var next = line;
        if (isAlone)
            do next++; while (IsComment(file.Line(next)) && next < line + 20);
        foreach (var (first, last) in statements)
            if (first == next) return (line, last);
        return (line, next);
    }

    /// <summary>The last line of the block of a document that begins here, or behind one blank line.</summary>
    private static int EndOfBlock(SourceText file, int line)
    {
        var last = line;
        if (file.Line(last + 1).AsSpan().IsWhiteSpace()) last++;
        while (!file.Line(last + 1).AsSpan().IsWhiteSpace()) last++;
        return last;
    }

    private static bool IsComment(string line) => line.AsSpan().TrimStart() is var text && (text.StartsWith("--") || text.StartsWith("//") || text.StartsWith("/*") || text.StartsWith("{/*") || text.StartsWith("#"));

    private static List<(int First, int Last)> Statements(SourceText file)
    {
        var cut = SqlLexer.Read(file);
        var lines = new List<(int First, int Last)>();
        foreach (var range in cut.Statements)
            if (range.End > range.First) lines.Add((file.At(cut.Tokens[range.First].Start).Line, file.At(cut.Tokens[range.End - 1].End - 1).Line));
        return lines;
    }

    private static IEnumerable<Allowance> Read(string text, Origin where, int first, int last)
    {
        var names = new List<string>();
        var rest = text.Trim();
        while (true)
        {
            var end = rest.AsSpan().IndexOfAny(" ,:");
            names.Add(end < 0 ? rest : rest[..end]);
            var more = end >= 0 && rest[end] == ',';
            rest = end < 0 ? "" : rest[(end + 1)..].TrimStart();
            if (!more || rest.Length == 0) break;
        }
        DateOnly? until = null;
        if (rest.StartsWith(End, StringComparison.Ordinal) && rest.Length >= End.Length + 10
            && DateOnly.TryParseExact(rest.AsSpan(End.Length, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            until = day;
            rest = rest[(End.Length + 10)..].TrimStart(' ', ':', ',');
        }
        if (rest.EndsWith("*/}", StringComparison.Ordinal)) rest = rest[..^1];
        var reason = rest.EndsWith("*/", StringComparison.Ordinal) ? rest[..^2].TrimEnd() : rest.EndsWith("-->", StringComparison.Ordinal) ? rest[..^3].TrimEnd() : rest;
        return names.Where(n => n.Length > 0).Select(n => new Allowance(where, n, reason, until, first, last));
    }
}
