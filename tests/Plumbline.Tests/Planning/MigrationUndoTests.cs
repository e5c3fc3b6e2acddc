using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning;

public class MigrationUndoTests
{
    private static string? PlaceOf(string path, MigrationStyle style, string version, string text, params string[] beside)
    {
        var file = new SourceText("history", path, text);
        return MigrationUndo.Of(new(path, style, version, file), file, p => beside.Contains(p) ? new("history", p, "DROP TABLE t;") : null)?.Path;
    }

    [Theory]
    [InlineData("db/07_add.sql", MigrationStyle.Numbered, "07", "db/07_add.rollback.sql")]
    [InlineData("db/07_add.sql", MigrationStyle.Numbered, "07", "db/07_add_down.sql")]
    [InlineData("db/07_add.sql", MigrationStyle.Numbered, "07", "db/07_rollback_add.sql")]
    [InlineData("db/07_add.sql", MigrationStyle.Numbered, "07", "db/rollback/07_add.sql")]
    [InlineData("db/001_x.up.sql", MigrationStyle.GolangMigrate, "001", "db/001_x.down.sql")]
    [InlineData("db/V2__x.sql", MigrationStyle.Flyway, "2", "db/U2__x.sql")]
    [InlineData("m/2024_x/migration.sql", MigrationStyle.Prisma, "2024", "m/2024_x/down.sql")]
    [InlineData("m/2024_x/up.sql", MigrationStyle.Diesel, "2024", "m/2024_x/down.sql")]
    public void It_stands_beside_the_file_as_custom_has_it(string path, MigrationStyle style, string version, string undo)
    {
        Assert.Equal(undo, PlaceOf(path, style, version, "CREATE TABLE t (a int);", undo));
        Assert.Null(PlaceOf(path, style, version, "CREATE TABLE t (a int);", "db/other.rollback.sql"));
    }

    [Fact]
    public void A_section_of_the_file_keeps_its_lines()
    {
        var file = new SourceText("history", "db/1_x.sql", "-- migrate:up\nCREATE TABLE t (a int);\n-- migrate:down\nDROP TABLE t;\n");
        var undo = MigrationUndo.Of(new("1_x.sql", MigrationStyle.Dbmate, "1", file), file, _ => null)!;
        Assert.Equal("DROP TABLE t;", undo.Text.Trim());
        Assert.Equal(4, undo.At(undo.Text.IndexOf('D')).Line);
        var empty = new SourceText("history", "db/1_x.sql", "-- +goose Up\nCREATE TABLE t (a int);\n-- +goose Down\n-- nothing leads back\n");
        Assert.Null(MigrationUndo.Of(new("1_x.sql", MigrationStyle.Goose, "1", empty), empty, _ => null));
    }
}
