using FsCheck;
using FsCheck.Fluent;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Tests.Replay;
using Xunit;

namespace Plumbline.Tests.Dialects;

/// <summary>What the kinds write is read back as the same catalog: <c>read(write(x)) = x</c>.</summary>
public class WrittenTests
{
    public static TheoryData<string> Cases() => PostgresReplayTests.Cases();

    [Theory, MemberData(nameof(Cases))]
    public void The_catalog_of_every_replay_case_survives(string name)
    {
        var catalog = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = 15, Blocks = DoBlock.Read };
        foreach (var path in Directory.EnumerateFiles(Repository.Path("tests", "cases", "replay", name), "*.sql").Order(StringComparer.Ordinal))
            PostgresDialect.Instance.Execute(new SourceText("history", path, File.ReadAllText(path)), catalog);
        Check(catalog.Current);
    }

    [Fact]
    public void Made_up_catalogs_survive() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>().Generator.Resize(1_000_000).ToArbitrary(), seed => { Check(MadeUpCatalog.Of(seed)); }).QuickCheckThrowOnFailure();

    private static void Check(Catalog catalog)
    {
        var differences = Written.Differences(catalog, out var sql);
        Assert.True(differences.Count == 0, string.Join('\n', differences) + "\n--\n" + sql);
    }
}
