using Npgsql;
using Xunit;

namespace Plumbline.Databases.Tests.Rules;

/// <summary>What rules say that the server does: how it refuses, and what it does without a word.</summary>
public class RuleClaims
{
    private const string Table = "CREATE TABLE t (id int PRIMARY KEY, a text, b text, n bigint); INSERT INTO t VALUES (1, 'x', 'long enough', 1), (2, 'x', NULL, 3000000000);";

    [ServerTheory]
    [InlineData("required-column-no-default", "ALTER TABLE t ADD COLUMN c text NOT NULL", "23502")]
    [InlineData("not-null-without-backfill", "ALTER TABLE t ALTER COLUMN b SET NOT NULL", "23502")]
    [InlineData("unique-without-dedupe", "CREATE UNIQUE INDEX t_a ON t (a)", "23505")]
    [InlineData("validation-may-fail", "ALTER TABLE t ADD CONSTRAINT t_n CHECK (n < 100)", "23514")]
    [InlineData("validation-may-fail", "ALTER TABLE t ADD CONSTRAINT t_t FOREIGN KEY (n) REFERENCES t (id)", "23503")]
    [InlineData("type-narrowing", "ALTER TABLE t ALTER COLUMN b TYPE varchar(5)", "22001")]
    [InlineData("type-narrowing", "ALTER TABLE t ALTER COLUMN n TYPE int", "22003")]
    [InlineData("type-narrowing", "ALTER TABLE t ALTER COLUMN a TYPE int USING a::int", "22P02")]
    [InlineData("concurrently-in-transaction", "BEGIN; CREATE INDEX CONCURRENTLY t_b ON t (b)", "25001")]
    [InlineData("concurrently-in-transaction", "DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY t_b ON t (b)'; END $$", "25001")]
    [InlineData("concurrently-in-transaction", "BEGIN; VACUUM t", "25001")]
    [InlineData("enum-change-unsafe", "CREATE TYPE s AS ENUM ('x', 'y'); ALTER TABLE t ALTER COLUMN a TYPE s USING a::s; CREATE TYPE s2 AS ENUM ('y'); ALTER TABLE t ALTER COLUMN a TYPE s2 USING a::text::s2", "22P02")]
    [InlineData("enum-change-unsafe", "CREATE TYPE s AS ENUM ('x', 'y'); ALTER TABLE t ALTER COLUMN a TYPE s USING a::s; ALTER TYPE s RENAME VALUE 'x' TO 'z'; INSERT INTO t (id, a) VALUES (3, 'x')", "22P02")]
    [InlineData("dropped-object-still-referenced", "CREATE FUNCTION f() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(b) FROM t); END'; ALTER TABLE t DROP COLUMN b; SELECT f()", "42703")]
    [InlineData("function-body-references-missing-object", "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN DELETE FROM nowhere; END'; SELECT f()", "42P01")]
    [InlineData("function-body-references-missing-object", "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END'; CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE PROCEDURE f(); UPDATE t SET a = 'y'", "42703")]
    [InlineData("object-renamed-in-place", "ALTER TABLE t RENAME COLUMN a TO c; SELECT a FROM t", "42703")]
    [InlineData("psql-command-in-migration", "\\set ON_ERROR_STOP on", "42601")]
    public async Task The_server_refuses_it(string rule, string statements, string sqlState)
    {
        Assert.NotNull(Plumbline.Rules.AllRules.Find(rule));
        await using var database = await Server.FreshAsync(Table);
        await using var connection = await database.OpenAsync();
        Assert.Equal(sqlState, await StateOf(connection, statements));
    }

