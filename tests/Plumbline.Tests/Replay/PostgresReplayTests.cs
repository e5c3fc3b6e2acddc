using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Replay;

/// <summary>
/// Runs the files of each folder <c>tests/cases/replay/&lt;topic&gt;/&lt;case&gt;</c> in the order of their names. <c>catalog.txt</c> holds what there is afterwards,
/// <c>findings.txt</c> what was refused, with the SQLSTATE, or not understood. A real server, given the same statements one by one, refuses the same ones
/// with the same SQLSTATE and ends with the same catalog, but for the objects marked refused.
/// </summary>
public class PostgresReplayTests
{
    private static readonly string s_root = Repository.Path("tests", "cases", "replay");

    public static TheoryData<string> Cases() => new(Directory.EnumerateDirectories(s_root).SelectMany(Directory.EnumerateDirectories).Select(p => Path.GetRelativePath(s_root, p).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public void Statements_make_the_expected_catalog(string name)
    {
        var folder = Path.Combine(s_root, name);
        var catalog = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = 15, Blocks = DoBlock.Read };
        var findings = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal))
        {
            var file = new SourceText("history", Path.GetFileName(path), File.ReadAllText(path));
            Tell(findings, PostgresDialect.Instance.Execute(file, catalog));
        }
        Expect(Path.Combine(folder, "findings.txt"), findings.ToString());
        Expect(Path.Combine(folder, "catalog.txt"), Shown(catalog.Current));
    }

    [Fact]
    public void There_are_many_cases() => Assert.True(Cases().Count >= 80);

    private static void Expect(string path, string actual)
    {
        if (Repository.Accepting) File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static void Tell(StringBuilder text, Executed executed)
    {
        foreach (var statement in executed.Statements)
        {
            var where = $"{statement.File.Path}:{statement.Where().Line}";
            if (statement.Refused is { } refused) text.Append($"{where} {refused.SqlState} {refused.Message}\n");
            foreach (var absent in statement.Absent) text.Append($"{where} absent {absent}\n");
            foreach (var what in statement.NotExecuted) text.Append($"{where} not executed: {what}\n");
            foreach (var step in statement.Data) text.Append($"{where} {step.Action} {step.Table} ({step.Columns}){(step.HasWhere ? " where" : "")}\n");
        }
        foreach (var finding in executed.Findings) text.Append($"{finding.Where.File}:{finding.Where.Line}:{finding.Where.Column} {finding.Message}\n");
    }

    /// <summary>Tables with their parts below them, every facet that is set; the position of a column is its place in the list.</summary>
    private static string Shown(Catalog catalog)
    {
        var text = new StringBuilder();
        foreach (var subject in catalog.Objects.OrderBy(Owner, StringComparer.Ordinal).ThenBy(Rank).ThenBy(o => o.Id().ToString(), StringComparer.Ordinal))
        {
            if (subject is Schema { Name.Name: "public" }) continue;
            if (subject.Name.Table is not null) text.Append("  ");
            text.Append(subject.Kind.Label).Append(' ').Append(subject.Name.Table is null ? subject.Name.ToString() : subject.Name.Name);
            foreach (var facet in subject.Kind.Facets)
                if (facet.Weight != FacetWeight.Information && facet.Read(subject) is { } value) text.Append($"; {facet.Name}: {value.ReplaceLineEndings(" ")}");
            if (subject.Refused is { } state) text.Append($"; refused {state}");
            text.Append('\n');
        }
        return text.ToString();

        static string Owner(SchemaObject subject) => subject.Name.Table is { } table ? $"{subject.Name.Schema}.{table}" : $"{subject.Name.Schema}.{subject.Name.Name}";
        static int Rank(SchemaObject subject) => subject.Name.Table is null ? -1 : subject is Column column ? column.Position : 10_000;
    }
}
