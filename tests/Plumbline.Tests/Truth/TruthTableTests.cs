using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Truth;

public class TruthTableTests
{
    private static readonly ObjectName s_users = Made.Name("users");

    private static readonly Voice s_noChecks = new("no checks", o => o is not Check, (_, f) => f != Table.RowSecurityFacet);

    private static Catalog Users(params (string, string)[] columns) => Catalog.Empty.With(s_users, columns);

    private static Check CheckOf(string name) => new(s_users.Member(name), new SqlExpression("id > 0")) { Origin = Made.At() };

    [Fact]
    public void Equal_voices_agree_on_everything()
    {
        var table = TruthTable.Of(Made.Project(Users(("id", "integer")), Users(("id", "integer"))));
        Assert.Empty(table.Drifting);
        Assert.All(TruthRows.Of(table), r => Assert.Equal(TruthStatus.Agree, r.Status));
    }

    [Fact]
    public void What_the_declared_voice_could_state_and_does_not_is_absent()
    {
        var table = TruthTable.Of(Made.Project(Users(("id", "integer")), Users(("id", "integer"), ("extra", "text"))));
        var row = Assert.Single(TruthRows.Of(table), r => r.Status == TruthStatus.Drift);
        Assert.Equal("users.extra", row.Subject.Name.ToString());
        Assert.Equal([TruthState.Absent, TruthState.Different], row.Values.Select(v => v.State));
    }

    [Fact]
    public void What_a_voice_cannot_state_it_does_not_deny()
    {
        var history = Users(("id", "integer")).With(CheckOf("c"));
        history = history.With(((Table)history.Find(new(Table.OfKind, s_users))!) with { RowSecurity = true });
        var project = new Project("p", [Made.Source(SourceRole.Declared, Users(("id", "integer")), voice: s_noChecks), Made.Source(SourceRole.History, history)]);
        var table = TruthTable.Of(project);
        Assert.Empty(table.Drifting);
        var row = Assert.Single(TruthRows.Of(table), r => r.Subject.Kind == Check.OfKind);
        Assert.Equal(TruthState.Silent, row.Values[0].State);
    }

    [Fact]
    public void A_side_file_adds_and_denies_nothing()
    {
        var prisma = Made.Source(SourceRole.Declared, Users(("id", "integer")), "schema.prisma", s_noChecks) with { Format = "prisma" };
        var side = Made.Source(SourceRole.Declared, Catalog.Empty.With(CheckOf("declared_here")), "extra.sql");
        var history = Made.Source(SourceRole.History, Users(("id", "integer")).With(CheckOf("not_said_anywhere") with { Expression = new("id < 9") }));
        var drift = Assert.Single(TruthTable.Of(new Project("p", [prisma, side, history])).Drifting);
        Assert.Equal("users.declared_here", drift.Id.Name.ToString());
        Assert.Equal(TruthState.Absent, drift.Sightings[1].State);
    }

    [Fact]
    public void Declared_sources_that_overlap_and_differ_are_told()
    {
        var first = Made.Source(SourceRole.Declared, Users(("id", "integer")), "a.sql");
        var second = Made.Source(SourceRole.Declared, Users(("id", "bigint")), "b.sql");
        var voice = Assert.Single(TruthTable.VoicesOf(new Project("p", [first, second])));
        Assert.Equal(Column.TypeFacet, Assert.Single(voice.Overlaps).Facet);
    }

    [Fact]
    public void A_refused_object_is_refused_and_its_parts_are_compared_as_meant()
    {
        var history = Users(("id", "uuid"));
        foreach (var o in history.Objects.ToList()) history = history.With(o with { Refused = "42804" });
        var table = TruthTable.Of(Made.Project(Users(("id", "text")), history));
        Assert.Equal(TruthState.Refused, table.Find(new(Table.OfKind, s_users))!.Sightings[1].State);
        Assert.Equal(Column.TypeFacet, Assert.Single(table.Find(new(Column.OfKind, s_users.Member("id")))!.Differences).Facet);
    }

    [Fact]
    public void A_facet_that_differs_brings_rows_for_the_facets_that_agree()
    {
        var rows = TruthRows.Of(TruthTable.Of(Made.Project(Users(("id", "uuid not null")), Users(("id", "text not null")))));
        Assert.Contains(rows, r => r.Facet == Column.TypeFacet && r.Status == TruthStatus.Drift);
        Assert.Contains(rows, r => r.Facet == Column.NotNullFacet && r.Status == TruthStatus.Agree);
    }

    [Fact]
    public void The_order_of_truth_says_who_is_the_reference()
    {
        var project = Made.Project(Users(("id", "uuid")), Users(("id", "text"))) with { Truth = [SourceRole.History, SourceRole.Declared] };
        var row = TruthRows.Of(TruthTable.Of(project)).Single(r => r.Facet == Column.TypeFacet);
        Assert.Equal(("history", TruthState.Same), (row.Values[0].Source, row.Values[0].State));
        Assert.Equal(("declared", TruthState.Different), (row.Values[1].Source, row.Values[1].State));
    }
}
