using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Xunit;

namespace Plumbline.Tests.Sources;

public class CodeQueriesTests
{
    private static readonly Source s_schema = SqlSchema.Read([new("declared", "schema.sql", "CREATE TABLE users (id bigint PRIMARY KEY, email text); CREATE TABLE notes (id bigint, body text); CREATE VIEW people AS SELECT id FROM users;")], "declared", "schema.sql", new());

    private static CodeText Text(string tag, params (string? Text, int Line, int Column)[] pieces) =>
        new(tag, null, [.. pieces.Select(p => new CodePiece(p.Text, new(p.Line, p.Column)))], new(pieces[0].Line, pieces[0].Column));

    private static (CodeQueries Queries, List<Usage> Usages) Read(CodeText text, params string[] imports)
    {
        var queries = CodeQueries.Over("code", [s_schema with { Role = SourceRole.History }], 17)!;
        return (queries, [.. queries.Of([new CodeFile("src/a.ts") { Texts = [text], Imports = [.. imports.Select(i => new CodeImport("x", i, "x"))] }])]);
    }

    [Fact]
    public void A_name_stands_where_its_piece_stands()
    {
        var (_, usages) = Read(Text("$queryRaw", ("SELECT u.id,\n  u.phone FROM users u WHERE u.id = ", 4, 9), (null, 5, 50), (" AND u.mail = 1", 5, 56)));
        Assert.Equal(["4:18 id True", "5:5 phone False", "5:16 users True", "5:32 id True", "5:63 mail False"], usages.OrderBy(u => u.Where.Line).ThenBy(u => u.Where.Column).Select(u => $"{u.Where.Line}:{u.Where.Column} {u.Text} {u.IsDeclared}"));
    }

    [Theory]
    [InlineData("get", "Select item from list", 0)]
    [InlineData("run", "update everything set now = later", 0)]
    [InlineData("query", "SELECT item FROM list", 1)]
    public void What_much_else_takes_is_SQL_for_SQLite_alone(string tag, string text, int missing) =>
        Assert.Equal(missing, Read(Text(tag, (text, 1, 1)), "pg").Usages.Count(u => !u.IsDeclared));

    [Theory]
    [InlineData("sqlite", "SQLite's own", 0)]
    [InlineData("mysql", "nobody's", 0)]
    [InlineData("postgresql", "the history's", 1)]
    public void Prismas_client_speaks_to_the_server_of_its_schema(string provider, string whose, int missing)
    {
        var prisma = Plumbline.Sources.Prisma.PrismaSchema.Read([new("schema.prisma", "schema.prisma", $"datasource db {{\n  provider = \"{provider}\"\n}}\nmodel Cache {{\n  id Int @id\n}}\n")], "schema.prisma", "schema.prisma");
        var queries = CodeQueries.Over("code", [prisma, s_schema with { Role = SourceRole.History }], 17)!;
        var found = queries.Of([new CodeFile("src/a.ts") { Texts = [Text("$queryRaw", ("SELECT id FROM \"Cache\", nowhere", 1, 1))] }]).Where(u => !u.IsDeclared).ToList();
        Assert.True(provider == "sqlite" ? found.TrueForAll(u => u.Refusal?.StartsWith("no such", StringComparison.Ordinal) ?? true) : found.Count == missing, whose);
    }

    [Fact]
    public void A_column_of_nobody_is_told_of_the_first_table()
    {
        var (_, usages) = Read(Text("$queryRaw", ("SELECT colour FROM notes, users", 1, 1)));
        Assert.Equal(new ObjectName("public", "colour", "notes"), Assert.Single(usages, u => !u.IsDeclared).Subject.Name);
    }

    [Fact]
    public void A_views_columns_are_the_view()
    {
        var (_, usages) = Read(Text("$queryRaw", ("SELECT id FROM people", 1, 1)));
        Assert.Equal("view people", Assert.Single(usages).Subject.ToString());
    }

    [Fact]
    public void What_goes_to_nobody_known_is_counted_and_not_judged()
    {
        var (queries, usages) = Read(Text("query", ("SELECT nothing FROM nowhere", 1, 1)));
        Assert.Empty(usages);
        Assert.Equal(1, queries.Elsewhere);
        Assert.NotEmpty(Read(Text("query", ("SELECT nothing FROM nowhere", 1, 1)), "pg").Usages);
    }

    [Fact]
    public void What_is_not_understood_is_counted()
    {
        var (queries, usages) = Read(Text("$queryRaw", ("SELECT FROM WHERE", 1, 1)));
        Assert.Empty(usages);
        Assert.Equal((1, 1), (queries.Statements, queries.Unread));
    }
}
