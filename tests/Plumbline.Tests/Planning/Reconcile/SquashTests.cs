using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Reconcile;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning.Reconcile;

public class SquashTests
{
    private static readonly Dictionary<string, string> s_files = new()
    {
        ["migrations/20260101000000_init/migration.sql"] = BaselineTests.Schema,
        ["migrations/20260102000000_rows/migration.sql"] = "INSERT INTO customers (name) VALUES ('first');\nUPDATE customers SET name = 'one';\nUPDATE orders SET note = '' WHERE note IS NULL;\n",
        ["migrations/20260103000000_tier/migration.sql"] = "CREATE TABLE tiers (code text PRIMARY KEY);\nINSERT INTO tiers VALUES ('a');\nDROP TABLE tiers;\nALTER TABLE customers ADD COLUMN tier text;\n",
        ["migrations/20260104000000_later/migration.sql"] = "ALTER TABLE orders DROP COLUMN note CASCADE;\n",
    };

    private static (Squash Squash, FolderTrial Folder, Source Source) Make(Dictionary<string, string> files, string? until)
    {
        var project = TextProject.Of(files);
        var source = project.Of(SourceRole.History).Single();
        var folder = FolderTrial.Of(source, project.Texts, new());
        return (Squash.Of(source, folder, until, "squashed", default, PostgresDialect.Instance, new()), folder, source);
    }

    [Fact]
    public void The_start_becomes_one_migration_and_the_rest_follows()
    {
        var (squash, folder, source) = Make(s_files, "20260103000000_tier");
        Assert.Empty(squash.Faults);
        Assert.Equal(["20260103000000_squashed/migration.sql"], squash.Files.Select(f => f.Path));
        Assert.Equal(3, squash.Old.Count);
        var after = folder.Without(squash.Old.Select(m => m.Text.Path).ToHashSet()).With(squash.Files).Read();
        Assert.Equal(["20260103000000_squashed", "20260104000000_later"], after.History!.Runs.Select(r => r.Migration.Name));
        Assert.Empty(FolderTrial.Differences(after.Catalog, source.Catalog));
    }

    [Fact]
    public void Rows_that_were_put_in_are_kept_and_others_told()
    {
        var rows = Make(s_files, "20260103000000_tier").Squash.Rows;
        Assert.Equal(["INSERT INTO customers (name) VALUES ('first')", "UPDATE customers SET name = 'one'"], rows.Kept);
        Assert.Equal(2, rows.Lost.Count);
        Assert.Contains("only changes rows that were there", rows.Lost[0]);
        Assert.Contains("table tiers is no longer there", rows.Lost[1]);
    }

    [Fact]
    public void Records_are_moved_only_where_all_are_recorded()
    {
        var squash = Make(s_files, "20260102000000_rows").Squash;
        Assert.Contains("IF found <> 2 THEN", squash.Moving);
        Assert.Contains("DELETE FROM _prisma_migrations WHERE migration_name = '20260101000000_init'", squash.Moving);
        Assert.Contains(FileChecksums.Sha256(squash.Files[0].Text), squash.Moving);
        Assert.DoesNotContain("20260103000000", squash.Moving);
    }

    [Fact]
    public void A_history_with_a_fault_is_not_squashed()
    {
        var files = new Dictionary<string, string>(s_files) { ["migrations/20260102000001_bad/migration.sql"] = "ALTER TABLE nowhere ADD COLUMN a int;" };
        Assert.Contains("a history is squashed when every statement works", Assert.Single(Make(files, null).Squash.Faults));
        Assert.Equal("there is no such migration", Assert.Single(Make(s_files, "nothing").Squash.Faults));
    }

