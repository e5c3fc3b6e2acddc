using Plumbline.Cli;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Databases.Tests.Environments;

/// <summary>Live databases from the command line to the report.</summary>
public class EnvironmentTests
{
    [ServerTheory]
    [InlineData("health-records", true)]
    [InlineData("hybrid-scheduling", false)]
    public async Task A_database_beside_the_history_that_made_it_has_no_finding(string twin, bool platform)
    {
        var project = Workspace.Open(Repository.Path("tests", "cases", "twins", twin)).Project;
        await using var database = await ExampleDatabases.MigratedAsync(project, platform, _ => true);
        var result = await ExampleDatabases.CheckAsync(project, ("production", database));
        Assert.DoesNotContain(result.Findings, f => !f.Environments.IsEmpty && AllRules.Find(f.Rule)!.Family is Family.Environments or Family.Drift);
        Assert.All(result.Truth(), r => Assert.NotEqual(TruthStatus.Drift, r.Status));
        Assert.Empty(Assert.Single(result.Table!.Databases).All);
    }

    [ServerFact]
    public async Task What_was_made_by_hand_is_told_in_the_report_and_by_the_exit_code()
    {
        using var folder = new Folder("create table orders (id bigint primary key, note text);\n");
        await using var same = await Server.FreshAsync(folder.Sql);
        await using var other = await Server.FreshAsync(folder.Sql + "create index orders_note_idx on orders (note); comment on table orders is 'x'; grant select on orders to public; create role plumbline_test_reader; drop role plumbline_test_reader");
        var (staging, production) = (await ExampleDatabases.UrlAsync(same), await ExampleDatabases.UrlAsync(other));

        var clean = ExampleDatabases.Plumb("check", folder.Path, "--database", $"staging={staging}");
        Assert.Equal((0, ""), (clean.Code, clean.Error));
        Assert.Contains("staging  ready", clean.Output);

        var (code, output, _) = ExampleDatabases.Plumb("check", folder.Path, "--database", $"staging={staging}", "--database", $"production={production}");
        Assert.Equal(1, code);
        Assert.Contains("index orders.orders_note_idx (note) is only in production: no migration makes it, so it was made by hand", output.ReplaceLineEndings(" ").Replace("   ", " "));
        Assert.Contains("staging     ready", output);
        Assert.DoesNotContain("comment", output);
        Assert.Contains("1 grant: the history says nothing of them", output);
    }

    [ServerFact]
    public async Task One_database_that_is_not_reached_is_one_finding_and_the_others_count()
    {
        using var folder = new Folder("create table orders (id bigint primary key, note text);\n");
        await using var database = await Server.FreshAsync(folder.Sql);
        var url = await ExampleDatabases.UrlAsync(database);
        var (code, output, _) = ExampleDatabases.Plumb("check", folder.Path, "--database", $"staging={url}", "--database", "production=postgres://app:can4ry-secret@127.0.0.1:1/shop");
        Assert.Equal(3, code);
        Assert.Single(output.Split('\n'), l => l.StartsWith("high     database-unreachable"));
        Assert.Contains("staging     ready", output);
        Assert.Matches("production  unknown", output);
        Assert.DoesNotContain("can4ry", output);

        await database.RunAsync("create table by_hand (id bigint primary key)");
        Assert.Equal(1, ExampleDatabases.Plumb("check", folder.Path, "--database", $"staging={url}", "--database", "production=postgres://app@127.0.0.1:1/shop").Code);
    }

