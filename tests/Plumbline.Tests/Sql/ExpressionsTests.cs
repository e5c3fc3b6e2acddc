using Plumbline.Model;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class ExpressionsTests
{
    [Theory]
    [InlineData("x IN (1,2)", "x IN (1, 2)")]
    [InlineData("((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))", "status IN ('a', 'b')")]
    [InlineData("a between 1 and 10", "a >= 1 AND a <= 10")]
    [InlineData("a and (b and c) or d", "(a AND b AND c) OR d")]
    [InlineData("nextval('app.s'::regclass)", "nextval('app.s'::regclass)")]
    [InlineData("(addr).city", "(addr).city")]
    [InlineData("trim(both ' ' from x)", "btrim(x, ' ')")]
    [InlineData("a - (b - c) - d", "a - (b - c) - d")]
    [InlineData("NOT (a = b)", "NOT (a = b)")]
    public void Canonical_text(string written, string canonical)
    {
        var text = Expressions.Read(written).Expression.Text;
        Assert.Equal(canonical, text);
        Assert.Equal(canonical, Expressions.Read(text).Expression.Text);
    }

    [Fact]
    public void A_default_stops_before_the_next_column_clause()
    {
        var sql = SqlReader.Over("'a' || 'b' NOT NULL");
        Assert.Equal("'a' || 'b'", Expressions.Read(sql, SqlType.Text, restricted: true).Expression.Text);
        Assert.True(sql.Is("not", "null"));
    }

    [Fact]
    public void Names_are_reported()
    {
        var parsed = Expressions.Read("lower(t.a) = b::app.mood AND EXISTS (SELECT 1 FROM app.m)");
        Assert.Equal(["a", "b"], parsed.Columns.Take(2));
        Assert.Contains(new ObjectName(null, "lower"), parsed.Functions);
        Assert.Contains(new ObjectName("app", "m"), parsed.Relations);
        Assert.Equal([new SqlType("app", "mood")], parsed.Types);
    }
}