    /// <summary>Our own reader takes the mark off; the server does not.</summary>
    [ServerFact]
    public async Task A_byte_order_mark_is_no_white_space()
    {
        await using var database = await Server.FreshAsync(Table);
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand("\uFEFFSELECT 1", connection);
        Assert.Equal("42601", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    [ServerFact]
    public async Task Safe_forms_are_not_refused()
    {
        await using var database = await Server.FreshAsync(Table);
        await using var connection = await database.OpenAsync();
        Assert.Null(await StateOf(connection, "ALTER TABLE t ADD COLUMN c text; UPDATE t SET c = a; ALTER TABLE t ALTER COLUMN c SET NOT NULL"));
        Assert.Null(await StateOf(connection, "ALTER TABLE t ADD CONSTRAINT t_n CHECK (n < 100) NOT VALID"));
        Assert.Null(await StateOf(connection, "ALTER TABLE t ADD COLUMN k int REFERENCES t; ALTER TABLE t ADD COLUMN code text UNIQUE"));
        Assert.Null(await StateOf(connection, "ALTER TABLE t RENAME TO things; CREATE VIEW t AS SELECT * FROM things; INSERT INTO t (id, c) VALUES (9, 'through the view')"));
    }

    [ServerFact]
    public async Task A_new_label_is_used_after_commit_only()
    {
        await using var database = await Server.FreshAsync("CREATE TYPE s AS ENUM ('a'); CREATE TABLE u (s s)");
        await using var connection = await database.OpenAsync();
        var version = connection.PostgreSqlVersion.Major;
        if (version < 12) return;
        Assert.Equal("55P04", await StateOf(connection, "BEGIN; ALTER TYPE s ADD VALUE 'b'; INSERT INTO u VALUES ('b')"));
        await StateOf(connection, "ROLLBACK");
        Assert.Equal("55P04", await StateOf(connection, "BEGIN; ALTER TYPE s ADD VALUE 'b'; ALTER TABLE u ALTER COLUMN s SET DEFAULT 'b'"));
        await StateOf(connection, "ROLLBACK");
        // a type of the same transaction is exempt from 17 on
        Assert.Equal(version >= 17 ? null : "55P04", await StateOf(connection, "BEGIN; CREATE TYPE x AS ENUM ('a'); ALTER TYPE x ADD VALUE 'b'; SELECT 'b'::x"));
        await StateOf(connection, "ROLLBACK");
        Assert.Null(await StateOf(connection, "ALTER TYPE s ADD VALUE 'b'; INSERT INTO u VALUES ('b')"));
    }

    [ServerFact]
    public async Task If_not_exists_takes_an_invalid_index_for_done()
    {
        await using var database = await Server.FreshAsync(Table);
        await using var connection = await database.OpenAsync();
        Assert.Equal("23505", await StateOf(connection, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS t_a ON t (a)"));
        Assert.Null(await StateOf(connection, "DELETE FROM t WHERE id = 2; CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS t_a ON t (a)"));
        Assert.Equal(false, await ValueOf(connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass"));
        Assert.Null(await StateOf(connection, "DROP INDEX CONCURRENTLY IF EXISTS t_a; CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a)"));
        Assert.Equal(true, await ValueOf(connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass"));
        Assert.Null(await StateOf(connection, "CREATE INDEX CONCURRENTLY ON t (b); CREATE INDEX CONCURRENTLY ON t (b)"));
        Assert.Equal(2L, await ValueOf(connection, "SELECT count(*) FROM pg_class WHERE relname LIKE 't_b_idx%'"));
    }

    [ServerFact]
    public async Task Columns_take_indexes_and_keys_along_without_a_word()
    {
        await using var database = await Server.FreshAsync(Table + "CREATE UNIQUE INDEX t_b_n ON t (b, n); ALTER TABLE t ADD CONSTRAINT t_c CHECK (a <> b)");
        await using var connection = await database.OpenAsync();
        Assert.Null(await StateOf(connection, "ALTER TABLE t DROP COLUMN b"));
        Assert.Equal(0L, await ValueOf(connection, "SELECT (SELECT count(*) FROM pg_class WHERE relname = 't_b_n') + (SELECT count(*) FROM pg_constraint WHERE conname = 't_c')"));
    }

    [ServerFact]
    public async Task A_files_commit_ends_the_tools_transaction()
    {
        await using var database = await Server.FreshAsync(Table);
        await using var connection = await database.OpenAsync();
        Assert.Null(await StateOf(connection, "BEGIN; BEGIN; ALTER TABLE t ADD COLUMN c text; COMMIT; INSERT INTO t (id) VALUES (7)"));
        await StateOf(connection, "ROLLBACK");
        Assert.Equal(1L, await ValueOf(connection, "SELECT count(*) FROM t WHERE id = 7"));
    }

    [ServerFact]
    public async Task Long_names_are_cut_at_63_bytes()
    {
        await using var database = await Server.FreshAsync($"CREATE TABLE \"{new string('é', 40)}\" (id int)");
        await using var connection = await database.OpenAsync();
        Assert.Equal(Plumbline.Sql.SqlReader.Cut(new string('é', 40)), await ValueOf(connection, "SELECT relname::text FROM pg_class WHERE relname LIKE 'éé%'"));
    }

    [ServerFact]
    public async Task Times_and_digits_are_cut_off_without_a_word()
    {
        await using var database = await Server.FreshAsync("CREATE TABLE m (at timestamp, price numeric(10,4)); INSERT INTO m VALUES ('2026-01-02 03:04', 1.2345)");
        await using var connection = await database.OpenAsync();
        Assert.Null(await StateOf(connection, "ALTER TABLE m ALTER COLUMN at TYPE date; ALTER TABLE m ALTER COLUMN price TYPE numeric(10,2)"));
        Assert.Equal("2026-01-02 1.23", await ValueOf(connection, "SELECT at || ' ' || price FROM m"));
    }

    /// <summary>One message after the other, as psql sends them; the code of the first that is refused.</summary>
    private static async Task<string?> StateOf(NpgsqlConnection connection, string statements)
    {
        foreach (var statement in Plumbline.Sql.SqlLexer.Read(new("", "", statements)) is var cut ? cut.Statements : [])
        {
            var text = statements[cut.Tokens[statement.First].Start..cut.Tokens[statement.End - 1].End];
            try
            {
                await using var command = new NpgsqlCommand(text, connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }
        return null;
    }

    private static async Task<object?> ValueOf(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }
}