    [ServerFact]
    public async Task Databases_are_diffed_and_inspected_by_their_urls()
    {
        await using var before = await Server.FreshAsync("create table orders (id bigint primary key, amount numeric(10,2)); create view paid as select id from orders");
        await using var after = await Server.FreshAsync("create table orders (id bigint primary key, amount numeric(12,2)); create view paid as select id from orders; create index on orders (amount)");
        var (one, two) = (await ExampleDatabases.UrlAsync(before), await ExampleDatabases.UrlAsync(after));
        var (code, output, _) = ExampleDatabases.Plumb("diff", one, two);
        Assert.Equal(0, code);
        Assert.Contains("type: numeric(10,2) → numeric(12,2)", output);
        Assert.Contains("+ index orders_amount_idx (amount)", output);
        Assert.EndsWith("2 changes: 1 added, 0 dropped, 1 altered, 0 renamed\n", output);
        Assert.EndsWith("no changes\n", ExampleDatabases.Plumb("diff", one, one).Output);

        var sql = ExampleDatabases.Plumb("inspect", two).Output;
        await using var again = await Server.FreshAsync(sql);
        Assert.EndsWith("no changes\n", ExampleDatabases.Plumb("diff", two, await ExampleDatabases.UrlAsync(again)).Output);
        Assert.Equal(3, ExampleDatabases.Plumb("inspect", "postgres://app@127.0.0.1:1/shop").Code);
    }

    [ServerFact]
    public async Task Where_no_server_printed_both_sides_a_difference_of_expressions_says_so()
    {
        const string Note = "(compared as text: no server printed both)";
        using var folder = new Folder("create table orders (id bigint primary key, note text default 'a');\ncreate view later as select id + 1 as at from orders;\n");
        await using var same = await Server.FreshAsync(folder.Sql);
        await using var other = await Server.FreshAsync(folder.Sql.Replace("id + 1", "id + 2").Replace("'a'", "'b'"));
        string[] messages = [.. (await ExampleDatabases.CheckAsync(Workspace.Open(folder.Path).Project, ("production", other))).Findings.Where(f => f.Rule == "differs-in-database").Select(f => f.Message)];
        Assert.Equal(2, messages.Length);
        Assert.EndsWith(Note, Assert.Single(messages, m => m.Contains("id + 2")));

        var (code, settled, _) = ExampleDatabases.Plumb("check", folder.Path, "--exact", "--database", $"production={await ExampleDatabases.UrlAsync(other)}");
        Assert.Equal((1, true), (code, settled.Contains("id + 2")));
        Assert.DoesNotContain("compared as text", settled);

        var alone = await ExampleDatabases.CheckAsync(new("databases", []), ("staging", same), ("production", other));
        Assert.Contains(alone.Findings, f => f.Message.Contains("id + 2"));
        Assert.DoesNotContain(alone.Findings, f => f.Message.Contains(Note));
    }

    [Fact]
    public void A_variable_that_is_not_set_is_listed_and_named_it_is_an_error()
    {
        using var folder = new Folder("create table orders (id bigint primary key);\n", "databases: { production: { url: \"${PLUMBLINE_TEST_NOT_SET}\" } }\n");
        var (code, output, _) = ExampleDatabases.Plumb("check", folder.Path);
        Assert.Equal(0, code);
        Assert.Contains("production: PLUMBLINE_TEST_NOT_SET is not set", output);
        var named = ExampleDatabases.Plumb("check", folder.Path, "--database", "production");
        Assert.Equal(2, named.Code);
        Assert.Contains("PLUMBLINE_TEST_NOT_SET is not set", named.Error);
        Assert.Equal(2, ExampleDatabases.Plumb("check", folder.Path, "--database", "productoin").Code);
        Assert.Contains("did you mean production?", ExampleDatabases.Plumb("check", folder.Path, "--database", "productoin").Error);
        Assert.Equal(2, ExampleDatabases.Plumb("check", folder.Path, "--database", "production", "--offline").Code);
    }

    /// <summary>A project of one migration.</summary>
    private sealed class Folder : IDisposable
    {
        public Folder(string sql, string config = "")
        {
            Sql = sql;
            Path = Directory.CreateTempSubdirectory("plumbline-test-").FullName;
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "migrations"));
            File.WriteAllText(System.IO.Path.Combine(Path, "migrations", "001_orders.sql"), sql);
            File.WriteAllText(System.IO.Path.Combine(Path, "plumbline.yaml"), $"project: shop\nhistory: migrations\n{config}");
        }

        public string Path { get; }
        public string Sql { get; }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
