using System.Text.Json;
using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Reports;

public class ReportTests
{
    private static readonly Lazy<CheckResult> s_health = new(() => Checks.Run(Workspace.Open(Repository.Path("examples", "health-records")).Project, new DateOnly(2026, 1, 1)));

    private static readonly CheckResult s_hostile = TextProject.Of(new Dictionary<string, string>
    {
        ["migrations/001_a.sql"] = "CREATE TABLE \"a\u001b[31mred\u202e|`x`\" (id int PRIMARY KEY, b int REFERENCES \"a\u001b[31mred\u202e|`x`\" (id));",
    }).Check();

    [Fact]
    public void Json_keeps_its_contract()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(s_health.Value));
        var root = json.RootElement;
        Assert.Equal(["version", "project", "verdict", "environments", "sources", "summary", "diagnoses", "findings", "known", "allowed", "truth", "claims", "notCompared", "readiness"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, "not-ready"), (root.GetProperty("version").GetInt32(), root.GetProperty("verdict").GetString()));
        var finding = root.GetProperty("findings")[0];
        Assert.Equal(["key", "rule", "severity", "kind", "object", "facet", "message", "locations", "fix", "environments"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["source", "file", "line", "column", "text"], finding.GetProperty("locations")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["kind", "object", "facet", "status", "values"], root.GetProperty("truth")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(s_health.Value.Findings.Count, root.GetProperty("summary").EnumerateObject().Sum(p => p.Value.GetInt32()));
    }

    /// <summary>A line may say the same of several objects: what it is said of tells the claims apart.</summary>
    [Fact]
    public void No_claim_looks_like_another()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(s_health.Value));
        var claims = json.RootElement.GetProperty("claims").GetProperty("list").EnumerateArray().ToList();
        Assert.Equal(["file", "line", "column", "says", "subject", "verdict", "why"], claims[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(claims.Count, claims.Select(c => string.Join('\0', c.EnumerateObject().Where(p => p.Name != "column").Select(p => p.Value))).Distinct().Count());
    }

    [Fact]
    public void Keys_of_diagnoses_are_keys_of_findings()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(s_health.Value));
        var keys = json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("key").GetString()).ToHashSet();
        Assert.Equal(s_health.Value.Findings.Count, keys.Count);
        Assert.All(json.RootElement.GetProperty("diagnoses").EnumerateArray().SelectMany(d => d.GetProperty("findings").EnumerateArray()), k => Assert.Contains(k.GetString(), keys));
    }

    [Fact]
    public void Plain_text_has_no_escapes_and_keeps_to_its_width()
    {
        var text = TerminalReport.Write(s_health.Value, Style.Plain with { Width = 90 });
        Assert.DoesNotContain('\u001b', text);
        Assert.StartsWith("health-records  not ready", text);
        // A path or a command is never broken: only lines with blanks to break at count.
        Assert.All(text.Split('\n').Where(l => l.Length > 90), l => Assert.True(l.Contains('/') || l.Contains('→'), l));
        Assert.Contains("^^^^", text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(400)]
    public void Any_width_will_do(int width) => Assert.Contains("not ready", TerminalReport.Write(s_health.Value, new Style(true, width)));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1, 2]")]
    [InlineData("{\"scripts\": 7}")]
    [InlineData("{\"scripts\": {\"build\": 1, \"a\": null, \"b\": {\"c\": \"d\"}}}")]
    [InlineData("{\"scripts\": {\"build\": \"tsc\", \"build\": \"prisma migrate dev --name\"}}")]
    [InlineData("\ufeff{\"scripts\": {\"build\": \"é prisma db push\"}}")]
    public void Any_package_file_will_do(string text) =>
        Assert.NotNull(TextProject.Of(new Dictionary<string, string> { ["package.json"] = text, ["migrations/20240101101010_a/migration.sql"] = "CREATE TABLE a (id int PRIMARY KEY);" }).Check());

    [Fact]
    public void Color_only_when_asked_for() => Assert.Contains("\u001b[31m", TerminalReport.Write(s_health.Value, new Style(true, 100)));

    [Fact]
    public void Hostile_names_do_not_reach_the_screen()
    {
        Assert.NotEmpty(s_hostile.Findings);
        foreach (var text in new[] { TerminalReport.Write(s_hostile, Style.Plain), MarkdownReport.Write(s_hostile) })
        {
            Assert.DoesNotContain('\u001b', text);
            Assert.DoesNotContain('\u202e', text);
        }
        Assert.DoesNotContain("\u001b[31mred", TerminalReport.Write(s_hostile, new Style(true, 100)));
        JsonDocument.Parse(JsonReport.Write(s_hostile)).Dispose();
    }

    [Fact]
    public void Markdown_cells_stay_cells()
    {
        var text = MarkdownReport.Write(s_hostile);
        foreach (var row in text.Split('\n').Where(l => l.StartsWith("| medium", StringComparison.Ordinal)))
            Assert.Equal(5, row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
    }

    [Fact]
    public void A_clean_project_says_so()
    {
        var result = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = "CREATE TABLE a (id int PRIMARY KEY);" }).Check();
        Assert.Equal(Verdict.Clean, result.Verdict());
        Assert.Contains("clean  no findings", TerminalReport.Write(result, Style.Plain));
    }

    [Fact]
    public void Unread_statements_block_the_word_clean()
    {
        var result = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = "CREATE TABEL a (id int);" }).Check();
        Assert.NotEqual(Verdict.Clean, result.Verdict());
    }

    [Fact]
    public void A_catalog_written_as_sql_reads_back_as_itself()
    {
        foreach (var project in new[] { Mutations.MutationProject.Sql, Mutations.MutationProject.Prisma })
        {
            var history = project.History;
            var again = SqlSchema.Read([new SourceText("sql", "again.sql", CatalogSql.Write(history))], "again", "again.sql", new());
            Assert.Empty(again.Findings.Select(f => $"{f.Where}: {f.Message}"));
            var changes = Plumbline.Diff.Differ.Compare(history.Catalog, again.Catalog).Select(c => $"{c.GetType().Name} {c.Subject().Id()} {(c is Plumbline.Diff.Change.Altered a ? string.Join(", ", a.Facets) : "")}");
            Assert.Empty(changes);
        }
    }

    [Fact]
    public void The_schemas_of_a_database_are_written_but_for_the_one_that_every_database_has()
    {
        var catalog = Catalog.Of([new Schema(new(null, "app")) { Origin = new(new("production")) }, new Schema(new(null, "public"))]);
        Assert.Equal("CREATE SCHEMA app;\n\n", CatalogSql.Write(new("production", SourceRole.Database, "postgres", "postgres", "", catalog, Voice.Everything)));
    }

    [Fact]
    public void A_large_catalog_is_written_in_one_order()
    {
        var tables = Enumerable.Range(10_000, 3_000).Select(i => new ObjectName("public", $"t{i}")).ToList();
        var catalog = Catalog.Of(tables.AsEnumerable().Reverse().SelectMany(t => new SchemaObject[] { new Table(t), new Column(t.Member("id"), SqlType.Integer), new PrimaryKey(t.Member($"{t.Name}_pkey"), ["id"]) }));
        var made = tables.Select(t => $"CREATE TABLE {t.Name} (\n    id integer\n)").Concat(tables.Select(t => $"ALTER TABLE {t.Name} ADD CONSTRAINT {t.Name}_pkey PRIMARY KEY (id)"));
        Assert.Equal(made, CatalogSql.Statements(catalog, Plumbline.Dialects.Postgres.PostgresDialect.Instance));
    }

    [Fact]
    public void A_catalog_written_as_prisma_reads_back_as_itself()
    {
        var history = Mutations.MutationProject.Prisma.History;
        var text = CatalogPrisma.Write(history);
        var again = Plumbline.Sources.Prisma.PrismaSchema.Read([new SourceText("prisma", "again.prisma", text)], "again", "again.prisma");
        Assert.Empty(again.Findings.Select(f => $"{f.Where}: {f.Message}"));
        Assert.Empty(SourceChanges.Of(history, again).Select(c => $"{c.GetType().Name} {c.Subject().Id()}"));
    }

    [Fact]
    public void Every_form_of_a_catalog_holds_every_table()
    {
        var source = Mutations.MutationProject.Prisma.Declared;
        foreach (var text in new[] { CatalogJson.Write(source), CatalogMermaid.Write(source), CatalogMarkdown.Write(source), CatalogPrisma.Write(source), CatalogSql.Write(source) })
            Assert.All(source.Catalog.OfType<Table>().Where(t => !t.Name.Name.StartsWith('_')), t => Assert.Contains(t.Name.Name, text));
        JsonDocument.Parse(CatalogJson.Write(source)).Dispose();
    }

    [Fact]
    public void A_diff_of_equal_sources_is_empty_and_one_of_different_ones_is_told()
    {
        var (declared, history) = (Mutations.MutationProject.Prisma.Declared, Mutations.MutationProject.Prisma.History);
        Assert.Contains("no changes", DiffTree.Write(history, declared, Style.Plain));
        var less = history with { Catalog = history.Catalog.Without(new(Column.OfKind, new("public", "seats", "accounts"))) };
        Assert.Contains("+ column seats integer not null default 3", DiffTree.Write(less, declared, Style.Plain));
        using var json = JsonDocument.Parse(DiffJson.Write(less, declared));
        Assert.Equal("accounts.seats", Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray()).GetProperty("object").GetString());
    }
}
