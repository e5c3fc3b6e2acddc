using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Tests.Sql;

/// <summary>Queries over one schema, a file each: <c>tests/cases/queries/NAME.sql</c>, with the names in it beside; a hole is written <c>${name}</c>.</summary>
internal static class QueryCase
{
    private static readonly string s_root = Repository.Path("tests", "cases", "queries");

    public static string Schema { get; } = File.ReadAllText(Path.Combine(s_root, "schema.sql"));

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(s_root, "*.sql").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => n != "schema").Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(s_root, name + ".sql"));

    public static string Expected(string name) => Path.Combine(s_root, name + ".names");

    /// <summary>Queries a line each, with the code under which PostgreSQL refuses it in front, or <c>ok</c>: <c>tests/cases/queries/NAME.verdicts</c>.</summary>
    public static IEnumerable<(string Query, string Verdict)> Verdicts() =>
        Directory.EnumerateFiles(s_root, "*.verdicts").SelectMany(File.ReadLines).Select(l => (l[6..], l[..5].TrimEnd()));

    public static QueryReading Read(string name, int major) => Of(WithHoles(Text(name)), major);

    public static QueryReading Of(string text, int major) => QueryNames.Read(text, new QueryMeanings(SqlSchema.Read([new("declared", "schema.sql", Schema)], "declared", "schema.sql", new()).Catalog, major, ["public"]));

    /// <summary>Every character of a hole is one, so that places stay.</summary>
    public static string WithHoles(string text)
    {
        var filled = text.ToCharArray();
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 1, StringComparison.Ordinal)) Array.Fill(filled, QueryHoles.Hole, at, text.IndexOf('}', at) + 1 - at);
        return new(filled);
    }

    public static string Print(QueryReading reading, string text)
    {
        var file = new SourceText("", "", text);
        var lines = reading.Names.Select(n => $"{file.At(n.At).Line}:{file.At(n.At).Column} {text.Substring(n.At, n.Length)}: {n.Use.ToString().ToLowerInvariant()} {n.Part.ToString().ToLowerInvariant()} {n.Name}{(n.Label is null ? "" : $" '{n.Label}' of {n.Column?.ToString() ?? "no column"}")}{(n.Verdict == NameVerdict.Known ? "" : $", {n.Verdict.ToString().ToLowerInvariant()} {n.State}".TrimEnd())}")
            .Concat(reading.Unread.Select(u => $"{file.At(u.At).Line}:{file.At(u.At).Column} unread: {u.Why}"));
        return string.Join('\n', lines) + "\n";
    }
}
