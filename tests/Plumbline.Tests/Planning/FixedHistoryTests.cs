using Plumbline.Planning.Reconcile;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>Safe edits of migrations: made where the files still say the same and nobody objects, left with the reason where not.</summary>
public class FixedHistoryTests
{
    private const string Prisma = "CREATE TABLE \"User\" (\"id\" TEXT NOT NULL, CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\"));\n";

    private static FixedHistory Fix(string sql, Func<string, bool>? mayChange = null)
    {
        var project = TextProject.Of(new Dictionary<string, string> { ["migrations/20240610101112_init/migration.sql"] = Prisma, ["migrations/01_extra.sql"] = sql });
        var history = project.Of(SourceRole.History).Single();
        return FixedHistory.Of(project, history, FolderTrial.Of(history, project.Texts, new()), new(2026, 1, 1), mayChange ?? (_ => true));
    }

    [Theory]
    [InlineData("CREATE TABLE a (id int);", "CREATE TABLE IF NOT EXISTS a (id int);")]
    [InlineData("create /* why */ unlogged\ttable a (id int);", "create /* why */ unlogged\ttable IF NOT EXISTS a (id int);")]
    [InlineData("CREATE TABLE a (id int);\r\nCREATE VIEW v AS SELECT id FROM a;\r\n", "CREATE TABLE IF NOT EXISTS a (id int);\r\nCREATE OR REPLACE VIEW v AS SELECT id FROM a;\r\n")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (id int);\nCREATE UNIQUE INDEX a_id ON a (id);", "CREATE TABLE IF NOT EXISTS a (id int);\nCREATE UNIQUE INDEX IF NOT EXISTS a_id ON a (id);")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (id int);\nALTER TABLE ONLY public.a ADD b numeric(1, 2), ADD COLUMN c int;", "CREATE TABLE IF NOT EXISTS a (id int);\nALTER TABLE ONLY public.a ADD IF NOT EXISTS b numeric(1, 2), ADD COLUMN IF NOT EXISTS c int;")]
    [InlineData("CREATE SEQUENCE s;\nDROP SEQUENCE s;", "CREATE SEQUENCE IF NOT EXISTS s;\nDROP SEQUENCE IF EXISTS s;")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';")]
    [InlineData("ALTER TABLE \"User\" ENABLE ROW LEVEL SECURITY;\nCREATE POLICY own ON public.\"User\" USING (true);", "ALTER TABLE \"User\" ENABLE ROW LEVEL SECURITY;\nDROP POLICY IF EXISTS own ON public.\"User\";\nCREATE POLICY own ON public.\"User\" USING (true);")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, n text);\nINSERT INTO a (id) VALUES (1)", "CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, n text);\nINSERT INTO a (id) VALUES (1) ON CONFLICT DO NOTHING")]
    public void A_guard_is_put_where_its_clause_belongs(string sql, string expected)
    {
        var result = Fix(sql);
        Assert.Equal(expected, Assert.Single(result.Files).After);
        Assert.Equal(["non-idempotent-manual-sql"], result.Fixed.Select(f => f.Rule).Distinct());
        Assert.Empty(Fix(expected).Files);
    }

    [Theory]
    // No clause says it: a constraint, a type, an insert that may be another row each time, an index whose failed build would be taken for it.
    [InlineData("CREATE TABLE IF NOT EXISTS a (id int);\nALTER TABLE a ADD CONSTRAINT c CHECK (id > 0);")]
    [InlineData("CREATE TYPE t AS ENUM ('a');")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (id serial PRIMARY KEY, n text);\nINSERT INTO a (n) VALUES ('x');")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (id int);\nCREATE INDEX CONCURRENTLY a_id ON a (id);")]
    public void What_no_clause_can_say_is_not_touched(string sql)
    {
        var result = Fix(sql);
        Assert.Empty(result.Files);
        Assert.DoesNotContain(result.Fixed, f => f.Rule == "non-idempotent-manual-sql");
    }

    [Fact]
    public void A_file_that_ran_is_not_edited() => Assert.Empty(Fix("CREATE TABLE a (id int);", path => !path.EndsWith("01_extra.sql", StringComparison.Ordinal)).Files);

    public static TheoryData<string> Cases() => [.. Directory.EnumerateFiles(Repository.Path("tests", "cases", "fixes"), "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>
    /// <c>tests/cases/fixes/*.txt</c>: the project's files, each edited one as <c>fixed PATH</c>, and under <c>gone</c> the rules of the findings that the edits end.
    /// A case without <c>gone</c> has nothing that may be edited.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_rule_with_an_edit_edits_as_its_cases_say(string name)
    {
        var sections = TextProject.Sections(File.ReadAllText(Repository.Path("tests", "cases", "fixes", name)));
        sections.Remove("gone", out var gone);
        var expected = sections.Where(s => s.Key.StartsWith("fixed ", StringComparison.Ordinal)).ToDictionary(s => s.Key["fixed ".Length..], s => s.Value);
        var files = sections.Where(s => !s.Key.StartsWith("fixed ", StringComparison.Ordinal)).ToDictionary();
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var project = TextProject.Of(files.ToDictionary(f => f.Key, f => f.Value.Replace("\n", lineEnd)));
            var history = project.Of(SourceRole.History).Single();
            var result = FixedHistory.Of(project, history, FolderTrial.Of(history, project.Texts, new()), new(2026, 1, 1), _ => true);
            Assert.Equal(expected, result.Files.ToDictionary(f => f.Before.Path, f => f.After.Replace("\r\n", "\n")));
            Assert.Equal((gone ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries), result.Fixed.Select(f => f.Rule));
            Assert.Empty(result.Left);
        }
    }
}
