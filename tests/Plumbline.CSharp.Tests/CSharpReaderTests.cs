using System.Diagnostics;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Xunit;

namespace Plumbline.CSharp.Tests;

public class CSharpReaderTests
{
    private static readonly Source s_schema = SqlSchema.Read([new("declared", "schema.sql", """
        CREATE TYPE status AS ENUM ('open', 'done');
        CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, state status NOT NULL, "userId" bigint);
        """)], "declared", "schema.sql", new()) with { Role = SourceRole.History };

    /// <summary>line:column text, with <c>!</c> in front of what is not there.</summary>
    private static List<string> Uses(string code)
    {
        var queries = CodeQueries.Over("code", [s_schema], 17)!;
        return [.. queries.Of([CSharpReader.Read("src/Orders.cs", code + "\n// with Dapper")]).Where(u => u.Subject.Kind != Table.OfKind).Select(u => $"{(u.IsDeclared ? "" : "!")}{u.Where.Line}:{u.Where.Column} {u.Text}")];
    }

    [Theory]
    [InlineData("""db.Orders.FromSqlRaw("SELECT id, amount FROM orders WHERE total > {0}", 5);""", "1:30 id", "!1:34 amount", "1:59 total")]
    [InlineData("""await db.Database.ExecuteSqlAsync($"UPDATE orders SET totl = {total} WHERE id = {id}");""", "!1:55 totl", "1:76 id")]
    [InlineData("""connection.QueryAsync<Order>("SELECT id FROM orders WHERE state = 'closed' AND id IN @ids", new { ids });""", "1:38 id", "1:59 state", "!1:67 'closed'", "1:80 id")]
    [InlineData("""var command = new NpgsqlCommand("DELETE FROM orders WHERE sum < @sum", connection);""", "!1:59 sum")]
    [InlineData("""command.CommandText = @"SELECT ""userId"", ""userid"" FROM orders";""", "1:32 \"userId\"", "!1:44 \"userid\"")]
    [InlineData("""connection.Execute("UPDATE orders " + "SET total = 1, " + note + "sum = 2 WHERE id = 1");""", "1:44 total", "1:81 id")]
    [InlineData("""const string Sql = "SELECT nr FROM orders"; connection.Query(Sql);""", "!1:28 nr")]
    [InlineData("""const string Sql = "nr, id"; connection.Query($"SELECT {Sql} FROM orders");""", "!1:21 nr", "1:25 id")]
    [InlineData("""const string Sql = "open"; db.Orders.FromSql($"SELECT id FROM orders WHERE state = {Sql}");""", "1:55 id", "1:76 state")]
    [InlineData("""connection.Query("SELECT\tid,\n\"nr\" FROM orders");""", "1:27 id", "!1:32 \"nr\"")]
    public void Names_stand_where_the_file_has_them(string code, params string[] uses) => Assert.Equal(uses.Order(), Uses(code).Order());

