namespace Plumbline.Tests.Sql;

/// <summary>Two spellings in <c>tests/cases/spelling</c>, whose README has the format.</summary>
/// <param name="Reason">Why we decide otherwise than the server prints; null where it must print as we decide.</param>
public sealed record SpellingPair(string Kind, string Type, string First, string Second, string? Reason, string Where)
{
    public override string ToString() => Where;

    /// <param name="folder"><c>tests/cases/spelling/equal</c> or <c>…/different</c>.</param>
    public static IEnumerable<SpellingPair> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal).SelectMany(file => Read(Path.GetFileName(folder), file));

    private static IEnumerable<SpellingPair> Read(string verdict, string file)
    {
        var lines = File.ReadAllLines(file);
        for (var at = 0; at < lines.Length;)
        {
            var where = $"{verdict}/{Path.GetFileName(file)}:{at + 1}";
            var header = lines[at++].Split(" | ", 2);
            if (!header[0].StartsWith("-- ", StringComparison.Ordinal)) throw new InvalidDataException($"{where}: a pair begins with its header");
            var kind = header[0][3..].Split(' ', 2);
            var first = Until(lines, ref at, l => l == "--");
            at++;
            var second = Until(lines, ref at, l => l.StartsWith("-- ", StringComparison.Ordinal));
            yield return new(kind[0], kind.Length > 1 ? kind[1] : "", first, second, header.Length > 1 ? header[1] : null, where);
        }
    }

    private static string Until(string[] lines, ref int at, Func<string, bool> ends)
    {
        var start = at;
        while (at < lines.Length && !ends(lines[at])) at++;
        return string.Join('\n', lines[start..at]);
    }
}
