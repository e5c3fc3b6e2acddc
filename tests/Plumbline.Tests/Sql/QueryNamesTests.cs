using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class QueryNamesTests
{
    public static TheoryData<string> Cases() => new(QueryCase.Names());

    [Theory, MemberData(nameof(Cases))]
    public void The_names_of_a_query_are_found_and_resolved(string name)
    {
        var got = QueryCase.Print(QueryCase.Read(name, 17), QueryCase.Text(name));
        if (Repository.Accepting) File.WriteAllText(QueryCase.Expected(name), got);
        Assert.Equal(File.ReadAllText(QueryCase.Expected(name)), got);
    }

    [Fact]
    public void What_a_server_refuses_is_missing()
    {
        var wrong = new List<string>();
        foreach (var (query, verdict) in QueryCase.Verdicts())
        {
            var read = QueryCase.Of(query, 15);
            var said = read.Unread.Count > 0 ? "unread" : read.Names.Where(n => n.Verdict == NameVerdict.Missing).Select(n => n.State).FirstOrDefault() ?? "ok";
            if (said != verdict) wrong.Add($"{said}, not {verdict}: {query}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("(\uFFFC ILIKE '%' OR \uFFFC IS NULL)", 0, 0)]
    [InlineData("((SELECT b FROM a) UNION (SELECT c FROM a))", 4, 0)]
    [InlineData("(SELECT b FROM", 0, 1)]
    public void A_condition_in_parentheses_is_no_statement(string text, int names, int unread)
    {
        var read = QueryNames.Read(text, new QueryMeanings(Catalog.Empty, 17, ["public"]));
        Assert.Equal((names, unread), (read.Names.Count, read.Unread.Count));
    }

    [Theory]
    [InlineData(15, "last_idx_scan", false)]
    [InlineData(16, "last_idx_scan", true)]
    [InlineData(12, "idx_scan", true)]
    [InlineData(99, "last_idx_scan", true)]
    public void System_catalogs_have_the_columns_of_their_major(int major, string column, bool has) =>
        Assert.Equal(has, SystemCatalogs.Of(major).Relation("pg_catalog", "pg_stat_user_indexes")!.Any(c => c.Name == column));

    [Fact]
    public void A_declared_schema_that_may_lack_views_and_functions_denies_none()
    {
        var meanings = new QueryMeanings(Catalog.Empty, 17, ["public"]) { HasAllRelations = false, HasAllFunctions = false };
        Assert.All(QueryNames.Read("SELECT f(a) FROM v WHERE b::mood = 'x'", meanings).Names, n => Assert.Equal(NameVerdict.Unsure, n.Verdict));
    }

    [Fact]
    public void An_extension_may_bring_what_is_not_there()
    {
        var meanings = new QueryMeanings(Catalog.Empty.With(new Extension(new(null, "postgis"))), 17, ["public"]);
        Assert.All(QueryNames.Read("SELECT st_area(g.shape) FROM spatial_ref_sys g", meanings).Names, n => Assert.Equal(NameVerdict.Unsure, n.Verdict));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFFFC")]
    [InlineData("SELECT \uFFFC")]
    [InlineData("SELECT ((((")]
    [InlineData("SELECT 'unclosed")]
    [InlineData("MERGE INTO")]
    [InlineData("WITH a AS (SELECT 1) , b AS (INSERT INTO \uFFFC \uFFFC) SELECT \uFFFC FROM b \uFFFC")]
    public void Any_text_is_read_without_an_exception(string text) => Assert.NotNull(QueryNames.Read(text, new QueryMeanings(Catalog.Empty, 17, ["public"])));
}
