using System.Text.RegularExpressions;
using Plumbline.Reports;
using Xunit;

namespace Plumbline.Tests.Reports;

public partial class GitHubReportTests
{
    [GeneratedRegex("^::(error|warning|notice) ((file|line|col|title)=[^,:\r\n]*,?)+::[^\r\n]*$")]
    private static partial Regex Command();

    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void A_line_is_a_command_and_the_last_one_is_none(string name)
    {
        var lines = GitHubReport.Write(Reported.Of(name)).TrimEnd('\n').Split('\n');
        Assert.Equal(Reported.Of(name).Findings.Count + Reported.Of(name).NotCompared.Count + 1, lines.Length);
        Assert.All(lines[..^1], l => Assert.Matches(Command(), l));
        Assert.StartsWith("plumb: ", lines[^1]);
    }

    [Fact]
    public void Places_are_escaped_as_properties_and_words_as_data()
    {
        var text = GitHubReport.Write(Reported.Hostile);
        Assert.Contains("file=migrations/001_<i>%2Ca%3A%25b</i>.sql,line=1", text);
        Assert.Contains("%0A", text);
        var health = GitHubReport.Write(Reported.Health);
        Assert.Contains("::error file=examples/health-records/prisma/migrations/20250225120000_add_chat_message.sql,line=4,col=28,title=row-security-disabled::ChatMessage has no row level security: ", health);
    }
}