    [Fact]
    public void A_counter_is_set_as_it_was_and_what_cannot_be_said_is_told()
    {
        var rows = Make(new()
        {
            ["migrations/20260101000000_init/migration.sql"] = "CREATE TABLE a (id serial PRIMARY KEY, old text);\nCREATE TABLE b (id serial PRIMARY KEY);\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\nSELECT count(*) FROM a;\nSELECT f();",
            ["migrations/20260102000000_rows/migration.sql"] = "INSERT INTO a (id) VALUES (7);\nSELECT setval('a_id_seq', 7);\nSELECT setval('public.b_id_seq', 3);\nUPDATE a SET id = 8 WHERE old = '';\nDO $$ BEGIN PERFORM setval('a_id_seq', 9); INSERT INTO a (id) VALUES (9); END $$;",
            ["migrations/20260103000000_less/migration.sql"] = "DROP TABLE b;\nDROP FUNCTION f();\nALTER TABLE a DROP COLUMN old;",
        }, null).Squash.Rows;
        Assert.Equal(["INSERT INTO a (id) VALUES (7)", "SELECT setval('a_id_seq', 7)"], rows.Kept);
        Assert.Contains(rows.Lost, l => l.Contains("function f is no longer there: SELECT f()"));
        Assert.Contains(rows.Lost, l => l.Contains("b_id_seq is no longer there: SELECT setval"));
        Assert.Contains(rows.Lost, l => l.Contains("it names column a.old, which is no longer there"));
        Assert.Contains(rows.Lost, l => l.Contains("it ran in a block: INSERT INTO a"));
    }

    [Fact]
    public void Files_beside_the_tools_own_are_squashed_with_them_and_recorded_nowhere()
    {
        var (squash, folder, source) = Make(new()
        {
            ["migrations/01_tenant.sql"] = "CREATE TABLE tenants (id int PRIMARY KEY);\nALTER TABLE users ADD COLUMN tenant int REFERENCES tenants;",
            ["migrations/20260101000000_init/migration.sql"] = "CREATE TABLE users (id int PRIMARY KEY);",
            ["migrations/20260102000000_more/migration.sql"] = "ALTER TABLE users ADD COLUMN name text;",
        }, null);
        Assert.Empty(squash.Faults);
        Assert.Equal(["20260102000000_squashed/migration.sql"], squash.Files.Select(f => f.Path));
        Assert.Equal(3, squash.Old.Count);
        Assert.Contains("IF found <> 2 THEN", squash.Moving);
        Assert.Empty(FolderTrial.Differences(folder.Without(squash.Old.Select(m => m.Text.Path).ToHashSet()).With(squash.Files).Read().Catalog, source.Catalog));
    }

    [Fact]
    public void Drizzles_journal_lists_the_new_file_in_the_old_ones_place()
    {
        const string Journal = """{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1000,"tag":"0000_a","breakpoints":true},{"idx":1,"version":"7","when":2000,"tag":"0001_b","breakpoints":true},{"idx":2,"version":"7","when":3000,"tag":"0002_c","breakpoints":true}]}""";
        var (squash, folder, _) = Make(new()
        {
            ["migrations/0000_a.sql"] = "CREATE TABLE a (id int);",
            ["migrations/0001_b.sql"] = "ALTER TABLE a ADD COLUMN b int; CREATE TABLE b (id int);",
            ["migrations/0002_c.sql"] = "CREATE INDEX c ON a (b);",
            ["migrations/meta/_journal.json"] = Journal,
            ["migrations/meta/0000_snapshot.json"] = """{"id":"i0","prevId":"-"}""",
            ["migrations/meta/0001_snapshot.json"] = """{"id":"i1","prevId":"i0"}""",
        }, "0001_b");
        Assert.Empty(squash.Faults);
        Assert.Equal(["0001_squashed.sql", "meta/_journal.json", "meta/0001_snapshot.json"], squash.Files.Select(f => f.Path));
        Assert.Contains("--> statement-breakpoint", squash.Files[0].Text);
        var after = folder.Without(squash.Old.Select(m => m.Text.Path).ToHashSet()).With(squash.Files).Read().History!;
        Assert.Equal(["0001_squashed 2000", "0002_c 3000"], after.Runs.Select(r => $"{r.Migration.Name} {r.Migration.JournalTime}"));
        Assert.Contains("00000000-0000-0000-0000-000000000000", squash.Files[2].Text);
        Assert.Contains("DELETE FROM drizzle.__drizzle_migrations WHERE created_at = 1000", squash.Moving);
    }
}
