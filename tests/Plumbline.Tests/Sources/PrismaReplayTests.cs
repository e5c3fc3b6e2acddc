using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>
/// <c>tests/cases/sources/prisma/CASE/schema.prisma</c> beside <c>expected.sql</c>, the SQL that Prisma's own engine writes for it from empty:
/// reading the one and replaying the other must give the same catalog.
/// </summary>
public class PrismaReplayTests
{
    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.EnumerateDirectories(Repository.Path("tests", "cases", "sources", "prisma")).Order(StringComparer.Ordinal))
            if (Read(Path.GetFileName(folder)) is var source && AllDialects.Find(source.Dialect) is not null) cases.Add(Path.GetFileName(folder));
        return cases;
    }

    private static Plumbline.Sources.Source Read(string name) =>
        PrismaSchema.Read([new("declared", "schema.prisma", File.ReadAllText(Repository.Path("tests", "cases", "sources", "prisma", name, "schema.prisma")))], "schema.prisma", name);

    [Theory, MemberData(nameof(Cases))]
    public void The_catalog_equals_the_replay_of_the_engines_sql(string name)
    {
        var source = Read(name);
        var dialect = AllDialects.Find(source.Dialect)!;
        var builder = new CatalogBuilder(dialect.Start(), dialect.DefaultSchema);
        var executed = dialect.Execute(new("history", "expected.sql", File.ReadAllText(Repository.Path("tests", "cases", "sources", "prisma", name, "expected.sql"))), builder);
        Assert.Empty(source.Findings);
        Assert.Empty(executed.Findings);
        Assert.All(executed.Statements, s => Assert.Null(s.Refused));
        Assert.Equal(Lines(builder.Current), Lines(source.Catalog));
        Assert.Equal(builder.Current.Fingerprint(), source.Catalog.Fingerprint());
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_prisma_made_is_no_drift(string name)
    {
        var source = Read(name);
        var dialect = AllDialects.Find(source.Dialect)!;
        var builder = new CatalogBuilder(dialect.Start(), dialect.DefaultSchema);
        dialect.Execute(new("history", "expected.sql", File.ReadAllText(Repository.Path("tests", "cases", "sources", "prisma", name, "expected.sql"))), builder);
        var history = new Plumbline.Sources.Source("history", SourceRole.History, "sql", source.Dialect, "history", builder.Current, Voice.Everything);
        Assert.Empty(TruthTable.Of(new Project("made", [source, history])).Drifting);
    }

    [Fact]
    public void The_cases_are_there() => Assert.True(Cases().Count >= 50);

    /// <summary>Every object, and every facet that is set, in one order.</summary>
    private static List<string> Lines(Catalog catalog) =>
        catalog.Objects.SelectMany(o => o.Kind.Facets.Where(f => f.Read(o) is not null).Select(f => $"{o.Id()}: {f.Name} = {f.Read(o)}").Prepend(o.Id().ToString())).Order(StringComparer.Ordinal).ToList();
}
