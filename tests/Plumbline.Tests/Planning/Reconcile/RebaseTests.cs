using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning.Reconcile;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning.Reconcile;

/// <summary>Two branches' migrations laid one behind the other: <c>-- main</c> and <c>-- here</c> stand on the same base.</summary>
public class RebaseTests
{
    private static readonly DateTime s_now = new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private const string Base = "CREATE TABLE orders (id integer PRIMARY KEY, note text, status text DEFAULT 'new');\nCREATE TABLE lines (id integer PRIMARY KEY, order_id integer REFERENCES orders);\n";

    private static FolderTrial Folder(IEnumerable<KeyValuePair<string, string>> files, string branch) =>
        new("migrations", files.ToDictionary(f => $"migrations/{f.Key}", f => new SourceText(branch, $"migrations/{f.Key}", f.Value)), "postgres", new());

    private static Rebase Make(Dictionary<string, string> common, Dictionary<string, string> main, Dictionary<string, string> here, params Source[] databases) =>
        Rebase.Of(Folder(common, "base"), Folder(common.Concat(main).DistinctLast(), "main"), Folder(common.Concat(here).DistinctLast(), "here"), Folder(common.Concat(here).DistinctLast(), "here"), databases, s_now, PostgresDialect.Instance);

    private static Rebase Sql(string main, string here) =>
        Make(new() { ["0001_init.sql"] = Base }, new() { ["0002_theirs.sql"] = main }, new() { ["0002_mine.sql"] = here });

    private static Collision Only(string main, string here) => Assert.Single(Sql(main, here).Replay.Collisions);

    [Fact]
    public void Numbers_that_are_taken_are_given_anew_and_what_lies_beside_goes_along()
    {
        var rebase = Make(new() { ["0001_init.sql"] = Base }, new() { ["0002_theirs.sql"] = "CREATE TABLE a (id int);", ["0003_more.sql"] = "CREATE TABLE b (id int);" },
            new() { ["0002_mine.sql"] = "CREATE TABLE c (id int);", ["0002_mine.rollback.sql"] = "DROP TABLE c;", ["rollbacks/0002_mine.sql"] = "DROP TABLE c;", ["0003_mine_too.sql"] = "ALTER TABLE c ADD COLUMN d int;" });
        Assert.Empty(rebase.Faults);
        Assert.Empty(rebase.Replay.Collisions);
        Assert.Equal(["0002_mine.sql -> 0004_mine.sql", "0003_mine_too.sql -> 0005_mine_too.sql"], rebase.Renumbered.Select(r => $"{r.Before.Name} -> {r.After.Name}"));
        Assert.Equal(["0004_mine.rollback.sql", "0004_mine.sql", "0005_mine_too.sql", "rollbacks/0004_mine.sql"], rebase.Files.Select(f => f.Path));
        Assert.Equal(4, rebase.Gone.Count);
        Assert.True(rebase.Replay.Commutes);
    }

    [Theory]
    [InlineData("20260301000000_late/migration.sql", "20260201000000_mine/migration.sql", "20310506070809_mine")]
    [InlineData("000002_late.up.sql", "000002_mine.up.sql", "000003_mine.up.sql")]
    [InlineData("V2__late.sql", "V2__mine.sql", "V3__mine.sql")]
    [InlineData("2026-03-01-000000_late/up.sql", "2026-02-01-000000_mine/up.sql", "2031-05-06-070809_mine")]
    [InlineData("07_late.sql", "07_mine.sql", "08_mine.sql")]
    public void Every_style_gets_its_own_kind_of_name(string main, string here, string name)
    {
        var rebase = Make([], new() { [main] = "CREATE TABLE a (id int);" }, new() { [here] = "CREATE TABLE b (id int);" });
        Assert.Empty(rebase.Faults);
        Assert.Equal(name, Assert.Single(rebase.Renumbered).After.Name);
    }

