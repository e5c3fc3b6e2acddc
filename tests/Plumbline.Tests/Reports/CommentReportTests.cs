using System.Text;
using Plumbline.Reports;
using Xunit;

namespace Plumbline.Tests.Reports;

public class CommentReportTests
{
    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void It_begins_with_its_marker_and_is_no_longer_than_a_comment_may_be(string name)
    {
        var text = CommentReport.Write(Reported.Of(name));
        Assert.StartsWith(CommentReport.Marker(Reported.Of(name).Project) + "\n", text);
        Assert.True(Encoding.UTF8.GetByteCount(text) < CommentReport.Limit);
        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Fact]
    public void What_has_no_room_is_counted()
    {
        var text = CommentReport.Write(Reported.Many);
        var shown = text.Split('\n').Count(l => l.StartsWith("| low", StringComparison.Ordinal) || l.StartsWith("| medium", StringComparison.Ordinal) || l.StartsWith("| info", StringComparison.Ordinal));
        var more = text.Split('\n').Where(l => l.StartsWith("and ", StringComparison.Ordinal)).Sum(l => int.Parse(l.Split(' ')[1]));
        Assert.True(more > 0);
        Assert.Equal(Reported.Many.Findings.Count, shown + more);
    }

    [Fact]
    public void A_marker_is_one_comment_whatever_the_project_is_called() => Assert.Equal("<!-- plumbline check: a--- -->", CommentReport.Marker("a-->"));

    [Fact]
    public void Names_call_nobody_open_nothing_and_end_no_cell()
    {
        var text = CommentReport.Write(Reported.Hostile);
        var prose = WithoutCode(text);
        Assert.DoesNotContain("@ada", prose);
        Assert.DoesNotContain("#1", prose);
        Assert.Contains("@\u200bada", prose);
        Assert.DoesNotContain("<img", prose.Replace("\\<", "", StringComparison.Ordinal));
        foreach (var row in text.Split('\n').Where(l => l.StartsWith("| high", StringComparison.Ordinal) || l.StartsWith("| medium", StringComparison.Ordinal)))
            Assert.Equal(4, row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
    }

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("``", "``` `` ```")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("", "")]
    public void Code_stands_between_more_backticks_than_it_holds(string text, string written) => Assert.Equal(written, MarkdownReport.Code(text));

    [Theory]
    [InlineData("mail @ada", "mail @\u200bada")]
    [InlineData("fixes #12", "fixes \\#\u200b12")]
    [InlineData("see https://example.com", "see https:\u200b//example.com")]
    [InlineData("a <b> & [c](d)", "a \\<b\\> \\& \\[c\\](d)")]
    public void Text_stays_text(string text, string written) => Assert.Equal(written, MarkdownReport.Text(text));

    private static string WithoutCode(string text) => System.Text.RegularExpressions.Regex.Replace(text, "(`+).*?\\1", "");
}
