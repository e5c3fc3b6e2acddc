using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>A folder of <c>tests/cases/replay</c>: the same files for the catalog in memory and for a server.</summary>
internal sealed record ReplayCase(string Name, IReadOnlyList<SourceText> Files)
{
    public static IEnumerable<string> Names(string root) =>
        Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Select(p => Path.GetRelativePath(root, p).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static ReplayCase Read(string root, string name) =>
        new(name, [.. Directory.EnumerateFiles(Path.Combine(root, name), "*.sql").Order(StringComparer.Ordinal).Select(path => new SourceText("history", Path.GetFileName(path), File.ReadAllText(path)))]);

    /// <summary>What the replay says of the files, run one after the other in one session.</summary>
    public (IReadOnlyList<Statement> Statements, Catalog Catalog) Replay(int version)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = version, Blocks = DoBlock.Read };
        var statements = new List<Statement>();
        foreach (var file in Files) statements.AddRange(PostgresDialect.Instance.Execute(file, builder).Statements);
        return (statements, builder.Current);
    }
}
