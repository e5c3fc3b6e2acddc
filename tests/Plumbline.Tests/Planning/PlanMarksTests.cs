using Plumbline.Planning;
using Xunit;

namespace Plumbline.Tests.Planning;

public sealed class PlanMarksTests
{
    [Theory]
    [InlineData("the nulls of orders.status", "orders.status", true)]
    [InlineData("the nulls of orders.status_code", "orders.status", false)]
    [InlineData("the nulls of old_orders.status", "orders.status", false)]
    [InlineData("the rows of orders", "orders", true)]
    public void A_line_of_what_is_not_brought_back_speaks_of_what_it_names(string line, string name, bool tells) => Assert.Equal(tells, PlanMarks.TellsOf(line, name));
}
