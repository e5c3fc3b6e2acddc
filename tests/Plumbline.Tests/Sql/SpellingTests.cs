using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

/// <summary>The pairs in <c>tests/cases/spelling</c>; its README has the format. Each was judged by a server when it was written.</summary>
public class SpellingTests
{
    public sealed record Pair(string Kind, string Type, string First, string Second, string Where)
    {
        public override string ToString() => Where;
    }

    public static TheoryData<Pair> Equal() => Pairs("equal");

    public static TheoryData<Pair> Different() => Pairs("different");

    [Theory]
    [MemberData(nameof(Equal))]
    public void These_are_one(Pair pair) => Assert.Equal(Canonical(pair, pair.First), Canonical(pair, pair.Second));

    [Theory]
    [MemberData(nameof(Different))]
    public void These_are_two(Pair pair) => Assert.NotEqual(Canonical(pair, pair.First), Canonical(pair, pair.Second));

    [Theory]
    [MemberData(nameof(Equal))]
    [MemberData(nameof(Different))]
    public void The_canonical_text_reads_back_as_itself(Pair pair)
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

    private static string Canonical(Pair pair, string spelling)
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

    private static TheoryData<Pair> Pairs(string verdict)
    {
        var data = new TheoryData<Pair>();
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tests", "cases", "spelling", verdict), "*.sql").Order())
            foreach (var pair in Pairs(verdict, file)) data.Add(pair);
        return data;
    }

    private static IEnumerable<Pair> Pairs(string verdict, string file)
    {
        var lines = File.ReadAllLines(file);
        for (var at = 0; at < lines.Length;)
        {
            var where = $"{verdict}/{Path.GetFileName(file)}:{at + 1}";
            var header = lines[at++].Split(" | ")[0];
            Assert.True(header.StartsWith("-- ", StringComparison.Ordinal), where);
            var kind = header[3..].Split(' ', 2);
            var first = Until(lines, ref at, l => l == "--");
            at++;
            var second = Until(lines, ref at, l => l.StartsWith("-- ", StringComparison.Ordinal));
            yield return new(kind[0], kind.Length > 1 ? kind[1] : "", first, second, where);
        }
    }

    private static string Until(string[] lines, ref int at, Func<string, bool> ends)
    {
        var start = at;
        while (at < lines.Length && !ends(lines[at])) at++;
        return string.Join('\n', lines[start..at]);
    }
}
