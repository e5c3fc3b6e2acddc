using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

/// <summary>The pairs in <c>tests/cases/spelling</c>; its README has the format. Each was judged by a server when it was written.</summary>
public class SpellingTests
{
    public static TheoryData<SpellingPair> Equal() => Pairs("equal");

    public static TheoryData<SpellingPair> Different() => Pairs("different");

    [Theory]
    [MemberData(nameof(Equal))]
    public void These_are_one(SpellingPair pair) => Assert.Equal(Canonical(pair, pair.First), Canonical(pair, pair.Second));

    [Theory]
    [MemberData(nameof(Different))]
    public void These_are_two(SpellingPair pair) => Assert.NotEqual(Canonical(pair, pair.First), Canonical(pair, pair.Second));

    [Theory]
    [MemberData(nameof(Equal))]
    [MemberData(nameof(Different))]
    public void The_canonical_text_reads_back_as_itself(SpellingPair pair)
    {
        foreach (var spelling in new[] { pair.First, pair.Second })
        {
            var canonical = Canonical(pair, spelling);
            Assert.Equal(canonical, Canonical(pair, canonical));
            if (pair.Kind is "type" or "view") continue;
            var exact = Expressions.Read(spelling).Expression.Sql;
            Assert.Equal(exact, Expressions.Read(exact).Expression.Sql);
            Assert.Equal(canonical, Canonical(pair, exact));
        }
    }

    private static string Canonical(SpellingPair pair, string spelling)
    {
        var sql = SqlReader.Over(spelling);
        var text = pair.Kind switch
        {
            "type" => Types.Read(sql).ToString(),
            "view" => Queries.Read(sql).Text,
            "default" or "generated" => Expressions.Read(sql, Types.Read(SqlReader.Over(pair.Type))).Expression.Text,
            _ => Expressions.Read(sql).Expression.Text,
        };
        sql.ExpectEnd();
        return text;
    }

    private static TheoryData<SpellingPair> Pairs(string verdict) => new(SpellingPair.ReadAll(Repository.Path("tests", "cases", "spelling", verdict)));
}
