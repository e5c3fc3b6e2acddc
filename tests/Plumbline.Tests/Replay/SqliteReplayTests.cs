using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Sources;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Replay;

/// <summary>
/// Runs every <c>replay.sql</c> of <c>tests/cases/replay-sqlite</c> and compares the catalog and what was refused with <c>expected.txt</c>.
/// The same statements were given to SQLite itself: it refuses the same ones and ends with the same tables.
/// </summary>
public class SqliteReplayTests
{
    public static TheoryData<string> Cases() => new(Directory.EnumerateDirectories(Repository.Path("tests", "cases", "replay-sqlite")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public void Statements_make_the_expected_catalog(string name)
    {
        var folder = Repository.Path("tests", "cases", "replay-sqlite", name);
        var file = new SourceText("history", "replay.sql", File.ReadAllText(Path.Combine(folder, "replay.sql")));
        var catalog = new CatalogBuilder(SqliteDialect.Instance.Start(), "main");
        var executed = SqliteDialect.Instance.Execute(file, catalog);
        var actual = Shown(executed, catalog.Current);
        var expectation = Path.Combine(folder, "expected.txt");
        if (Repository.Accepting) File.WriteAllText(expectation, actual);
        Assert.Equal(File.ReadAllText(expectation), actual);
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_is_written_is_read_as_the_same_catalog(string name)
    {
        var first = Catalog(File.ReadAllText(Repository.Path("tests", "cases", "replay-sqlite", name, "replay.sql")));
        var written = CatalogSql.Write(new Source("written", SourceRole.Declared, "sql", "sqlite", "", first, Voice.Everything));
        var again = Catalog(written);
        Assert.Equal(Lines(first), Lines(again));
        if (Environment.GetEnvironmentVariable("PLUMBLINE_WRITTEN") is { } folder) File.WriteAllText(Path.Combine(folder, name + ".sql"), written);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Text_with_a_token_missing_or_cut_off_is_read_and_never_thrown_at(string name)
    {
        var text = File.ReadAllText(Repository.Path("tests", "cases", "replay-sqlite", name, "replay.sql"));
        foreach (var token in SqlLexer.Read(new SourceText("x", "x.sql", text), SqlFlavor.Sqlite).Tokens)
        {
            Catalog(text[..token.Start] + text[token.End..]);
            Catalog(text[..token.End]);
            Catalog(text[..token.Start] + " ( " + text[token.Start..]);
        }
    }

    private static Catalog Catalog(string sql)
    {
        var catalog = new CatalogBuilder(SqliteDialect.Instance.Start(), "main");
        SqliteDialect.Instance.Execute(new SourceText("x", "x.sql", sql), catalog);
        return catalog.Current.WithoutRefused();
    }

    private static string Lines(Catalog catalog) => Shown(new([], []), catalog);

    private static string Shown(Executed executed, Catalog catalog)
    {
        var text = new StringBuilder();
        foreach (var statement in executed.Statements)
        {
            if (statement.Refused is { } refused) text.Append($"refused line {refused.Where.Line}: {refused.SqlState} {refused.Message}\n");
            foreach (var absent in statement.Absent) text.Append($"absent line {statement.Where().Line}: {absent}\n");
        }
        foreach (var finding in executed.Findings) text.Append($"finding line {finding.Where.Line}: {finding.Rule}: {finding.Message}\n");
        foreach (var subject in catalog.Objects.OrderBy(o => o.Name.Table ?? o.Name.Name, StringComparer.Ordinal).ThenBy(o => o is Table or View ? 0 : 1).ThenBy(o => o is Column column ? column.Position : 1000).ThenBy(o => o.Id().ToString(), StringComparer.Ordinal))
        {
            if (subject is Schema) continue;
            text.Append($"{subject.Id()}");
            foreach (var facet in subject.Kind.Facets)
                if (facet.Weight != FacetWeight.Information && facet.Read(subject) is { } value) text.Append($"; {facet.Name}: {value}");
            text.Append('\n');
        }
        return text.ToString();
    }
}
