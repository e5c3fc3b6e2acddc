using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Replay;

public class ReplayOrderTests
{
    private static Migration File(string name, string sql, MigrationStyle style = MigrationStyle.Numbered) =>
        new(name, style, MigrationVersion.Of(name).Text, new SourceText("history", name, sql));

    private static History Replay(params Migration[] files) => new Replayer(PostgresDialect.Instance, new()).Replay("migrations", MigrationOrder.Sort(files).Migrations);

    private static string[] Order(History history) => history.Runs.Select(r => r.Migration.Name).ToArray();

    [Fact]
    public void A_consistent_history_of_five_thousand_files_is_one_pass()
    {
        var files = Enumerable.Range(1, 5000).Select(i => File($"{i:D5}_t.sql", $"CREATE TABLE t{i} (id integer PRIMARY KEY, before integer{(i > 1 ? $" REFERENCES t{i - 1} (id)" : "")});")).ToArray();
        var history = Replay(files);
        Assert.Equal(5000, history.Runs.Count);
        Assert.Empty(history.OrderFaults);
        // Before and after are the same catalogs from file to file: nothing was run again.
        for (var i = 1; i < history.Runs.Count; i++) Assert.Same(history.Runs[i - 1].After, history.Runs[i].Before);
    }

    [Fact]
    public void A_thousand_files_that_need_what_nobody_makes_are_one_pass_more_at_most()
    {
        var files = Enumerable.Range(1, 1000).Select(i => File($"{i:D5}_t.sql", $"ALTER TABLE ghost{i} ADD COLUMN x integer;")).ToArray();
        Assert.Equal(1000, Replay(files).Runs.Count(r => r.Statements[0].Refused is not null));
    }

    [Fact]
    public void A_history_in_reverse_is_put_in_order()
    {
        var files = Enumerable.Range(1, 20).Select(i => File($"{i:D2}_t.sql", $"CREATE TABLE t{i} (id integer PRIMARY KEY, next integer{(i < 20 ? $" REFERENCES t{i + 1} (id)" : "")});")).ToArray();
        var history = Replay(files);
        Assert.Equal(files.Select(f => f.Name).Reverse(), Order(history));
        Assert.Equal(19, history.OrderFaults.Count);
        Assert.DoesNotContain(history.Runs.SelectMany(r => r.Statements), s => s.Refused is not null);
    }

    [Fact]
    public void The_fault_names_both_files_the_object_and_the_statement()
    {
        var fault = Assert.Single(Replay(File("01_a.sql", "SELECT 1;\nALTER TABLE b ADD COLUMN x integer;"), File("02_b.sql", "CREATE TABLE b (id integer);")).OrderFaults);
        Assert.Equal(("01_a.sql", "02_b.sql", "table b", 2, false), (fault.Early.Name, fault.Later.Name, fault.Needs.ToString(), fault.At.Line, fault.Silent));
    }

    [Fact]
    public void Columns_types_functions_and_schemas_are_waited_for()
    {
        var history = Replay(
            File("01.sql", "CREATE INDEX i ON t (late);"),
            File("02.sql", "CREATE TABLE u (m mood);"),
            File("03.sql", "CREATE TABLE app.x (id integer);"),
            File("04.sql", "CREATE TABLE t (id integer);"),
            File("05.sql", "ALTER TABLE t ADD COLUMN late integer;"),
            File("06.sql", "CREATE TYPE mood AS ENUM ('a');"),
            File("07.sql", "CREATE SCHEMA app;"));
        Assert.DoesNotContain(history.Runs.SelectMany(r => r.Statements), s => s.Refused is not null);
        Assert.Equal(["04.sql", "05.sql", "01.sql", "06.sql", "02.sql", "07.sql", "03.sql"], Order(history));
    }

    [Fact]
    public void A_file_that_is_refused_for_two_reasons_still_finds_its_place()
    {
        var history = Replay(
            File("01.sql", "CREATE TABLE chat (doc uuid REFERENCES document (id));\nCREATE INDEX chat_doc ON chat (doc);"),
            File("02.sql", "CREATE TABLE document (id text PRIMARY KEY);"));
        Assert.Equal(["02.sql", "01.sql"], Order(history));
        Assert.Equal("42804", Assert.Single(history.Runs.SelectMany(r => r.Statements), s => s.Refused is not null).Refused!.SqlState);
        Assert.Equal("42804", history.Catalog.Find(new(Table.OfKind, new("public", "chat")))!.Refused);
    }

