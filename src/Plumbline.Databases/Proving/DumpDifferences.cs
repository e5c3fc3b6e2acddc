using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>What tells two schemas apart as pg_dump writes them: statements that only one has, whatever order they stand in, and whatever order a table's columns do.</summary>
/// <param name="Count">How many statements the first has.</param>
/// <param name="AreWordsOnly">Whether what differs as text means the same.</param>
internal sealed record DumpDifferences(int Count, IReadOnlyList<string> Extra, IReadOnlyList<string> Missing, bool AreWordsOnly)
{
    public bool AreNone => AreWordsOnly || Extra.Count + Missing.Count == 0;

    public static DumpDifferences Between(string dump, string otherDump, int major)
    {
        var (one, other) = (Statements(dump), Statements(otherDump));
        var (extra, missing) = (Without(one, other), Without(other, one));
        var wordsOnly = extra.Count > 0 && extra.Count == missing.Count && MeanTheSame(dump, otherDump, extra.Concat(missing), major);
        return new(one.Count, [.. extra.Select(Line)], [.. missing.Select(Line)], wordsOnly);
    }

    private static List<string> Without(IReadOnlyList<string> all, IReadOnlyList<string> others)
    {
        var left = others.GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        return [.. all.Where(s => !(left.TryGetValue(s, out var count) && count > 0 && left[s]-- > 0))];
    }

    private static string Line(string statement) => string.Join(' ', statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The statements that make something, in an order of their own: two dumps of equal schemas may list them differently.</summary>
    private static List<string> Statements(string dump)
    {
        var tokens = SqlLexer.Read(new SourceText("dump", "dump", dump));
        var found = new List<string>(tokens.Statements.Count);
        foreach (var range in tokens.Statements)
        {
            var (first, last) = (tokens.Tokens[range.First], tokens.Tokens[range.End - 1]);
            var text = dump[first.Start..last.End];
            if (first.Kind == TokenKind.MetaCommand || text.StartsWith("SET ", StringComparison.Ordinal) || text.StartsWith("SELECT ", StringComparison.Ordinal)) continue;
            found.Add(Normal(text));
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>
    /// Whether statements that differ as text mean the same: a server keeps <c>ARRAY[]::text[]</c> and <c>'{}'::text[]</c> apart, and nobody else does.
    /// Both dumps are read; a statement that our reading does not hold decides nothing.
    /// </summary>
    private static bool MeanTheSame(string one, string other, IEnumerable<string> differing, int major)
    {
        var (left, right) = (Replay(one, major), Replay(other, major));
        var unread = left.Unread.Union(right.Unread).ToHashSet(StringComparer.Ordinal);
        return !differing.Any(unread.Contains) && SchemaDifferences.Between(left.Schema, right.Schema, "one", "the other").Count == 0;
    }

    private static (Catalog Schema, IEnumerable<string> Unread) Replay(string dump, int major)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = major };
        var executed = PostgresDialect.Instance.Execute(new SourceText("dump", "dump", dump), builder);
        return (builder.Current, executed.Statements.Where(s => s.Refused is not null || s.Effects.IsEmpty).Select(s => Normal(s.Text().ToString())));
    }

    private static string Normal(string text)
    {
        if (text.StartsWith("CREATE TABLE", StringComparison.Ordinal) || text.StartsWith("CREATE UNLOGGED TABLE", StringComparison.Ordinal)) return Sorted(text);
        // Blanks around a body are kept by the server and mean nothing.
        if (text.StartsWith("CREATE FUNCTION", StringComparison.Ordinal) || text.StartsWith("CREATE PROCEDURE", StringComparison.Ordinal)) return string.Join(' ', text.Replace("$$", " $$ ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text;
    }

    /// <summary>A column that was added later stands last; that is no difference.</summary>
    private static string Sorted(string table)
    {
        var lines = table.Split('\n').Select(l => l.Trim().TrimEnd(',')).ToList();
        var close = lines.FindIndex(l => l.StartsWith(')'));
        if (close < 2) return table;
        lines.Sort(1, close - 1, StringComparer.Ordinal);
        return string.Join('\n', lines);
    }
}
