using Plumbline.Databases.Connections;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Connections;

public sealed class VariablesTests
{
    private static Variables Of(params (string Name, string Text)[] files) =>
        new(name => name is "FROM_PROCESS" ? "process" : name is "EMPTY" ? "" : null, files.Select(f => EnvironmentFile.Parse(f.Text, f.Name)));

    [Theory]
    [InlineData("A=plain", "plain")]
    [InlineData("export A=plain", "plain")]
    [InlineData("  A = spaced  ", "spaced")]
    [InlineData("A: colon", "colon")]
    [InlineData("A=word # comment", "word")]
    [InlineData("A=postgres://u:p#ss@h/d", "postgres://u:p#ss@h/d")]
    [InlineData("A=#", "")]
    [InlineData("A='single # ${B} \\n'", "single # ${B} \\n")]
    [InlineData("A=\"double # \\\"q\\\" \\n\" # comment", "double # \"q\" \n")]
    [InlineData("A=`back ${B}`", "back ${B}")]
    [InlineData("A=\"one\r\ntwo\"\nC=3", "one\ntwo")]
    [InlineData("A=it's", "it's")]
    [InlineData("A='open", "'open")]
    [InlineData("\uFEFFA=bom", "bom")]
    [InlineData("# A=no\n\nnonsense here\nA=yes\r\nB=x", "yes")]
    [InlineData("A=first\nA=second", "second")]
    [InlineData("A=a=b=c", "a=b=c")]
    [InlineData("B=x\nA=${B}/y", "x/y")]
    [InlineData("A=${B}/y\nB=x", "x/y")]
    [InlineData("B=x\nA=\"${B}-${C:-z}\"", "x-z")]
    [InlineData("A=pa$word$1$$", "pa$word$1$$")]
    [InlineData("A=${FROM_PROCESS}", "process")]
    public void Env_files_are_read_as_usual(string text, string value) => Assert.Equal(value, Of((".env", text)).Find("A").Value?.Reveal());

    [Fact]
    public void The_process_wins_then_the_nearer_file()
    {
        var variables = Of((".env.local", "A=local\nFROM_PROCESS=file"), (".env", "A=shared\nB=shared"));
        Assert.Equal(["local", "shared", "process"], new[] { "A", "B", "FROM_PROCESS" }.Select(n => variables.Find(n).Value!.Reveal()));
        Assert.Equal([".env.local", ".env", "the environment", null], new[] { "A", "B", "FROM_PROCESS", "C" }.Select(variables.PlaceOf));
    }

    [Theory]
    [InlineData("postgres://h/d", "postgres://h/d")]
    [InlineData("${A}", "a")]
    [InlineData("x${A}y${B}z", "xaybz")]
    [InlineData("${C:-default}", "default")]
    [InlineData("${C:-${A}}", "a")]
    [InlineData("${C-}x", "x")]
    [InlineData("${EMPTY:-default}", "default")]
    [InlineData("${EMPTY-default}x", "x")]
    [InlineData("${A:?must be set}", "a")]
    [InlineData("pa$$word$A$", "pa$$word$A$")]
    [InlineData("$${A}", "${A}")]
    public void References_are_looked_up(string written, string expected)
    {
        var found = Of((".env", "A=a\nB=b")).Expand(new Secret(written));
        Assert.Equal(expected, found.Value?.Reveal());
        Assert.Empty(found.Unset);
    }

    [Theory]
    [InlineData("${C}", "C")]
    [InlineData("postgres://u:${C}@${D}/d", "C D")]
    [InlineData("${LOOP}", "LOOP")]
    [InlineData("${NEEDS}", "C")]
    [InlineData("${EMPTY}", "EMPTY")]
    [InlineData("${SELF}", "SELF")]
    public void What_is_not_set_is_named(string written, string unset)
    {
        var found = Of((".env", "LOOP=${POOL}\nPOOL=${LOOP}\nNEEDS=postgres://u:${C}@h\nSELF=${SELF}")).Expand(new Secret(written));
        Assert.Null(found.Value);
        Assert.Equal(unset.Split(' '), found.Unset);
    }

    [Theory]
    [InlineData("postgres://u:canary${@h")]
    [InlineData("${}canary")]
    [InlineData("${ca nary}")]
    [InlineData("${A:+canary}")]
    public void A_malformed_reference_is_said_without_repeating_it(string written)
    {
        var fault = Assert.Throws<DatabaseException>(() => Of().Expand(new Secret(written)));
        Assert.DoesNotContain("canary", fault.ToString());
        Assert.Contains("${NAME}", fault.Message);
    }

    [Fact]
    public void Variables_that_name_each_other_into_billions_are_an_error()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"A{i}=${{A{i + 1}}}${{A{i + 1}}}").Append("A40="));
        Assert.Contains("1000", Assert.Throws<DatabaseException>(() => Of((".env", lines)).Find("A0")).Message);
    }

    [Fact]
    public void Files_are_found_in_a_projects_folders()
    {
        var root = Directory.CreateTempSubdirectory("plumb-env").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "prisma"));
            File.WriteAllText(Path.Combine(root, ".env"), "A=root\nB=root");
            File.WriteAllText(Path.Combine(root, ".env.local"), "A=local");
            File.WriteAllText(Path.Combine(root, "prisma", ".env"), "B=prisma\nC=prisma");
            var variables = Variables.Of(root, "", "prisma", "absent");
            Assert.Equal(["local", "root", "prisma"], new[] { "A", "B", "C" }.Select(n => variables.Find(n).Value!.Reveal()));
            Assert.Equal("prisma/.env", variables.PlaceOf("C"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Nothing_prints_a_value()
    {
        var file = EnvironmentFile.Parse("A=canary", ".env");
        var variables = new Variables(_ => null, [file]);
        Assert.DoesNotContain("canary", $"{file} {file.Find("A")} {variables} {variables.Find("A")} {System.Text.Json.JsonSerializer.Serialize(file)} {System.Text.Json.JsonSerializer.Serialize(variables.Find("A"))}");
    }
}
