using Plumbline.Dialects;
using Plumbline.Planning;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Databases.Tests.Proving;

/// <summary>What a statement really takes, against what was measured by hand on 11 to 18.</summary>
public class TraceTests
{
    private const string Before = """
        CREATE TABLE parents (id int PRIMARY KEY);
        CREATE TABLE items (id int PRIMARY KEY, parent int, code varchar(20), note text, CONSTRAINT note_short CHECK (length(note) < 100) NOT VALID);
        CREATE INDEX items_code_idx ON items (code);
        """;

    private const string Rows = "INSERT INTO parents SELECT generate_series(1, 10); INSERT INTO items SELECT n, n % 10 + 1, 'c' || n, 'n' FROM generate_series(1, 500) n";

    private static async Task<StatementTrace> TraceAsync(string statement, MigrationStyle style = MigrationStyle.Numbered)
    {
        var proof = await new Proved(Before, statement) { Rows = Rows, Style = style }.RunAsync();
        Assert.False(proof.Broke(), proof.Promises[0].Evidence);
        return proof.Statements[^1];
    }

    private static string LocksOf(StatementTrace trace) => string.Join("; ", trace.Locks.Select(l => $"{l.Relation} {l.Mode.InWords()}"));

    [ServerTheory]
    [InlineData("ALTER TABLE items ADD COLUMN a int", "items ACCESS EXCLUSIVE")]
    [InlineData("ALTER TABLE items ALTER COLUMN note SET STATISTICS 50", "items SHARE UPDATE EXCLUSIVE")]
    [InlineData("COMMENT ON TABLE items IS 'x'", "items SHARE UPDATE EXCLUSIVE")]
    [InlineData("CREATE INDEX ON items (note)", "items SHARE")]
    [InlineData("CREATE INDEX CONCURRENTLY items_note_idx ON items (note)", "items SHARE UPDATE EXCLUSIVE")]
    [InlineData("ALTER INDEX items_code_idx RENAME TO other_idx", "items_code_idx SHARE UPDATE EXCLUSIVE")]
    [InlineData("REINDEX INDEX items_code_idx", "items_code_idx ACCESS EXCLUSIVE; items SHARE")]
    [InlineData("ALTER TABLE items ADD CONSTRAINT items_parent_fkey FOREIGN KEY (parent) REFERENCES parents NOT VALID", "items SHARE ROW EXCLUSIVE; parents SHARE ROW EXCLUSIVE")]
    [InlineData("ALTER TABLE items VALIDATE CONSTRAINT note_short", "items SHARE UPDATE EXCLUSIVE")]
    [InlineData("CREATE TABLE notes (id int REFERENCES items)", "items SHARE ROW EXCLUSIVE")]
    [InlineData("UPDATE items SET note = 'm'", "items ROW EXCLUSIVE")]
    [InlineData("DO $$ BEGIN ALTER TABLE items ENABLE ROW LEVEL SECURITY; END $$", "items ACCESS EXCLUSIVE")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "")]
    public async Task Locks_are_those_that_the_server_holds(string statement, string locks) => Assert.Equal(locks, LocksOf(await TraceAsync(statement)));

    private const string Parted = """
        CREATE TABLE p (a int, b text) PARTITION BY LIST (a);
        CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
        CREATE TABLE q (a int, b text);
        """;

    [ServerTheory]
    [InlineData("CREATE TABLE p3 PARTITION OF p FOR VALUES IN (3)", "p ACCESS EXCLUSIVE")]
    [InlineData("ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (4)", "q ACCESS EXCLUSIVE; p SHARE UPDATE EXCLUSIVE")]
    [InlineData("ALTER TABLE p DETACH PARTITION p1", "p ACCESS EXCLUSIVE; p1 ACCESS EXCLUSIVE")]
    [InlineData("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY", "p1 ACCESS EXCLUSIVE; p SHARE UPDATE EXCLUSIVE")]
    public async Task Partitions_are_locked_with_the_table_above(string statement, string locks)
    {
        if ((await Server.Shared).Major < 14) return;
        var proof = await new Proved(Parted, statement) { Rows = "INSERT INTO p VALUES (1)" }.RunAsync();
        Assert.Equal(locks, LocksOf(proof.Statements[^1]));
    }

    [ServerTheory]
    [InlineData("ALTER TABLE items ALTER COLUMN id TYPE bigint", "items; items items_code_idx; items items_pkey", "rewritten")]
    [InlineData("ALTER TABLE items ADD COLUMN a double precision DEFAULT random()", "items; items items_code_idx; items items_pkey", "rewritten")]
    [InlineData("ALTER TABLE items ALTER COLUMN code TYPE varchar(40)", "", null)]
    [InlineData("ALTER TABLE items ADD COLUMN a int DEFAULT 5", "", null)]
    [InlineData("ALTER TABLE items ALTER COLUMN note SET NOT NULL", "", "verified")]
    [InlineData("ALTER TABLE items ADD CHECK (id > 0)", "", "verified")]
    [InlineData("ALTER TABLE items ADD CHECK (id > 0) NOT VALID", "", null)]
    [InlineData("CREATE INDEX items_note_idx ON items (note)", "", "index items_note_idx built")]
    [InlineData("CREATE INDEX CONCURRENTLY items_note_idx ON items (note)", "", "index items_note_idx built")]
    public async Task Rewrites_and_scans_are_seen(string statement, string rewrites, string? scan)
    {
        var trace = await TraceAsync(statement);
        Assert.Equal(rewrites, string.Join("; ", trace.Rewrites.Select(r => $"{r.Table} {r.Index}".Trim())));
        Assert.Equal(scan is not null, trace.Scans.Any(s => s.Why == scan));
        if (scan is null) Assert.Empty(trace.Scans);
        if (scan == "verified") Assert.Equal(500, trace.Scans[0].Rows);
    }

    [ServerFact]
    public async Task Rows_written_in_blocks_and_procedures_are_counted()
    {
        var update = await TraceAsync("DO $$ BEGIN UPDATE items SET note = 'm' WHERE id <= 20; DELETE FROM items WHERE id > 490; END $$");
        Assert.Equal("RowsWritten { Table = items, Inserted = 0, Updated = 20, Deleted = 10 }", Assert.Single(update.Rows).ToString());
        if ((await Server.Shared).Major < 15) return;
        var batches = await TraceAsync("DO $$ BEGIN FOR i IN 0..4 LOOP UPDATE items SET note = 'm' WHERE id % 5 = i; COMMIT; END LOOP; END $$");
        Assert.Equal(500, Assert.Single(batches.Rows).Updated);
    }

    [ServerFact]
    public async Task A_lock_is_told_where_it_is_first_taken()
    {
        var proof = await new Proved(Before, "BEGIN; ALTER TABLE items ADD COLUMN a int; ALTER TABLE items ADD COLUMN b int; COMMIT;") { Rows = Rows }.RunAsync();
        Assert.Equal(["", "items ACCESS EXCLUSIVE", "", ""], proof.Statements.Select(LocksOf));
    }

    [ServerTheory]
    [InlineData(MigrationStyle.Prisma, "ALTER TABLE items ADD COLUMN a int; CREATE INDEX CONCURRENTLY i ON items (a);", "25001")]
    [InlineData(MigrationStyle.Prisma, "CREATE INDEX CONCURRENTLY i ON items (note);", null)]
    [InlineData(MigrationStyle.Supabase, "CREATE INDEX CONCURRENTLY i ON items (note);", "25001")]
    [InlineData(MigrationStyle.Flyway, "CREATE INDEX CONCURRENTLY i ON items (note);", null)]
    [InlineData(MigrationStyle.Numbered, "ALTER TABLE items ADD COLUMN a int; CREATE INDEX CONCURRENTLY i ON items (a);", null)]
    [InlineData(MigrationStyle.Numbered, "LOCK TABLE items;", "25P01")]
    [InlineData(MigrationStyle.Prisma, "BEGIN; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; UPDATE items SET note = 'm'; COMMIT;", null)]
    [InlineData(MigrationStyle.Numbered, "SET client_min_messages = warning; SET lock_timeout = '1s'; ALTER TABLE items ADD COLUMN a int;", null)]
    [InlineData(MigrationStyle.Numbered, "SELECT format('ALTER TABLE items ADD COLUMN c%s int', n) FROM generate_series(1, 3) n \\gexec\nALTER TABLE items DROP COLUMN c3;", null)]
    [InlineData(MigrationStyle.Numbered, "COPY parents FROM stdin;\n11\n12\n\\.\nDELETE FROM parents WHERE id = 12;", null)]
    public async Task Files_run_as_their_tool_runs_them(MigrationStyle style, string file, string? state)
    {
        var proof = await new Proved(Before, file) { Rows = Rows, Style = style }.RunAsync();
        Assert.Equal(state, proof.Statements[^1].Rejected?.SqlState);
    }
}
