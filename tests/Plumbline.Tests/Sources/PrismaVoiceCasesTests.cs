using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>
/// <c>tests/cases/sources/prisma-voice</c>: a schema, the SQL that Prisma writes for it, and <c>variants/*.sql</c> that change the database by hand.
/// Each says in its first line what is then drift against the schema. Prisma's own engine, comparing a real database with the schema, was the judge:
/// where we say less than it does, the file says so.
/// </summary>
public class PrismaVoiceCasesTests
{
    private static readonly string s_folder = Repository.Path("tests", "cases", "sources", "prisma-voice");

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(s_folder, "variants")).Order(StringComparer.Ordinal)) cases.Add(Path.GetFileNameWithoutExtension(file));
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_schema_denies_what_it_could_have_said_and_nothing_else(string name)
    {
        var variant = File.ReadAllText(Path.Combine(s_folder, "variants", name + ".sql"));
        var wanted = variant[..variant.IndexOf('\n')];
        var declared = PrismaSchema.Read([new("declared", "schema.prisma", File.ReadAllText(Path.Combine(s_folder, "schema.prisma")))], "schema.prisma", "schema.prisma");
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start());
        var executed = PostgresDialect.Instance.Execute(new("history", name + ".sql", File.ReadAllText(Path.Combine(s_folder, "expected.sql")) + variant), builder);
        Assert.Empty(declared.Findings);
        Assert.Empty(executed.Findings);
        Assert.All(executed.Statements, s => Assert.Null(s.Refused));

        var history = new Source("history", SourceRole.History, "sql", "postgres", "history", builder.Current, Voice.Everything);
        var drift = TruthTable.Of(new Project("made", [declared, history])).Drifting.Select(s => s.Id.ToString());
        Assert.Equal(wanted, string.Join(", ", drift) is { Length: > 0 } found ? $"-- drift: {found}" : "-- no drift");
    }
}
