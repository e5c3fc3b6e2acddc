using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Drizzle;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>
/// <c>tests/cases/sources/drizzle/CASE/*.ts</c> beside <c>expected.sql</c>, which drizzle-kit writes for it from empty: reading the one and replaying the other must give the same schema.
/// </summary>
public class DrizzleSchemaTests
{
    public static TheoryData<string> Cases() => new(Directory.EnumerateDirectories(Repository.Path("tests", "cases", "sources", "drizzle")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public void The_catalog_equals_the_replay_of_the_tools_sql(string name)
    {
        var schema = Read(name);
        Assert.Empty(schema.Findings);
        var replayed = DrizzleSnapshotReadingTests.Replayed($"drizzle/{name}", schema.Dialect);
        var truth = TruthTable.Of(new Project("made", [schema, new("history", SourceRole.History, "sql", schema.Dialect, "history", replayed, Voice.Everything)]));
        Assert.Empty(truth.Drifting.Select(s => $"{s.Id}: {s.In(0) is not null} {s.In(1) is not null} {string.Join(", ", s.Differences.Select(d => $"{d.Facet.Name} {d.Before} {d.After}"))}"));
        // Nothing is silent that the tool says, but what is put together in code.
        var known = replayed.Objects.Where(o => o is not (Extension or Schema) && !schema.NotCompared.Any(n => n.What == o.Name.ToString())).Select(o => o.Id().ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(known, schema.Catalog.Objects.Where(o => o is not (Extension or Schema)).Select(o => o.Id().ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_has_the_place_where_it_is_declared()
    {
        var schema = Read("pg-helpers");
        string At(string table, string column) => schema.Catalog.Find(new(Column.OfKind, new("public", column, table)))!.Origin.Here.ToString();
        Assert.Equal("schema.ts:12", schema.Catalog.Find(new(Table.OfKind, new("public", "shop_orders")))!.Origin.Here.ToString());
        Assert.Equal(["schema.ts:13", "columns.ts:9", "schema.ts:17"], [At("shop_orders", "id"), At("shop_orders", "created_at"), At("shop_orders", "total")]);
        Assert.Equal("orders.createdAt", schema.ModelNames[new(Column.OfKind, new("public", "created_at", "shop_orders"))].ToString());
    }

    private static Source Read(string name)
    {
        var folder = Repository.Path("tests", "cases", "sources", "drizzle", name);
        var files = TextCode.Files(Directory.EnumerateFiles(folder, "*.ts").ToDictionary(p => Path.GetFileName(p)!, File.ReadAllText));
        var casing = File.Exists(Path.Combine(folder, "casing")) ? File.ReadAllText(Path.Combine(folder, "casing")).Trim() : null;
        return DrizzleSchema.Read(new CodeProject(files), ["schema.ts"], "schema.ts", "schema.ts", new() { Casing = casing, Dialect = name.StartsWith("sqlite", StringComparison.Ordinal) ? AllDialects.Sqlite : AllDialects.Postgres });
    }
}
