using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Planning;

public class MigrationScriptTests
{
    private static MigrationScript Read(string text, MigrationStyle style = MigrationStyle.Numbered, params (string Path, string Text)[] beside)
    {
        var file = new SourceText("history", "db/01_x.sql", text);
        return MigrationScript.Read(new("01_x.sql", style, "01", file), file, path => beside.FirstOrDefault(b => b.Path == path) is { Text: { } found } ? new("history", path, found) : null);
    }

    [Theory]
    [InlineData(MigrationStyle.Numbered, "SELECT 1; SELECT 2", Bracket.None)]
    [InlineData(MigrationStyle.Prisma, "SELECT 1; SELECT 2", Bracket.Message)]
    [InlineData(MigrationStyle.Prisma, "-- one statement alone\nCREATE INDEX CONCURRENTLY i ON t (a);", Bracket.None)]
    [InlineData(MigrationStyle.GolangMigrate, "SELECT 1; SELECT 2", Bracket.Message)]
    [InlineData(MigrationStyle.Drizzle, "SELECT 1", Bracket.Run)]
    [InlineData(MigrationStyle.Supabase, "SELECT 1", Bracket.File)]
    [InlineData(MigrationStyle.Dbmate, "-- migrate:up\nSELECT 1; SELECT 2", Bracket.File)]
    [InlineData(MigrationStyle.Dbmate, "-- migrate:up transaction:false\nSELECT 1; SELECT 2", Bracket.Message)]
    [InlineData(MigrationStyle.Goose, "-- +goose Up\nSELECT 1", Bracket.File)]
    [InlineData(MigrationStyle.Goose, "-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1", Bracket.None)]
    [InlineData(MigrationStyle.Flyway, "CREATE TABLE t (a int)", Bracket.File)]
    [InlineData(MigrationStyle.Flyway, "CREATE INDEX CONCURRENTLY i ON t (a)", Bracket.None)]
    [InlineData(MigrationStyle.Diesel, "SELECT 1; SELECT 2", Bracket.File)]
    public void A_tool_holds_its_statements_together(MigrationStyle style, string text, Bracket bracket) => Assert.Equal(bracket, Read(text, style).Bracket);

    [Fact]
    public void Files_beside_say_that_no_transaction_is_wanted()
    {
        Assert.Equal(Bracket.None, Read("SELECT 1; SELECT 2", MigrationStyle.Flyway, ("db/01_x.sql.conf", "executeInTransaction=false")).Bracket);
        Assert.Equal(Bracket.File, Read("SELECT 1; SELECT 2", MigrationStyle.Flyway, ("db/01_x.sql.conf", "executeInTransaction=true")).Bracket);
        Assert.Equal(Bracket.Message, Read("SELECT 1; SELECT 2", MigrationStyle.Diesel, ("db/metadata.toml", "run_in_transaction = false")).Bracket);
    }

    [Fact]
    public void Psql_commands_act_on_the_statement_before_them()
    {
        var script = Read("\\set ON_ERROR_STOP on\n\\echo hello\nSELECT format('DROP TABLE %I', a) FROM t \\gexec\nCOPY t FROM stdin;\n1\n2\n\\.\nSELECT 1;");
        Assert.Empty(script.Findings);
        Assert.Equal([SentAs.Generator, SentAs.Rows, SentAs.Statement], script.Statements.Select(s => s.As));
        Assert.Equal("1\n2\n", script.Statements[1].Rows);
        Assert.Equal("DROP TABLE a", Assert.Single(MigrationScript.Generated(script.Statements[0], "DROP TABLE a;")).Text());
        Assert.Equal(3, MigrationScript.Generated(script.Statements[0], "\n\nDROP TABLE a;")[0].Where().Line);
    }

    [Theory]
    [InlineData("\\i other.sql", "brings in another file")]
    [InlineData("SELECT 1;\n\\connect other", "another database")]
    [InlineData("\\gset", "is not run here")]
    [InlineData("\\set name value", "is not run here")]
    [InlineData("\\gexec", "without a query")]
    [InlineData("SELECT 'open", "never closed")]
    public void What_cannot_be_sent_is_a_finding_with_its_place(string text, string message)
    {
        var finding = Assert.Single(Read(text).Findings);
        Assert.Contains(message, finding.Message);
        Assert.Equal("db/01_x.sql", finding.Where.File);
    }

    [Fact]
    public void A_tool_without_psql_knows_none_of_its_commands() =>
        Assert.Contains("does not run its files with psql", Assert.Single(Read("\\echo hello\nSELECT 1;", MigrationStyle.Flyway).Findings).Message);

    [Theory]
    [InlineData("VACUUM t", true)]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)", true)]
    [InlineData("CREATE INDEX i ON t (a)", false)]
    [InlineData("DROP INDEX CONCURRENTLY i", true)]
    [InlineData("REINDEX TABLE CONCURRENTLY t", true)]
    [InlineData("REINDEX TABLE t", false)]
    [InlineData("ALTER TABLE t DETACH PARTITION p CONCURRENTLY", true)]
    [InlineData("ALTER TABLE t DETACH PARTITION p", false)]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v", false)]
    public void What_refuses_a_transaction_is_known(string statement, bool alone) => Assert.Equal(alone, Read(statement).Statements[0].StandsAlone);

    [Fact]
    public void Words_of_transactions_are_told_from_words_in_blocks()
    {
        var script = Read("BEGIN; DO $$ BEGIN PERFORM 1; END $$; ROLLBACK TO a; COMMIT; DO $$ BEGIN COMMIT; END $$; START TRANSACTION; END");
        Assert.Equal([TransactionWord.Opens, TransactionWord.None, TransactionWord.None, TransactionWord.Closes, TransactionWord.None, TransactionWord.Opens, TransactionWord.Closes], script.Statements.Select(s => s.Word));
        Assert.Equal([false, false, false, false, true, false, false], script.Statements.Select(s => s.MindsTransaction));
    }
}
