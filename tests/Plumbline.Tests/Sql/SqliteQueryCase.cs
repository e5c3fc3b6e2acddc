using Plumbline.Dialects.Sqlite;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Tests.Sql;

/// <summary>Queries over one schema of SQLite's: <c>tests/cases/queries-sqlite</c>. Above a statement stands what SQLite says of it, or <c>unsure</c> where it cannot be told.</summary>
internal sealed record SqliteQueryCase(string Text, string? Says)
{
    public const string Unsure = "unsure";

    private static readonly string s_root = Repository.Path("tests", "cases", "queries-sqlite");

    public static string Schema { get; } = File.ReadAllText(Path.Combine(s_root, "schema.sql"));

    private static readonly Source s_schema = SqlSchema.Read([new("declared", "schema.sql", Schema)], "declared", "schema.sql", new() { Dialect = "sqlite" });

    public static SqliteMeanings Meanings { get; } = new(s_schema.Catalog, s_schema.VirtualTables);

    public static IReadOnlyList<SqliteQueryCase> All()
    {
        var cases = new List<SqliteQueryCase>();
        foreach (var file in (string[])["select.sql", "data.sql"])
        {
            string? says = null;
            foreach (var line in File.ReadLines(Path.Combine(s_root, file)))
                if (line.StartsWith("-- ", StringComparison.Ordinal)) says = line[3..];
                else
                {
                    cases.Add(new(line.TrimEnd(';'), says));
                    says = null;
                }
        }
        return cases;
    }

    public static QueryReading Read(string text) => QueryNames.Read(text, Meanings);

    /// <summary>What it is read to be: null for nothing that is missing.</summary>
    public static string? Verdict(string text)
    {
        var reading = Read(text);
        if (reading.Unread.Count > 0) return $"not read: {reading.Unread[0].Why}";
        if (reading.Names.FirstOrDefault(n => n.Verdict == NameVerdict.Missing) is { } missing) return missing.State;
        return reading.Names.Any(n => n.Verdict == NameVerdict.Unsure && n.Part != NamePart.Function) ? Unsure : null;
    }
}
