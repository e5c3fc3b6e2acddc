using System.Text;
using System.Text.Json;
using Plumbline.Cli;
using Xunit;

namespace Plumbline.Tests.Cli;

/// <summary>
/// What the commands of each example's README print, as it stands in <c>tests/cases/examples</c>, with every claim of its documents behind it.
/// No database is asked, so that a variable of the machine's changes nothing.
/// </summary>
public class ExampleOutputTests
{
    public static TheoryData<string> Examples() => new(Directory.EnumerateDirectories(Repository.Path("examples")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Examples))]
    public void Example_prints_what_is_expected(string example)
    {
        var output = new StringBuilder();
        foreach (var command in Commands(example)) output.Append("$ plumb ").AppendJoin(' ', command).Append('\n').Append(Run(command)).Append('\n');
        output.Append("claims\n");
        foreach (var claim in Claims(example)) output.Append(claim).Append('\n');

        var expectation = Repository.Path("tests", "cases", "examples", example + ".txt");
        if (Repository.Accepting) File.WriteAllText(expectation, output.ToString());
        Assert.Equal(File.ReadAllText(expectation), output.ToString());
    }

    /// <summary>The lines of the first block of the README; what they print as JSON has its own tests.</summary>
    private static IEnumerable<string[]> Commands(string example)
    {
        var lines = File.ReadLines(Repository.Path("examples", example, "README.md")).SkipWhile(l => l != "```").Skip(1).TakeWhile(l => l != "```");
        var commands = lines.Select(l => l.Split(' ')).Where(c => !c.Contains("json")).ToList();
        Assert.All(commands, c => Assert.Equal("plumb", c[0]));
        Assert.Contains(commands, c => c[1] == "check");
        return commands.Select(c => c[1..]);
    }

    private static IEnumerable<string> Claims(string example)
    {
        using var report = JsonDocument.Parse(Run(["check", $"examples/{example}", "--format", "json"]));
        if (!report.RootElement.TryGetProperty("claims", out var claims)) return [];
        string Text(JsonElement claim, string name) => claim.GetProperty(name).ToString();
        return [.. claims.GetProperty("list").EnumerateArray().Select(c => $"{Text(c, "file")}:{Text(c, "line")}:{Text(c, "column")} {Text(c, "verdict")}: {Text(c, "says")}; {Text(c, "why")}")];
    }

    private static string Run(string[] command)
    {
        string[] asked = [.. command.Select(c => c.Replace("examples/", Repository.Path("examples") + "/", StringComparison.Ordinal)), .. command[0] is "check" or "status" ? ["--offline"] : Array.Empty<string>()];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(asked, output, error);
        Assert.True(code is ExitCode.Ok or ExitCode.Findings, $"{string.Join(' ', command)}: {code} {error}");
        return output.ToString().Replace(Repository.Root + "/", "", StringComparison.Ordinal);
    }
}
