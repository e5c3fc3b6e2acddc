using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class TextMarksTests
{
    [Theory]
    [InlineData("", -1)]
    [InlineData("auth.uid", -1)]
    [InlineData("x auth.UID()", 2)]
    [InlineData("é Auth.uid() ~", 2)]
    [InlineData("auth.uid(~", 9)]
    [InlineData("a", -1)]
    [InlineData("~", 0)]
    public void The_first_mark_is_found_whatever_its_case_and_wherever_the_text_ends(string text, int at) =>
        Assert.Equal(at, new TextMarks("auth.uid()", "~").First(text));
}
