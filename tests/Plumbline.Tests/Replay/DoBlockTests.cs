using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Replay;

/// <summary>Where statements in blocks stand and how they are marked; what blocks do is told by the cases under <c>replay/blocks</c>.</summary>
public class DoBlockTests
{
    private static (IReadOnlyList<Statement> Statements, Catalog Catalog) Run(string sql)
    {
        var catalog = new CatalogBuilder(PostgresDialect.Instance.Start()) { Blocks = DoBlock.Read };
        var executed = PostgresDialect.Instance.Execute(new SourceText("history", "1.sql", sql), catalog);
        Assert.Empty(executed.Findings);
        return (executed.Statements, catalog.Current);
    }

    [Fact]
    public void Inner_statements_stand_at_their_own_line()
    {
        var (statements, _) = Run("SELECT 1;\nDO $$\nBEGIN\n  CREATE TABLE t (id int);\n  EXECUTE 'CREATE TABLE u (id int)';\n  EXECUTE format('CREATE TABLE %I (id int)', 'v');\nEND $$;");
        Assert.Equal([1, 2, 4, 5, 6], statements.Select(s => s.Where().Line));
        Assert.Equal("CREATE TABLE v (id int)", statements[4].Text().ToString());
        Assert.All(statements.Skip(2), s => Assert.True(s.Clauses.HasFlag(Clauses.InBlock)));
    }

    [Fact]
    public void A_quoted_body_keeps_its_lines()
    {
        var (statements, catalog) = Run("SELECT 1;\nDO '\nBEGIN\n  CREATE TYPE mood AS ENUM (''it''''s'');\nEND';");
        Assert.Equal(4, statements[2].Where().Line);
        Assert.Equal(["it's"], catalog.OfType<EnumType>().Single().Labels);
    }

    [Fact]
    public void A_handler_undoes_what_its_block_did_and_the_statements_say_so()
    {
        var (statements, catalog) = Run("CREATE TABLE t (id int);\nDO $$ BEGIN CREATE TABLE u (id int); CREATE TABLE t (id int); EXCEPTION WHEN duplicate_table THEN NULL; END $$;");
        Assert.Null(catalog.Relation("public", "u"));
        Assert.Equal(2, statements.Count(s => s.Clauses.HasFlag(Clauses.Skipped | Clauses.Guarded) && s.Effects.IsEmpty && s.Refused is null));
    }

    [Fact]
    public void What_hangs_on_rows_is_named_and_not_executed()
    {
        var (statements, catalog) = Run("CREATE TABLE t (id int);\nDO $$ BEGIN\n  IF (SELECT count(*) FROM t) = 0 THEN\n    DROP TABLE t;\n  END IF;\nEND $$;");
        Assert.NotNull(catalog.Relation("public", "t"));
        var told = Assert.Single(statements[1].NotExecuted);
        Assert.Contains("line 3", told);
        Assert.Contains("DROP TABLE t", told);
    }

    [Fact]
    public void Rows_alone_are_passed_over_in_silence()
    {
        var (statements, _) = Run("CREATE TABLE t (id int);\nDO $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM t; IF n > 0 THEN UPDATE t SET id = 1; RAISE EXCEPTION 'rows'; END IF; END $$;");
        Assert.All(statements, s => Assert.Empty(s.NotExecuted));
        Assert.All(statements, s => Assert.Null(s.Refused));
    }

    [Fact]
    public void An_uncaught_exception_undoes_the_whole_block()
    {
        var (statements, catalog) = Run("DO $$ BEGIN CREATE TABLE t (id int); RAISE EXCEPTION 'no %', 'way'; END $$;");
        Assert.Equal("P0001", statements[0].Refused?.SqlState);
        Assert.Contains("no way", statements[0].Refused!.Message);
        Assert.Null(catalog.Relation("public", "t"));
    }

    [Theory]
    [InlineData("IF (SELECT FROM pg_class) THEN DROP TABLE t; END IF;")]
    [InlineData("IF 1 = ANY (SELECT FROM pg_class WHERE true) THEN DROP TABLE t; END IF;")]
    [InlineData("EXECUTE format('DROP TABLE %I', (SELECT FROM pg_tables));")]
    public void A_select_without_columns_is_unknown(string body)
    {
        var (statements, catalog) = Run($"CREATE TABLE t (id int);\nDO $$ BEGIN {body} END $$;");
        Assert.NotNull(catalog.Relation("public", "t"));
        Assert.Single(statements[1].NotExecuted);
    }
}