    /// <summary>Each text that a call may hand over; a hole is …, and a call of which nothing is known is ?.</summary>
    [Theory]
    [InlineData("""c.Query(a ? "SELECT 1" : "SELECT 2");""", "SELECT 1", "SELECT 2")]
    [InlineData("""c.Query(n switch { 1 => "SELECT 1", 2 => Other(), _ => throw new E() });""", "SELECT 1", "?")]
    [InlineData("""c.Query(x ?? "SELECT 1");""", "?", "SELECT 1")]
    [InlineData("""c.Query(string.Format("SELECT {0} FROM t WHERE {1:N} = 1", x, y));""", "SELECT … FROM t WHERE … = 1")]
    [InlineData("""c.Query(string.Concat("SELECT 1", x, " FROM t"));""", "SELECT 1… FROM t")]
    [InlineData("""c.Query(string.Join(" ", "SELECT 1", "FROM t", x));""", "SELECT 1 FROM t …")]
    [InlineData("""c.Query(string.Join("\n", new[] { "SELECT 1", "FROM t" }));""", "SELECT 1 FROM t")]
    [InlineData("""c.Query($"SELECT 1 {(a ? "WHERE b" : "")} {x}");""", "SELECT 1 WHERE b …")]
    [InlineData("""c.Query($"SELECT 1 {(a ? "x" : "y")}");""", "SELECT 1 …")]
    [InlineData("""var s = "SELECT 1"; if (a) s += " WHERE b"; else s += " WHERE c"; s += " LIMIT 1"; c.Query(s);""", "SELECT 1…… LIMIT 1")]
    [InlineData("""var s = "SELECT 1"; if (a) { s += " WHERE b"; } foreach (var x in xs) s = s + " AND c"; s = s + " LIMIT " + n; c.Query(s);""", "SELECT 1 WHERE b… LIMIT …")]
    [InlineData("""string s; if (a) s = "SELECT 1"; else s = "SELECT 2"; c.Query(s!);""", "SELECT 1", "SELECT 2")]
    [InlineData("""var s = "SELECT 1"; if (a) s = Other(); c.Query(s);""", "SELECT 1", "?")]
    [InlineData("""var s = "SELECT 1"; s = Other(); c.Query(s);""", "?")]
    [InlineData("""var s = Other(); s += " FROM t"; c.Query(s);""", "?")]
    [InlineData("""var b = new StringBuilder("SELECT 1"); b.Append(" FROM t").AppendLine(" WHERE c"); if (a) b.Append(" AND d"); c.Query(b.ToString());""", "SELECT 1 FROM t WHERE c\n AND d")]
    [InlineData("""StringBuilder b = new(); b.Append("SELECT 1"); foreach (var x in xs) b.Append(x); Filter(b); b.AppendFormat(" LIMIT {0}", n); c.Query(b.ToString());""", "SELECT 1…… LIMIT …")]
    [InlineData("""var b = new StringBuilder("SELECT 1"); b.Replace("1", "2"); c.Query(b.ToString());""", "?")]
    [InlineData("""c.Query(new StringBuilder(64).Append("SELECT 1").Append(x).ToString());""", "SELECT 1…")]
    [InlineData("""{ var s = "SELECT 1"; c.Query(s); } { var s = "SELECT 2"; c.Query(s); }""", "SELECT 1", "SELECT 2")]
    [InlineData("""c.Query(Q.One + Q.Two); static class Q { public const string One = "SELECT 1"; public static string Two => " FROM t"; }""", "SELECT 1 FROM t")]
    [InlineData("""class A { string s = "SELECT 1"; void B(string s) => c.Query(s); void C() => c.Query(this.s); }""", "?", "SELECT 1")]
    [InlineData("""new NpgsqlCommand(s, c); command.CommandText = Read(); db.Orders.FromSqlRaw(s); SqlMapper.Query(c, "SELECT 1"); new CreateOrderCommand(s); c.ExecuteAsync(new CommandDefinition(s));""", "?", "?", "?", "SELECT 1", "?", "?")]
    public void What_a_call_hands_over_is_read_or_counted(string code, params string[] texts)
    {
        var file = CSharpReader.Read("src/Orders.cs", $"using Dapper;\nusing Npgsql;\n{code}\n");
        Assert.Equal(texts, file.Texts.Select(t => t.Pieces.IsEmpty ? "?" : t.With(_ => "…")));
        var queries = CodeQueries.Over("code", [s_schema], 17)!;
        Assert.NotNull(queries.Of([file]).ToList());
        Assert.Equal((texts.Count(t => t != "?"), texts.Count(t => t == "?")), (queries.Sent, queries.Unknown));
    }

    [Fact]
    public void Raw_strings_lose_their_indentation_and_keep_their_places()
    {
        var code = "class A\n{\n    void B(C c) => c.Query(\n        \"\"\"\n        SELECT id,\n               nr\n        FROM orders\n        \"\"\");\n}\n";
        Assert.Equal(["!6:16 nr", "5:16 id"], Uses(code).Order());
    }

    [Fact]
    public void Raw_interpolated_strings_keep_their_places()
    {
        var code = "class A\n{\n    void B(C c, long n) => c.SqlQuery<long>(\n        $\"\"\"\n        SELECT id FROM orders\n        WHERE total > {n} AND nr = {n}\n          AND id = 1\n        \"\"\");\n}\n";
        Assert.Equal(["!6:31 nr", "5:16 id", "6:15 total", "7:15 id"], Uses(code).Order());
    }

    [Theory]
    [InlineData("""Console.WriteLine("Select name from orders"); // Sql""")]
    [InlineData("""connection.Query(name); command.CommandText = Read("x.sql"); // Sql""")]
    [InlineData("""var sql = "SELECT nr FROM orders"; sql = Other(); connection.Query(sql);""")]
    [InlineData("class { \"unclosed Sql")]
    public void What_is_not_handed_over_or_not_known_is_no_query(string code) => Assert.Empty(Uses(code));

    [Theory]
    [InlineData("""new SqliteCommand("SELECT nr FROM orders", connection);""", 1)]
    [InlineData("""new SqlCommand("SELECT nr FROM orders", connection);""", 1)]
    [InlineData("""using Microsoft.Data.Sqlite; connection.Query("SELECT nr FROM orders");""", 1)]
    [InlineData("""using Dapper; using Npgsql; connection.Query("SELECT nr FROM orders");""", 0)]
    [InlineData("""using Npgsql; new NpgsqlCommand("SELECT nr FROM orders", connection);""", 0)]
    [InlineData("""using Microsoft.Data.Sqlite; using Npgsql; connection.Query("SELECT nr FROM orders");""", 1)]
    public void What_goes_to_another_server_is_counted_and_not_judged(string code, int elsewhere)
    {
        var queries = CodeQueries.Over("code", [s_schema], 17)!;
        Assert.Equal(elsewhere == 0, queries.Of([CSharpReader.Read("src/Orders.cs", code)]).Any(u => !u.IsDeclared));
        Assert.Equal(elsewhere, queries.Elsewhere);
    }

    [Fact]
    public void Reading_is_linear()
    {
        string Code(int count) => "class A { void B(C c) {\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"c.Query(\"SELECT id, total FROM orders WHERE id = {i}\");\n")) + "} }";
        Uses(Code(50));
        var watch = Stopwatch.StartNew();
        Assert.Equal(12_000, Uses(Code(4000)).Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }
}
