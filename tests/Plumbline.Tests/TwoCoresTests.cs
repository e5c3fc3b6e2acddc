using System.Text;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Prisma;
using Xunit;

namespace Plumbline.Tests;

/// <summary>
/// What is done on two cores at once says the same however often it is done. All is made anew each time: what is shared and filled on demand is filled in the moments in which both begin.
/// </summary>
public class TwoCoresTests
{
    private const int Models = 8;

    /// <summary>Fields in each call.</summary>
    private const int Named = 8;

    [Fact]
    public void Code_says_the_same_however_often_it_is_read()
    {
        var declared = PrismaSchema.Read([new("schema.prisma", "schema.prisma", Schema(64 * Named))], "schema.prisma", "schema.prisma");
        var files = Enumerable.Range(0, 64).Select(i => Code($"src/f{i:00}.ts", i * Named)).ToList();
        Same(40, () => CodeVoice.Read(new CodeProject(files), ".", [declared]).Usages);
    }

    [Fact]
    public void A_check_says_the_same_however_often_it_is_made() => Same(4, () => Check(12, 130));

    /// <summary>From so many objects on, voices are paired and laid side by side on two cores, too.</summary>
    [Fact]
    public void A_check_of_a_large_schema_says_the_same_however_often_it_is_made() => Same(2, () => Check(Catalog.Large / Models, 130));

    private static void Same<T>(int times, Func<T> make)
    {
        var first = make();
        for (var i = 1; i < times; i++) Assert.Equal(first, make());
    }

    /// <summary>As a run does it: histories are replayed, and judged, while the declared schema is read.</summary>
    private static string Check(int fields, int migrations)
    {
        var texts = Migrations(fields, migrations).Select((sql, i) => new SourceText("history", $"migrations/{i:000}_m.sql", sql)).ToList();
        var judge = StatementJudge.Of(new("case", []) { Texts = texts.ToDictionary(t => t.Path) });
        var replay = Task.Run(() => MigrationFolder.Read(new("migrations", [.. texts]), "history", new(), judge));
        var schema = new SourceText("schema.prisma", "schema.prisma", Schema(fields));
        var declared = PrismaSchema.Read([schema], "schema.prisma", "schema.prisma");
        var history = replay.GetAwaiter().GetResult();
        var code = CodeVoice.Read(new CodeProject([.. Enumerable.Range(0, 64).Select(i => Code($"src/f{i:00}.ts", i % fields))]), ".", [declared], made: [history]);
        var live = LiveDatabase.Of("production", "postgres", "production", history.Catalog.WithoutRefused().Without(new(Table.OfKind, Made.Name("Model1"))), new("PostgreSQL 17", 17), new() { Files = [declared, history] });
        var project = new Project("case", [declared, history, live, code]) { Texts = texts.Append(schema).ToDictionary(t => t.Path) };
        var result = Checks.Run(project, new(2026, 1, 1), judges: [judge]);
        Assert.True(result.Findings.Select(f => f.Rule).Distinct().Count() > 12);
        return JsonReport.Write(result);
    }

    private static string Schema(int fields)
    {
        var text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\n");
        for (var model = 0; model < Models; model++)
        {
            text.Append($"model Model{model} {{\n  id Int @id\n");
            for (var field = 0; field < fields; field++) text.Append($"  field{field} String @map(\"column_{field}\")\n");
            text.Append("}\n");
        }
        return text.ToString();
    }

    /// <summary>The tables of the schema with less than it says, then what rules about statements look at: functions, drops, rows that are moved.</summary>
    private static IEnumerable<string> Migrations(int fields, int count)
    {
        for (var model = 0; model < Models; model++)
            yield return $"CREATE TABLE \"Model{model}\" (id int PRIMARY KEY, {string.Join(", ", Enumerable.Range(model, fields - model).Select(f => $"column_{f} text NOT NULL"))}, extra{model} text);";
        for (var i = Models; i < count; i++)
            yield return (i % 5) switch
            {
                0 => $"ALTER TABLE \"Model{i % Models}\" ADD COLUMN c{i} text NOT NULL;",
                1 => $"CREATE TABLE t{i} (id int, model_id int REFERENCES \"Model{i % Models}\"); CREATE VIEW v{i} AS SELECT * FROM t{i};",
                2 => $"CREATE FUNCTION f{i}() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(a.model_id + a.missing) FROM v{i - 1} a); END $$;",
                3 => $"INSERT INTO t{i - 2} SELECT id, id FROM \"Model{i % Models}\"; ALTER TABLE \"Model{i % Models}\" DROP COLUMN extra{i % Models};",
                _ => $"UPDATE \"Model{i % Models}\" SET column_{Models} = 'x' || id; CREATE INDEX i{i} ON \"Model{i % Models}\" (column_{Models});",
            };
    }

    /// <summary>A call on each model, and on one that is not there, whose record names other fields in each file.</summary>
    private static CodeFile Code(string path, int first)
    {
        var calls = new List<CodeValue.Call>();
        for (var model = 0; model <= Models; model++)
        {
            var at = new CodePlace(model + 3, 1);
            var fields = Enumerable.Range(first, Named).Select(f => new CodeEntry(CodeKey.Named, $"field{f}", new CodeValue.Plain("1", at), at with { Column = f - first + 40 }));
            var where = new CodeEntry(CodeKey.Named, "where", new CodeValue.Record([.. fields], at), at);
            calls.Add(new(new CodeValue.Member(new CodeValue.Member(new CodeValue.Bound(0, at), $"model{model}", at), "findMany", at), [new CodeValue.Record([where], at)], at));
        }
        return new(path) { Bindings = [new CodeBinding.Imported("prisma", "@prisma/client", "prisma", new(1, 1))], Calls = [.. calls] };
    }
}
