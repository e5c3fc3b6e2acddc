using Plumbline.Diff;
using Plumbline.Model;
using Xunit;

namespace Plumbline.Tests.Diff;

public class DifferTests
{
    private static readonly ObjectName s_users = Made.Name("users");

    private static Catalog Users(params (string, string)[] columns) => Catalog.Empty.With(s_users, columns).Key(s_users, "users_pkey", "id");

    [Fact]
    public void Equal_catalogs_have_no_changes() =>
        Assert.Empty(Differ.Compare(Users(("id", "integer not null"), ("name", "text")), Users(("id", "integer not null"), ("name", "text"))));

    [Fact]
    public void A_changed_facet_is_named()
    {
        var change = Assert.IsType<Change.Altered>(Assert.Single(Differ.Compare(Users(("id", "integer"), ("name", "text")), Users(("id", "integer"), ("name", "text not null")))));
        Assert.Equal(Column.NotNullFacet, Assert.Single(change.Facets));
    }

    [Fact]
    public void A_similar_column_of_the_same_type_is_a_rename()
    {
        var changes = Differ.Compare(
            Users(("id", "integer"), ("model_version", "text not null"), ("count", "integer")),
            Users(("id", "integer"), ("model_type", "text not null"), ("version", "text not null"), ("count", "integer")));
        var renamed = Assert.Single(changes.OfType<Change.Renamed>());
        Assert.Equal(("model_version", "version"), (renamed.Before.Name.Name, renamed.After.Name.Name));
        Assert.Equal("model_type", Assert.Single(changes.OfType<Change.Added>()).After.Name.Name);
    }

    [Fact]
    public void An_unlike_column_is_an_add_and_a_drop()
    {
        var changes = Differ.Compare(
            Users(("id", "integer"), ("birthday", "date"), ("x", "text"), ("notes", "text")),
            Users(("id", "integer"), ("x", "text"), ("tax_number", "text"), ("y", "text")));
        Assert.DoesNotContain(changes, c => c is Change.Renamed { Before.Name.Name: "birthday" });
    }

    [Fact]
    public void The_configuration_answers_for_columns_that_look_unlike()
    {
        var hints = new RenameHints { Answers = new Dictionary<string, string> { ["users.a"] = "zebra" } };
        var change = Assert.Single(Differ.Compare(Users(("id", "integer"), ("a", "text")), Users(("id", "integer"), ("zebra", "integer")), hints));
        Assert.Equal(1, Assert.IsType<Change.Renamed>(change).Confidence);
    }

    [Fact]
    public void A_constraint_with_another_name_and_the_same_content_is_a_rename()
    {
        var before = Catalog.Empty.With(s_users, ("id", "integer")).Index(s_users, "a_idx", "id");
        var after = Catalog.Empty.With(s_users, ("id", "integer")).Index(s_users, "b_idx", "id");
        Assert.IsType<Change.Renamed>(Assert.Single(Differ.Compare(before, after)));
    }

    [Fact]
    public void The_parts_of_a_renamed_table_follow_it()
    {
        var people = Made.Name("people");
        var before = Users(("id", "integer not null"), ("name", "text"), ("email", "text"));
        var after = Catalog.Empty.With(people, ("id", "integer not null"), ("name", "text"), ("email", "text not null")).Key(people, "people_pkey", "id");
        var changes = Differ.Compare(before, after);
        Assert.Equal(3, changes.Count);
        Assert.Single(changes.OfType<Change.Renamed>(), c => c.After is Table);
        Assert.Single(changes.OfType<Change.Renamed>(), c => c.After is PrimaryKey);
        Assert.Single(changes.OfType<Change.Altered>(), c => c.After.Name.Name == "email");
    }

    [Fact]
    public void An_index_over_a_renamed_column_is_the_same_index()
    {
        var before = Users(("id", "integer"), ("trained_at", "date not null")).Index(s_users, "i", "trained_at");
        var after = Users(("id", "integer"), ("last_trained_at", "date not null")).Index(s_users, "j", "last_trained_at");
        var changes = Differ.Compare(before, after);
        Assert.All(changes, c => Assert.IsType<Change.Renamed>(c));
        Assert.Equal(2, changes.Count);
    }

    [Fact]
    public void A_hundred_equal_tables_of_a_thousand_columns_cost_little()
    {
        Catalog Large()
        {
            var catalog = Catalog.Empty;
            for (var t = 0; t < 100; t++)
                catalog = catalog.With(Made.Name($"t{t}"), Enumerable.Range(0, 10).Select(c => ($"c{c}", "text not null")).ToArray());
            return catalog;
        }
        var (before, after) = (Large(), Large());
        // The best of several: what the machine does besides is not ours.
        var best = double.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.Empty(Differ.Compare(before, after));
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        Assert.True(best < 200, $"{best} ms");
    }

    [Fact]
    public void Two_unrelated_catalogs_of_a_thousand_tables_are_not_compared_all_against_all()
    {
        Catalog Large(string prefix)
        {
            var catalog = Catalog.Empty;
            for (var t = 0; t < 1000; t++) catalog = catalog.With(Made.Name($"{prefix}{t}"), ("id", "integer not null"), ("created_at", "date"), ($"{prefix}_{t}", "text"));
            return catalog;
        }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var changes = Differ.Compare(Large("a"), Large("b"));
        Assert.DoesNotContain(changes, c => c is Change.Renamed);
        Assert.True(watch.ElapsedMilliseconds < 60_000, $"{watch.ElapsedMilliseconds} ms");
    }
}
