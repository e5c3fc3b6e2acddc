using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Tests.Rules;

/// <summary>
/// A rule's case in SQL: <c>tests/cases/rules/RULE/offends-*.sql</c>, <c>safe-*.sql</c>, <c>context-*.sql</c> (harmless where it stands).
/// <code>
/// -- style: supabase                    how the change is run; psql unless said
/// -- server: 17                         from this major on
/// -- rows: orders 500                   what the one database says of a table's size; without such a line there is no database
/// -- nulls: orders note 0.4             of a column: the share of nulls
/// -- scans: orders orders_note_idx 120  of an index: how often it was used
/// what is there before
/// -- change
/// the migration; -- finds: high orders.orders_note_idx
/// </code>
/// </summary>
internal sealed record SqlCase(string Path, MigrationStyle Style, int From, IReadOnlyDictionary<ObjectId, TableStatistics> Told, string Before, string Change)
{
    private const string Finds = "-- finds: ";

    private static string Root => Repository.Path("tests", "cases", "rules");

    public string Rule => Path.Split('/')[0];

    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Root, "*.sql", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static SqlCase Read(string path)
    {
        var parts = File.ReadAllText(System.IO.Path.Combine(Root, path)).Split("-- change\n");
        if (parts.Length != 2) throw new InvalidOperationException($"{path} has no -- change");
        var (style, from, told) = (MigrationStyle.Numbered, 0, new Dictionary<ObjectId, TableStatistics>());
        foreach (var line in parts[0].Split('\n').TakeWhile(l => l.StartsWith("-- ", StringComparison.Ordinal)))
            if (line.Split(' ') is not [_, var head, var value, .. var more]) throw new InvalidOperationException($"{path}: {line}");
            else if (head == "style:") style = Enum.Parse<MigrationStyle>(value, ignoreCase: true);
            else if (head == "server:") from = int.Parse(value);
            else if (head is "rows:" or "nulls:" or "scans:") Tell(told, head, new(Table.OfKind, new("public", value)), more);
            else throw new InvalidOperationException($"{path}: what is {head}?");
        return new(path, style, from, told, parts[0], parts[1]);
    }

    private static void Tell(Dictionary<ObjectId, TableStatistics> told, string head, ObjectId table, string[] more)
    {
        var known = told.GetValueOrDefault(table, new(null, null));
        told[table] = head switch
        {
            "rows:" => known with { Rows = long.Parse(more[0]) },
            "nulls:" => known with { NullFractions = new Dictionary<string, double>(known.NullFractions) { [more[0]] = double.Parse(more[1], System.Globalization.CultureInfo.InvariantCulture) } },
            _ => known with { IndexScans = new Dictionary<ObjectId, long>(known.IndexScans) { [new(Model.Index.OfKind, table.Name.Member(more[0]))] = long.Parse(more[1]) } },
        };
    }

    /// <summary>What shall be found: severity, line and object.</summary>
    public IEnumerable<string> Expected()
    {
        var lines = Change.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].IndexOf(Finds, StringComparison.Ordinal) is >= 0 and var at && lines[i][(at + Finds.Length)..].Trim().Split(' ') is [var severity, var subject]) yield return $"{severity} {i + 1} {subject}";
    }

    /// <summary>What the rule finds in the change, when its text is written another way.</summary>
    public IEnumerable<string> Found(Func<string, string> writing, int shift) =>
        Findings(writing).Where(f => f.Rule == Rule).Select(f => $"{f.Severity.InWords()} {f.Where.Line - shift} {f.Subject?.Name.ToString() ?? f.About}");

    /// <summary>Everything that any rule finds in the change.</summary>
    public IEnumerable<Finding> Findings(Func<string, string> writing)
    {
        Migration[] files = [new("01_before.sql", Style, "01", new("history", "migrations/01_before.sql", Before)), new("02_change.sql", Style, "02", new("history", "migrations/02_change.sql", writing(Change)))];
        var version = Math.Max(From, 15);
        var history = new Replayer(PostgresDialect.Instance, new() { PostgresVersion = version }).Replay("migrations", files);
        foreach (var statement in history.Runs.SelectMany(r => r.Statements))
            if (statement.Refused is { } refused) throw new InvalidOperationException($"{Path}: {refused.Message}: {statement.Text()}");
        var source = new Source("history", SourceRole.History, "migrations", "postgres", "migrations", history.Catalog, new("history", _ => true, (_, _) => true)) { History = history };
        var project = new Project("case", Told.Count == 0 ? [source] : [source, Live(history.Runs[0].After, source, version)]) { PostgresVersion = version, Texts = files.ToDictionary(m => m.Text.Path, m => m.Text) };
        return Plumbline.Rules.Checks.Run(project, new DateOnly(2026, 1, 1)).Findings.Where(f => f.Where.File == files[1].Text.Path);
    }

    private Source Live(Catalog catalog, Source history, int version) => LiveDatabase.Of("production", "postgres", "production", catalog, new($"PostgreSQL {version}", version)
    {
        Statistics = Told,
    }, new() { Files = [history] });
}
