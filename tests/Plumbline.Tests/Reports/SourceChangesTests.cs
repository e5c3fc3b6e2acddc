using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Reports;

/// <summary>What a file leaves to the server is no change; between two servers it is one.</summary>
public class SourceChangesTests
{
    private static readonly Extension s_said = new(new ObjectName(null, "citext"));
    private static readonly Extension s_chosen = s_said with { InSchema = "public", Version = "1.6" };

    [Fact]
    public void What_a_file_leaves_open_is_no_change() => Assert.Empty(SourceChanges.Of(File(s_said), Live(s_chosen)));

    [Fact]
    public void What_a_file_says_is_held_against_the_server() =>
        Assert.Equal([Extension.VersionFacet], Changed(File(s_said with { Version = "1.4" }), Live(s_chosen)));

    [Fact]
    public void Between_servers_everything_counts() =>
        Assert.Equal([SchemaObject.OwnerFacet], Changed(Live(s_chosen), Live(s_chosen with { Owner = "other" })));

    private static IEnumerable<Facet> Changed(Source before, Source after) => Assert.IsType<Change.Altered>(Assert.Single(SourceChanges.Of(before, after))).Facets;

    private static Source File(Extension extension) => new("history", SourceRole.History, "migrations", "postgres", "migrations", Catalog.Of([extension]), Voice.Everything);

    private static Source Live(Extension extension) =>
        LiveDatabase.Of("live", "postgres", "here", Catalog.Of([extension]), new DatabaseFacts("PostgreSQL", 15), new());
}