    [Fact]
    public void A_moved_file_that_drops_comes_after_those_that_still_use_what_it_drops()
    {
        var history = Replay(
            File("01_drop.sql", "DROP TABLE person;"),
            File("02_init.sql", "CREATE TABLE person (id integer);"),
            File("03_use.sql", "ALTER TABLE person ADD COLUMN x integer;"),
            File("04_more.sql", "CREATE INDEX i ON person (x);"));
        Assert.Equal(["02_init.sql", "03_use.sql", "04_more.sql", "01_drop.sql"], Order(history));
        Assert.Equal("02_init.sql", Assert.Single(history.OrderFaults).Later.Name);
        Assert.DoesNotContain(history.Runs.SelectMany(r => r.Statements), s => s.Refused is not null);
    }

    [Fact]
    public void Settings_and_open_transactions_end_with_their_file()
    {
        var history = Replay(
            File("01.sql", "CREATE SCHEMA app;\nSET search_path = app;\nBEGIN;\nCREATE TABLE a (id integer);"),
            File("02.sql", "CREATE TABLE b (id integer);"));
        Assert.True(history.Catalog.Contains(new(Table.OfKind, new("app", "a"))));
        Assert.True(history.Catalog.Contains(new(Table.OfKind, new("public", "b"))));
    }

    [Fact]
    public void Temporary_objects_end_with_their_file()
    {
        var history = Replay(
            File("01.sql", "CREATE TEMP TABLE scratch (id integer PRIMARY KEY);\nCREATE INDEX scratch_id ON scratch (id);\nCREATE TABLE a AS SELECT id FROM scratch;"),
            File("02.sql", "SELECT 1;"));
        Assert.DoesNotContain(history.Catalog.Objects, o => o.Name.Schema == "pg_temp");
        Assert.True(history.Catalog.Contains(new(Table.OfKind, new("public", "a"))));
    }

    [Fact]
    public void Files_that_follow_in_their_style_stay_behind_the_one_that_waits()
    {
        var history = Replay(
            File("01_a.sql", "CREATE TABLE a (id integer);"),
            File("02_b.sql", "ALTER TABLE booking ADD COLUMN x integer;"),
            File("03_c.sql", "DROP TABLE IF EXISTS old_things;"),
            File("20240101000000_init", "CREATE TABLE booking (id integer);", MigrationStyle.Prisma));
        Assert.Equal(["01_a.sql", "20240101000000_init", "02_b.sql", "03_c.sql"], Order(history));
        Assert.Empty(history.OrderFaults);
        Assert.Single(history.Assumed);
    }

    [Fact]
    public void The_configured_order_has_the_last_word()
    {
        var (sorted, assumed) = MigrationOrder.Sort([File("01_a.sql", ""), File("02_b.sql", ""), File("20240101000000_init", "", MigrationStyle.Prisma)], null, ["20240101000000_init", "02_b.sql"]);
        Assert.Equal(["01_a.sql", "20240101000000_init", "02_b.sql"], sorted.Select(m => m.Name));
        Assert.Empty(assumed);
    }

    [Theory]
    [InlineData("2024-01-02-000000_x", "20240102000000")]
    [InlineData("V1_x", "1")]
    [InlineData("1.2.3-x", "1.2.3")]
    [InlineData("007b_x", "007b")]
    [InlineData("3d_models", "3d")]
    [InlineData("users", "")]
    [InlineData("20240101xy", "")]
    [InlineData("", "")]
    public void Versions_are_read_from_names(string name, string version) => Assert.Equal(version, MigrationVersion.Of(name).Text);

    [Theory]
    [InlineData("2", "10", -1)]
    [InlineData("1.2", "1.10", -1)]
    [InlineData("007", "7", 0)]
    [InlineData("7", "7b", -1)]
    [InlineData("20240102", "20240102000001", -1)]
    [InlineData("1704067200", "20240101000000", 0)]
    [InlineData("1704067200000", "20231231235959", 1)]
    public void Versions_are_compared_as_numbers_and_moments(string one, string other, int order) =>
        Assert.Equal(order, Math.Sign(new MigrationVersion(one).CompareTo(new(other))));
}
