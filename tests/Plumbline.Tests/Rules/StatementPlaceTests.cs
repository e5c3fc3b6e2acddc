using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>What a statement rule is told about the place of a statement.</summary>
public class StatementPlaceTests
{
    private static List<StatementPlace> Places(MigrationStyle style, params string[] files) => Places(style, null, files);

    private static List<StatementPlace> Places(MigrationStyle style, Func<Project, Targets>? targets, params string[] files)
    {
        var migrations = files.Select((text, i) => new Migration($"{i}", style, $"{i}", new("history", $"migrations/{i}.sql", text))).ToList();
        var history = new Replayer(AllDialects.Find("postgres")!, new()).Replay("migrations", migrations);
        var project = new Project("case", [new("history", SourceRole.History, "migrations", "postgres", "migrations", history.Catalog, new("history", _ => true, (_, _) => true)) { History = history }])
        {
            Texts = migrations.ToDictionary(m => m.Text.Path, m => m.Text),
        };
        var places = new List<StatementPlace>();
        Surroundings? before = null;
        for (var i = 0; i < history.Runs.Count; i++)
        {
            var file = new Surroundings((targets ?? Targets.Of)(project), new("postgres", history), i, before);
            before = file;
            places.AddRange(Enumerable.Range(0, file.Run.Statements.Count).Select(file.Place));
        }
        return places;
    }

    [Theory]
    [InlineData(MigrationStyle.Numbered, "SELECT 1; SELECT 2;", "Alone 0, Alone 1")]
    [InlineData(MigrationStyle.Numbered, "BEGIN; SELECT 1; COMMIT; SELECT 2;", "File 0, File 0, File 0, Alone 1")]
    [InlineData(MigrationStyle.Numbered, "BEGIN; SAVEPOINT a; ROLLBACK TO a; SELECT 1; COMMIT;", "File 0, File 0, File 0, File 0, File 0")]
    [InlineData(MigrationStyle.Prisma, "SELECT 1; SELECT 2;", "Message 0, Message 0")]
    [InlineData(MigrationStyle.Prisma, "SELECT 1;", "Alone 0")]
    [InlineData(MigrationStyle.Prisma, "BEGIN; SELECT 1; COMMIT; SELECT 2; SELECT 3;", "File 0, File 0, File 0, Message 1, Message 1")]
    [InlineData(MigrationStyle.Supabase, "SELECT 1; SELECT 2;", "Tool 0, Tool 0")]
    [InlineData(MigrationStyle.Supabase, "SELECT 1; COMMIT; SELECT 2; SELECT 3;", "Tool 0, Tool 0, Alone 1, Alone 2")]
    [InlineData(MigrationStyle.Goose, "-- +goose NO TRANSACTION\nSELECT 1; SELECT 2;", "Alone 0, Alone 1")]
    [InlineData(MigrationStyle.Goose, "-- +goose Up\nSELECT 1; SELECT 2;", "Tool 0, Tool 0")]
    [InlineData(MigrationStyle.Dbmate, "-- migrate:up transaction:false\nSELECT 1; SELECT 2;", "Message 0, Message 0")]
    [InlineData(MigrationStyle.Flyway, "VACUUM;", "Alone 0")]
    [InlineData(MigrationStyle.Drizzle, "SELECT 1; SELECT 2;", "Run 0, Run 0")]
    [InlineData(MigrationStyle.Numbered, "DO $$ BEGIN CREATE TABLE a (i int); CREATE TABLE b (i int); END $$; SELECT 1;", "Block 0, Block 0, Block 0, Alone 1")]
    public void Statements_are_in_the_transaction_that_their_tool_makes(MigrationStyle style, string file, string expected) =>
        Assert.Equal(expected, string.Join(", ", Places(style, file).Select(p => $"{p.Enclosing} {p.File.TransactionOf(p.At).Number}")));

    [Theory]
    [InlineData(MigrationStyle.Supabase, "ALTER TABLE a ADD COLUMN x int; ALTER TABLE b ADD COLUMN x int; CREATE INDEX i ON a (x);", "|a ACCESS EXCLUSIVE|a ACCESS EXCLUSIVE, b ACCESS EXCLUSIVE")]
    [InlineData(MigrationStyle.Numbered, "ALTER TABLE a ADD COLUMN x int; ALTER TABLE b ADD COLUMN x int;", "|")]
    [InlineData(MigrationStyle.Numbered, "BEGIN; ALTER TABLE a ADD COLUMN x int; COMMIT; SELECT 1;", "||a ACCESS EXCLUSIVE|")]
    [InlineData(MigrationStyle.Supabase, "CREATE INDEX i ON a (id); ALTER TABLE a ADD COLUMN x int; SELECT 1;", "|a SHARE|a ACCESS EXCLUSIVE")]
    [InlineData(MigrationStyle.Supabase, "CREATE TABLE c (id int); ALTER TABLE c RENAME TO d; CREATE INDEX ON d (id); ALTER TABLE d ADD COLUMN x int;", "|||")]
    public void Locks_are_held_to_the_end_of_the_transaction(MigrationStyle style, string file, string expected)
    {
        var places = Places(style, "CREATE TABLE a (id int); CREATE TABLE b (id int);", file).Skip(2);
        Assert.Equal(expected, string.Join("|", places.Select(p => string.Join(", ", p.Held.Select(h => $"{h.Table} {h.Mode.InWords()}")))));
    }

    [Fact]
    public void What_the_file_makes_is_born_in_it_also_under_another_name()
    {
        var places = Places(MigrationStyle.Numbered, "CREATE TABLE old (id int);", "CREATE TABLE fresh (id int); ALTER TABLE fresh RENAME TO renamed; ALTER TABLE old ADD COLUMN x int; SELECT 1;");
        var last = places[^1];
        Assert.Equal((true, false), (last.IsBorn(new ObjectName("public", "renamed")), last.IsBorn(new ObjectName("public", "old"))));
        Assert.Equal(["old"], places.SelectMany(p => p.Touches).Select(t => t.Table.ToString()));
    }
}
