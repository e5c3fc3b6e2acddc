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
    public void Two_indexes_for_one_that_is_declared_come_in_the_order_of_their_names()
    {
        var tables = Enumerable.Range(0, 8).Select(i => $"t{i}").ToList();
        var project = TextProject.Of(new Dictionary<string, string>
        {
            ["schema.prisma"] = "datasource db {\n  provider = \"postgresql\"\n  url = env(\"U\")\n}\n" + string.Concat(tables.Select(t => $"model {t} {{\n  id Int @id\n  email String @unique\n}}\n")),
            ["migrations/001_a.sql"] = string.Concat(tables.Select(t => $"CREATE TABLE {t} (id INTEGER PRIMARY KEY, email TEXT NOT NULL);\nCREATE UNIQUE INDEX b_{t} ON {t} (email);\nCREATE UNIQUE INDEX {t}_email_key ON {t} (email);\nCREATE UNIQUE INDEX a_{t} ON {t} (email);\n")),
        });
        Assert.Equal(tables.SelectMany(t => new[] { $"{t}.a_{t}", $"{t}.b_{t}", $"{t}.{t}_email_key" }), TruthTable.Of(project).Subjects.Where(s => s.Id.Kind == Model.Index.OfKind).Select(s => s.Id.Name.ToString()));
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

    [Fact]
    public void Two_histories_of_one_database_do_not_deny_each_other()
    {
        var orders = Made.Name("orders");
        var declared = Made.Source(SourceRole.Declared, Users(("id", "integer")).With(orders, ("id", "integer")));
        var first = Made.Source(SourceRole.History, Users(("id", "integer")), "first");
        var second = Made.Source(SourceRole.History, Catalog.Empty.With(orders, ("id", "integer")), "second");
        var project = new Project("p", [declared, first, second]);
        Assert.Empty(TruthTable.Of(project).Drifting);
        Assert.DoesNotContain(project.Check().Findings, f => f.Rule.EndsWith("-not-in-history") || f.Rule.EndsWith("-not-declared"));
    }

    [Fact]
    public void Three_voices_are_each_laid_against_the_first_that_speaks()
    {
        var declared = Made.Source(SourceRole.Declared, Users(("id", "integer"), ("email", "text not null")), voice: new("no nulls", _ => true, (_, f) => f != Column.NotNullFacet));
        var history = Made.Source(SourceRole.History, Users(("id", "integer"), ("email", "text not null")));
        var database = Made.Source(SourceRole.Database, Users(("id", "bigint"), ("email", "text"), ("extra", "text")), "production") with { Database = new("PostgreSQL 15", 15) };
        var rows = TruthRows.Of(TruthTable.Of(new Project("p", [declared, history, database])));
        TruthState[] States(string name, Facet? facet) => rows.Single(r => r.Subject.Name.ToString() == name && r.Facet == facet).Values.Select(v => v.State).ToArray();
        Assert.Equal([TruthState.Same, TruthState.Same, TruthState.Different], States("users.id", Column.TypeFacet));
        Assert.Equal([TruthState.Silent, TruthState.Same, TruthState.Different], States("users.email", Column.NotNullFacet));
        Assert.Equal([TruthState.Absent, TruthState.Absent, TruthState.Different], States("users.extra", null));
    }

    [Fact]
    public void What_an_unread_statement_may_make_is_not_called_absent()
    {
        var project = TextProject.Of(new Dictionary<string, string>
        {
            ["declared/a.sql"] = "CREATE TABLE users (id int);\nCREATE TABLE orders (id int);\nCREATE TABLE lost (id int);",
            ["migrations/001_a.sql"] = "CREATE TABLE users (id int);\nCREATE TABEL orders (id int);",
        });
        var result = project.Check();
        Assert.Equal(["lost"], result.Findings.Where(f => f.Rule == "table-not-in-history").Select(f => f.Subject!.Name.ToString()));
        Assert.Contains(result.Truth(), r => r.Subject.ToString() == "table orders" && r.Values.Any(v => v.State == TruthState.Unreadable));
        Assert.Contains(result.Findings, f => f.Rule == "sql-not-understood");
    }

    [Fact]
    public void The_order_of_truth_may_put_the_history_first()
    {
        var project = Made.Project(Users(("id", "integer"), ("declared_only", "text")), Users(("id", "integer"), ("made_only", "uuid"))) with { Truth = [SourceRole.History, SourceRole.Declared] };
        var found = project.Check().Findings;
        Assert.Contains(found, f => f.Rule == "column-not-in-history" && f.Subject!.Name.Name == "declared_only");
        Assert.Contains(found, f => f.Rule == "column-not-declared" && f.Subject!.Name.Name == "made_only");
    }

    [Fact]
    public void A_rename_in_one_table_hides_nothing_in_another()
    {
        var orders = Made.Name("orders");
        Catalog Both(string column, string key) => Users(("id", "integer"), (column, "text not null"), ("x", "text")).Index(s_users, "users_idx", column)
            .With(orders, ("id", "integer"), ("heading", "text"), ("page_heading", "text")).Index(orders, "orders_idx", key);
        var table = TruthTable.Of(Made.Project(Both("heading", "heading"), Both("page_heading", "page_heading")));
        Assert.Equal(["index orders.orders_idx", "column users.heading"], table.Drifting.Select(s => s.Id.ToString()));
    }

    [Fact]
    public void What_only_a_dump_says_of_owners_and_extensions_is_no_drift()
    {
        var project = TextProject.Of(new Dictionary<string, string>
        {
            ["declared/dump.sql"] = "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;\nCOMMENT ON EXTENSION citext IS 'data type';\nCREATE TABLE users (id int);\nALTER TABLE users OWNER TO app;",
            ["migrations/001_a.sql"] = "CREATE EXTENSION citext;\nCREATE TABLE users (id int);\nCREATE TEMP TABLE scratch (id int);",
        });
        Assert.Empty(TruthTable.Of(project).Drifting.Select(s => s.Id.ToString()));
    }
}
