using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Drizzle;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>
/// A snapshot beside the SQL that drizzle-kit wrote with it from empty, by every version of the format: <c>tests/cases/sources/drizzle-snapshots</c>, and for today's
/// <c>tests/cases/sources/drizzle</c>. Reading the one and replaying the other must give the same schema.
/// </summary>
public class DrizzleSnapshotReadingTests
{
    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in (string[])["drizzle-snapshots", "drizzle"])
            foreach (var path in Directory.EnumerateDirectories(Repository.Path("tests", "cases", "sources", folder)).Order(StringComparer.Ordinal)) cases.Add($"{folder}/{Path.GetFileName(path)}");
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_snapshot_says_what_its_migration_does(string name)
    {
        var model = DrizzleSnapshot.Read(new("snapshot", "snapshot.json", Text(name, "snapshot.json")), out var fault);
        Assert.Null(fault);
        var snapshot = DrizzleCatalog.Read(model!, "snapshot", "snapshot.json", new());
        Assert.Empty(snapshot.Findings);
        var replayed = Replayed(name, snapshot.Dialect);
        var truth = TruthTable.Of(new Project("made", [snapshot, new("history", SourceRole.History, "sql", snapshot.Dialect, "history", replayed, Voice.Everything)]));
        Assert.Empty(truth.Drifting.Select(s => $"{s.Id}: {s.In(0) is not null} {s.In(1) is not null} {string.Join(", ", s.Differences.Select(d => $"{d.Facet.Name} {d.Before} {d.After}"))}"));
        Assert.All(snapshot.Catalog.OfType<Table>(), t => Assert.True(t.Origin.Here.Line > 1));
        Assert.Equal(replayed.OfType<Column>().Count(), snapshot.Catalog.OfType<Column>().Count());
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "no known dialect")]
    [InlineData("{\"dialect\":\"mysql\"}", "mysql")]
    [InlineData("{\"dialect\":\"postgresql\"}", "neither tables")]
    [InlineData("{\"dialect\":\"postgresql\",\"tables\":{\"a\":[]}}", "another form")]
    [InlineData("{\"dialect\":\"sqlite\",\"ddl\":[1,{},{\"entityType\":\"columns\",\"table\":\"x\"}]}", null)]
    public void What_is_no_snapshot_is_told(string text, string? why)
    {
        var model = DrizzleSnapshot.Read(new("snapshot", "snapshot.json", text), out var fault);
        Assert.Equal(why is null, model is not null);
        if (why is not null) Assert.Contains(why, fault);
    }

    internal static string Text(string name, string file) => File.ReadAllText(Repository.Path(["tests", "cases", "sources", .. name.Split('/'), file]));

    internal static Catalog Replayed(string name, string dialectName)
    {
        var dialect = AllDialects.Find(dialectName)!;
        var sql = Text(name, "expected.sql");
        var types = name.Contains("extension") ? "CREATE EXTENSION vector; CREATE EXTENSION citext; CREATE EXTENSION postgis;\n" : "";
        var builder = new CatalogBuilder(dialect.Start(), dialect.DefaultSchema) { Blocks = Plumbline.Replay.DoBlock.Read };
        var executed = dialect.Execute(new("history", "expected.sql", types + sql.Replace("--> statement-breakpoint", ";")), builder);
        Assert.Empty(executed.Findings);
        Assert.All(executed.Statements, s => Assert.Null(s.Refused));
        return builder.Current;
    }
}
