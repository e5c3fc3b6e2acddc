using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Sources.Documents;
using Plumbline.Sources.Prisma;

namespace Plumbline.Tests;

/// <summary>
/// A project written in a test as files: <c>schema.prisma</c>, <c>declared/*.sql</c>, <c>migrations/…</c>, <c>package.json</c>; read without a disk, but for code (<c>*.ts</c>), which Node reads.
/// </summary>
internal static class TextProject
{
    public static Project Of(IReadOnlyDictionary<string, string> files, params RenameAnswer[] renames)
    {
        var texts = files.ToDictionary(f => f.Key, f => new SourceText(SourceOf(f.Key), f.Key, f.Value));
        var sources = new List<Source>();
        var prisma = In(texts, p => p.EndsWith(".prisma", StringComparison.Ordinal));
        if (prisma.Count > 0) sources.Add(PrismaSchema.Read(prisma, "schema.prisma", "schema.prisma"));
        var sql = In(texts, p => p.StartsWith("declared/", StringComparison.Ordinal));
        if (sql.Count > 0) sources.Add(SqlSchema.Read(sql, "declared", "declared/*.sql", new() { Beside = sources.FirstOrDefault()?.Catalog }));
        var migrations = In(texts, p => p.StartsWith("migrations/", StringComparison.Ordinal));
        if (migrations.Count > 0) sources.Add(MigrationFolder.Read(new("migrations", migrations.Where(m => MigrationFolderListing.IsRead(m.Path)).ToEquatableArray()) { Snapshots = migrations.Where(m => MigrationFolderListing.IsSnapshot(m.Path)).ToEquatableArray(), OtherFiles = migrations.Where(m => !MigrationFolderListing.IsRead(m.Path)).Select(m => m.Path).ToEquatableArray() }, "history", new()));
        foreach (var (path, text) in texts.Where(t => t.Key.StartsWith("databases/", StringComparison.Ordinal)).OrderBy(t => t.Key, StringComparer.Ordinal)) sources.Add(Live(text, sources, texts));
        var code = files.Where(f => TextCode.Is(f.Key)).ToDictionary();
        if (code.Count > 0) sources.Add(TextCode.Read(code, [.. sources.Where(s => s.Role == SourceRole.Declared)], [.. sources.Where(s => s.Role is SourceRole.Declared or SourceRole.History)]));
        var documents = In(texts, p => p.EndsWith(".md", StringComparison.Ordinal));
        if (documents.Count > 0) sources.Add(DocumentReader.Read(documents, [.. sources], "documents", "*.md", new() { Databases = [.. sources.Where(s => s.Role == SourceRole.Database).Select(s => s.Name)] }));
        return new("case", sources.ToEquatableArray())
        {
            Texts = texts.Where(t => SourceOf(t.Key) != "databases").ToDictionary(t => t.Key, t => TextCode.Is(t.Key) ? new SourceText("code", t.Key, t.Value.Text) : t.Value),
            Files = texts.Where(t => SourceOf(t.Key) == "files").ToDictionary(),
            Renames = renames.ToEquatableArray(),
        };
    }

    /// <summary>
    /// A database in which this SQL was run: <c>databases/NAME.sql</c>. Its first line may say what a tool has written down, and how it is configured:
    /// <c>-- follows: declared</c>, <c>-- not encrypted</c>, <c>-- position SEQUENCE N</c>, <c>-- scans TABLE.INDEX N since DAY rows N</c>; rows in full as <see cref="TextTracking"/> has them.
    /// </summary>
    private static Source Live(SourceText text, List<Source> files, IReadOnlyDictionary<string, SourceText> texts)
    {
        var name = Path.GetFileNameWithoutExtension(text.Path);
        var replayed = SqlSchema.Read([text], name, text.Path, new()).Catalog.WithoutRefused();
        var facts = new DatabaseFacts("PostgreSQL 15", 15) { Tracking = TextTracking.Read(text.Text, texts) };
        foreach (var line in text.Text.Split('\n').Where(l => l.StartsWith("-- ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("-- follows: declared", StringComparison.Ordinal)) facts = facts with { Follows = SourceRole.Declared };
            if (line.Split(' ') is ["--", "position", var sequence, var position]) facts = facts with { SequencePositions = new Dictionary<ObjectId, long>(facts.SequencePositions) { [new(Sequence.OfKind, new("public", sequence))] = long.Parse(position) } };
            if (line.Split(' ') is ["--", "scans", var index, var scans, "since", var since, "rows", var rows]) facts = facts with { Statistics = Scanned(facts, index, long.Parse(scans), DateTimeOffset.Parse(since + "T00:00:00Z"), long.Parse(rows)) };
            if (line.StartsWith("-- not encrypted", StringComparison.Ordinal)) facts = facts with { Weaknesses = ["db.example.com:5432 is read in clear text"] };
        }
        return LiveDatabase.Of(name, "postgres", name, replayed, facts, new() { Files = files.ToEquatableArray() });
    }

    private static Dictionary<ObjectId, TableStatistics> Scanned(DatabaseFacts facts, string index, long scans, DateTimeOffset since, long rows)
    {
        var name = new ObjectName("public", index.Split('.')[1], index.Split('.')[0]);
        return new(facts.Statistics) { [new(Table.OfKind, name.OfTable())] = new(rows, null) { Since = since, IndexScans = new Dictionary<ObjectId, long> { [new(Model.Index.OfKind, name)] = scans } } };
    }

    /// <summary>Sections that begin with <c>=== path</c>.</summary>
    public static Dictionary<string, string> Sections(string text)
    {
        var sections = new Dictionary<string, string>();
        foreach (var part in ("\n" + text.ReplaceLineEndings("\n")).Split("\n=== ").Skip(1))
        {
            var end = part.IndexOf('\n');
            sections[end < 0 ? part.Trim() : part[..end].Trim()] = end < 0 ? "" : part[(end + 1)..];
        }
        return sections;
    }

    public static CheckResult Check(this Project project) => Checks.Run(project, new DateOnly(2026, 1, 1));

    private static string SourceOf(string path) =>
        path.EndsWith(".prisma", StringComparison.Ordinal) ? "schema.prisma" : path.StartsWith("declared/", StringComparison.Ordinal) ? "declared" : path.StartsWith("migrations/", StringComparison.Ordinal) ? "history" : path.StartsWith("databases/", StringComparison.Ordinal) ? "databases" : "files";

    private static List<SourceText> In(Dictionary<string, SourceText> texts, Func<string, bool> wanted) =>
        texts.Where(t => wanted(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value).ToList();
}
