using Plumbline.Planning.Reconcile;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning.Reconcile;

public class OrderRepairTests
{
    private static readonly DateTime s_now = new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private static OrderRepair Make(Dictionary<string, string> files)
    {
        var project = TextProject.Of(files.ToDictionary(f => $"migrations/{f.Key}", f => f.Value));
        var source = project.Of(SourceRole.History).Single();
        var folder = FolderTrial.Of(source, project.Texts, new());
        var repair = OrderRepair.Of(source, folder, s_now);
        Assert.Empty(folder.Moved(repair.Moves).Read().History!.OrderFaults);
        return repair;
    }

    private static IEnumerable<string> Moves(OrderRepair repair) => repair.Moves.Select(m => $"{m.From["migrations/".Length..]} -> {m.To["migrations/".Length..]}");

    [Fact]
    public void A_dated_file_goes_between_its_neighbours_and_its_record_follows()
    {
        var repair = Make(new()
        {
            ["20260101000000_early/migration.sql"] = "ALTER TABLE a ADD COLUMN b int;",
            ["20260101000000_early/rollback.sql"] = "ALTER TABLE a DROP COLUMN b;",
            ["20260102030405_init/migration.sql"] = "CREATE TABLE a (id int);",
            ["20260103000000_late/migration.sql"] = "ALTER TABLE a DROP COLUMN b;",
        });
        Assert.Equal(["20260101000000_early/migration.sql -> 20260102030406_early/migration.sql", "20260101000000_early/rollback.sql -> 20260102030406_early/rollback.sql"], Moves(repair));
        Assert.Contains("UPDATE _prisma_migrations SET migration_name = '20260102030406_early' WHERE migration_name = '20260101000000_early'", repair.Records);
    }

    [Fact]
    public void A_number_goes_behind_all_others_where_that_works() =>
        Assert.Equal(["01_early.sql -> 04_early.sql"], Moves(Make(new() { ["01_early.sql"] = "ALTER TABLE a ADD COLUMN b int;", ["02_init.sql"] = "CREATE TABLE a (id int);", ["03_other.sql"] = "CREATE TABLE c (id int);" })));

    [Fact]
    public void Where_others_need_it_they_make_room()
    {
        var repair = Make(new() { ["0001_early.sql"] = "-- migrate:up\nALTER TABLE a ADD COLUMN b int;", ["0002_init.sql"] = "-- migrate:up\nCREATE TABLE a (id int);", ["0003_late.sql"] = "-- migrate:up\nALTER TABLE a DROP COLUMN b;" });
        Assert.Equal(["0001_early.sql -> 0003_early.sql", "0003_late.sql -> 0004_late.sql"], Moves(repair));
        // The later one first: its old number is the other's new one.
        Assert.True(repair.Records!.IndexOf("'0004'", StringComparison.Ordinal) < repair.Records.IndexOf("'0001'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loose_file_beside_prisma_becomes_a_migration()
    {
        var repair = Make(new() { ["20260101000000_add.sql"] = "ALTER TABLE a ADD COLUMN b int;", ["20260102030405_init/migration.sql"] = "CREATE TABLE a (id int);" });
        Assert.Equal(["20260101000000_add.sql -> 20260102030406_add/migration.sql"], Moves(repair));
        Assert.Null(repair.Records);
        Assert.Contains("npx prisma migrate resolve --applied 20260102030406_add", Assert.Single(repair.Notes));
    }

    [Fact]
    public void A_history_in_order_stays() => Assert.Empty(Make(new() { ["01_a.sql"] = "CREATE TABLE a (id int);", ["02_b.sql"] = "CREATE TABLE b (id int);" }).Moves);
}
