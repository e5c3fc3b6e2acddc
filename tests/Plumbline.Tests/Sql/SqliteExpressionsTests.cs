using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class SqliteExpressionsTests
{
    [Theory]
    [InlineData("a == 1", "a = 1")]
    [InlineData("a IS 1", "a IS NOT DISTINCT FROM 1")]
    [InlineData("a is not null and b not null", "a IS NOT NULL AND b IS NOT NULL")]
    [InlineData("cast(a as INTEGER) > 0", "CAST(a AS integer) > 0")]
    [InlineData("trim(a) glob 'x*'", "trim(a) GLOB 'x*'")]
    [InlineData("`a` LIKE 'x!%' ESCAPE '!'", "a LIKE 'x!%' ESCAPE '!'")]
    [InlineData("[my col] in ('a', 'b')", "\"my col\" IN ('a', 'b')")]
    [InlineData("x'00ff'", "X'00ff'")]
    [InlineData("length(a) between 1 and 3", "length(a) >= 1 AND length(a) <= 3")]
    [InlineData("datetime('now')", "datetime('now')")]
    public void Canonical_text(string written, string canonical)
    {
        foreach (var spelling in new[] { written, canonical })
        {
            var sql = SqlReader.Over(spelling, SqlFlavor.Sqlite);
            Assert.Equal(canonical, Expressions.Read(sql).Expression.Text);
            Assert.True(sql.AtEnd);
        }
    }

    [Theory]
    [InlineData("VARCHAR(255) NOT NULL", "varchar(255)")]
    [InlineData("UNSIGNED BIG INT PRIMARY KEY", "unsigned big int")]
    [InlineData("DECIMAL(10, 5)", "decimal(10,5)")]
    [InlineData("DEFAULT 1", "")]
    public void A_type_is_its_words(string written, string type) => Assert.Equal(type, Types.Read(SqlReader.Over(written, SqlFlavor.Sqlite)).ToString());
}
