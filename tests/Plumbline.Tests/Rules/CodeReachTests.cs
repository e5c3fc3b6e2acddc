using Plumbline.Model;
using Plumbline.Rules.Usages;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Prisma;
using Xunit;

namespace Plumbline.Tests.Rules;

public class CodeReachTests
{
    [Fact]
    public void The_same_code_is_held_against_the_schema_of_each_project()
    {
        var code = CodeVoice.Empty(".", "postgres") with
        {
            Mentions = new CodeWords(() => []),
            Usages = [new Usage(UsageKind.Reads, new(Table.OfKind, new("public", "User")), new("code", "a.ts", 1, 1), "user")],
        };
        var (one, other) = (Declared("name String"), Declared("age Int"));
        Assert.Same(one, Assert.Single(CodeReach.Of(new("p", [one, code]))).Schema);
        Assert.Same(other, Assert.Single(CodeReach.Of(new("p", [other, code]))).Schema);
    }

    private static Source Declared(string field) =>
        PrismaSchema.Read([new("schema.prisma", "schema.prisma", $"datasource db {{\n  provider = \"postgresql\"\n}}\nmodel User {{\n  id String @id\n  {field}\n}}\n")], "schema.prisma", "schema.prisma");
}
