using Plumbline.Model;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class QueriesTests
{
    [Theory]
    [InlineData("select a, b as x from t as t where (t.b = 'x'::text)", "SELECT a, b AS x FROM t WHERE b = 'x'")]
    [InlineData("select 1 from ((a join b using (id)) left outer join c on (true))", "SELECT 1 FROM a JOIN b USING (id) LEFT JOIN c ON TRUE")]
    [InlineData("SELECT auth.uid() AS uid", "SELECT auth.uid()")]
    [InlineData("(select 1) union all select 2 fetch first 3 rows only", "SELECT 1 UNION ALL SELECT 2 LIMIT 3")]
    [InlineData("merge into t using s on t.id=s.id when matched then delete", "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE")]
    public void Canonical_text(string written, string canonical)
    {
        var text = Queries.Read(SqlReader.Over(written)).Text;
        Assert.Equal(canonical, text);
        Assert.Equal(canonical, Queries.Read(SqlReader.Over(text)).Text);
    }

    [Theory]
    [InlineData("SELECT 1 WITH NO DATA", "with")]
    [InlineData("SELECT 1 WITH LOCAL CHECK OPTION", "with")]
    [InlineData("SELECT 1) AND x", ")")]
    public void It_stops_before_what_is_not_the_query(string text, string next)
    {
        var sql = SqlReader.Over(text);
        Assert.Equal("SELECT 1", Queries.Read(sql).Text);
        Assert.Equal(next, sql.CurrentSpan.ToString(), ignoreCase: true);
    }

    [Fact]
    public void Names_are_reported_without_common_tables_and_aliases()
    {
        var query = Queries.Read(SqlReader.Over("WITH c AS (SELECT id FROM app.a) SELECT c.id, count(*), b.x + 1 FROM c, b AS c2 JOIN d ON lower(d.n) = 'x'"));
        Assert.Equal([new ObjectName("app", "a"), new ObjectName(null, "b"), new ObjectName(null, "d")], query.Relations);
        Assert.Equal(["count", "lower"], query.Functions.Select(f => f.Name));
        Assert.Equal(["id", "count", "?column?"], query.Results);
        Assert.Equal(["id", "x", "n"], query.Columns);
    }
}
