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
}
