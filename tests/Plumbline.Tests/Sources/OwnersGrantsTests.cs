using Plumbline.Model;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>A file may grant to the owner what it has anyway; the server keeps no trace of it, and the database does not deny it.</summary>
public class OwnersGrantsTests
{
    private static readonly Table s_usual = new(new ObjectName("public", "usual"));
    private static readonly Table s_other = new Table(new ObjectName("public", "other")) with { Owner = "keeper" };

    [Theory]
    [InlineData("usual", "app", false)]
    [InlineData("usual", "keeper", true)]
    [InlineData("usual", "current_user", false)]
    [InlineData("other", "app", true)]
    [InlineData("other", "keeper", false)]
    [InlineData("other", "reader", true)]
    public void Grants_to_the_owner_are_not_denied(string table, string role, bool speaks)
    {
        var catalog = Catalog.Of([s_usual, s_other]);
        var source = LiveDatabase.Of("live", "postgres", "here", catalog, new DatabaseFacts("PostgreSQL", 15) { Owner = "app" }, new());
        var on = new ObjectId(Table.OfKind, new("public", table));
        Assert.Equal(speaks, source.Voice.CouldState(new Grant(on, role) { Privileges = ["select"] }));
        Assert.Equal(speaks, source.Voice.CouldState(new Grant(new(Column.OfKind, on.Name.Member("a")), role) { Privileges = ["select"] }));
    }
}