    [Fact]
    public void The_way_back_of_every_style_goes_along()
    {
        Assert.Equal(["3_mine.down.sql", "3_mine.up.sql"], Paths("2_a.up.sql", new() { ["2_mine.up.sql"] = "CREATE TABLE b (id int);", ["2_mine.down.sql"] = "DROP TABLE b;" }));
        Assert.Equal(["U3__mine.sql", "V3__mine.sql", "V3__mine.sql.conf"], Paths("V2__a.sql", new() { ["V2__mine.sql"] = "CREATE TABLE b (id int);", ["U2__mine.sql"] = "DROP TABLE b;", ["V2__mine.sql.conf"] = "executeInTransaction=false" }));
        Assert.Equal(["20310506070809_mine/migration.sql", "20310506070809_mine/rollback.sql"], Paths("20260301000000_a/migration.sql", new() { ["20260201000000_mine/migration.sql"] = "CREATE TABLE b (id int);", ["20260201000000_mine/rollback.sql"] = "DROP TABLE b;" }));
    }

    private static IEnumerable<string> Paths(string main, Dictionary<string, string> here) => Make([], new() { [main] = "CREATE TABLE a (id int);" }, here).Files.Select(f => f.Path);

    [Fact]
    public void A_migration_that_sorts_behind_keeps_its_name()
    {
        var rebase = Make([], new() { ["20260301000000_late/migration.sql"] = Base }, new() { ["20260401000000_mine/migration.sql"] = "CREATE TABLE b (id int);" });
        Assert.Empty(rebase.Renumbered);
        Assert.Empty(rebase.Files);
    }

    [Fact]
    public void Files_of_one_name_on_both_sides_are_both_kept()
    {
        var rebase = Make([], new() { ["0001_init.sql"] = "CREATE TABLE a (id int);" }, new() { ["0001_init.sql"] = "CREATE TABLE b (id int);" });
        Assert.Empty(rebase.Faults);
        Assert.Equal(["0001_init.sql: CREATE TABLE a (id int);", "0002_init.sql: CREATE TABLE b (id int);"], rebase.Files.Select(f => $"{f.Path}: {f.Text}"));
    }

    [Fact]
    public void What_the_other_side_removed_or_edited_is_no_new_migration()
    {
        var parted = new Dictionary<string, string> { ["0001_a.sql"] = "CREATE TABLE a (id int);", ["0002_b.sql"] = "CREATE TABLE b (id int);" };
        var theirs = new Dictionary<string, string> { ["0001_a.sql"] = "CREATE TABLE a (id int, b int);" };
        var ours = new Dictionary<string, string>(parted) { ["0003_c.sql"] = "CREATE TABLE c (id int);" };
        var rebase = Rebase.Of(Folder(parted, "base"), Folder(theirs, "main"), Folder(ours, "here"), Folder(ours, "here"), [], s_now, PostgresDialect.Instance);
        Assert.Equal("0003_c.sql", Assert.Single(rebase.Branch.Own).Name);
        Assert.Empty(rebase.Branch.Others);
        Assert.Contains("migrations/0002_b.sql is gone there", Assert.Single(rebase.Notes));
    }

    [Fact]
    public void The_same_object_made_twice_is_told_with_both_places()
    {
        var collision = Only("CREATE TABLE a (id int);\nALTER TABLE orders ADD COLUMN paid boolean;", "\n\nALTER TABLE orders ADD COLUMN paid text;");
        Assert.Equal(CollisionKind.Refused, collision.Kind);
        Assert.Equal("migrations/0002_mine.sql:3", collision.Own.ToString());
        Assert.Equal("migrations/0002_theirs.sql:2", collision.Other.ToString());
    }

    [Theory]
    [InlineData("ALTER TABLE orders RENAME TO purchases;", "ALTER TABLE orders ADD COLUMN paid boolean;", CollisionKind.Refused)]
    [InlineData("ALTER TABLE orders DROP COLUMN note;", "CREATE INDEX ON orders (note);", CollisionKind.Refused)]
    [InlineData("ALTER TABLE orders DROP COLUMN note;", "UPDATE orders SET note = '' WHERE note IS NULL;", CollisionKind.Refused)]
    [InlineData("ALTER TABLE orders ADD COLUMN paid boolean NOT NULL;", "INSERT INTO orders (id, note) VALUES (1, 'x');", CollisionKind.Refused)]
    [InlineData("CREATE TABLE settings (id int);", "CREATE TABLE IF NOT EXISTS settings (id int, name text);", CollisionKind.Idle)]
    [InlineData("ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'open';", "ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'draft';", CollisionKind.Overlap)]
    [InlineData("ALTER TABLE orders ALTER COLUMN note TYPE varchar(80);", "ALTER TABLE orders DROP COLUMN note;", CollisionKind.TakesAlong)]
    [InlineData("CREATE VIEW noted AS SELECT note FROM orders;", "ALTER TABLE orders DROP COLUMN note CASCADE;", CollisionKind.TakesAlong)]
    public void What_does_not_go_together_is_found(string main, string here, CollisionKind kind)
    {
        var collision = Only(main, here);
        Assert.Equal(kind, collision.Kind);
        Assert.Equal("migrations/0002_mine.sql:1", collision.Own.ToString());
        Assert.Equal("migrations/0002_theirs.sql:1", collision.Other.ToString());
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD COLUMN paid boolean;", "ALTER TABLE orders ADD COLUMN paid_at timestamptz;", true)]
    [InlineData("ALTER TABLE orders ALTER COLUMN note SET NOT NULL;", "ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';", true)]
    [InlineData("CREATE INDEX a ON orders (note);", "ALTER TABLE lines ALTER COLUMN id TYPE bigint;", true)]
    [InlineData("ALTER TABLE orders ADD COLUMN paid boolean;", "ALTER TABLE orders RENAME TO purchases;", false)]
    [InlineData("CREATE INDEX a ON orders (note);", "ALTER TABLE orders RENAME COLUMN note TO remark;", false)]
    [InlineData("ALTER TABLE orders ALTER COLUMN note SET NOT NULL;", "ALTER TABLE orders RENAME COLUMN note TO remark; ALTER TABLE orders RENAME TO purchases;", false)]
    [InlineData("CREATE TABLE a (id int);", "CREATE TABLE IF NOT EXISTS b (id int);", true)]
    public void What_goes_together_is_not_told(string main, string here, bool commutes)
    {
        var rebase = Sql(main, here);
        Assert.Empty(rebase.Replay.Collisions);
        Assert.Empty(rebase.Faults);
        Assert.Equal(commutes, rebase.Replay.Commutes);
    }

    [Fact]
    public void A_file_that_a_database_has_recorded_keeps_its_name()
    {
        var rebase = Make(new() { ["20260101000000_init/migration.sql"] = Base }, new() { ["20260301000000_late/migration.sql"] = "CREATE TABLE a (id int);" },
            new() { ["20260201000000_mine/migration.sql"] = "CREATE TABLE b (id int);" }, Database("-- records prisma _prisma_migrations\n-- row 20260201000000_mine\n" + Base));
        Assert.Contains("20260201000000_mine keeps its name: local has it recorded", Assert.Single(rebase.Faults));
    }

    [Theory]
    [InlineData("CREATE TABLE a (id int);", 0)]
    [InlineData("CREATE TABLE b (id int);", 1)]
    public void Of_two_files_with_the_recorded_version_what_is_there_tells_which_was_run(string live, int faults)
    {
        var rebase = Make(new() { ["0001_init.sql"] = "-- migrate:up\n" + Base }, new() { ["0002_late.sql"] = "-- migrate:up\nCREATE TABLE a (id int);" }, new() { ["0002_mine.sql"] = "-- migrate:up\nCREATE TABLE b (id int);" },
            Database("-- records dbmate schema_migrations\n-- row 0001\n-- row 0002\n" + Base + live));
        Assert.Equal(faults, rebase.Faults.Count);
    }

    private static Source Database(string sql) => TextProject.Of(new Dictionary<string, string> { ["databases/local.sql"] = sql }).Of(SourceRole.Database).Single();
}

internal static class FilesOfTwoBranches
{
    /// <summary>A branch's own text of a file stands for the base's.</summary>
    public static IEnumerable<KeyValuePair<string, string>> DistinctLast(this IEnumerable<KeyValuePair<string, string>> files) => files.GroupBy(f => f.Key).Select(g => g.Last());
}
