using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Xunit;
using Index = Plumbline.Model.Index;

namespace Plumbline.Tests.Sources;

public class SqlSchemaTests
{
    private static Source Read(params (string Path, string Text)[] files) => Read(null, files);

    private static Source Read(Catalog? beside, params (string Path, string Text)[] files) =>
        SqlSchema.Read(files.Select(f => new SourceText("declared", f.Path, f.Text)).ToList(), "declared", "db/*.sql", new() { Beside = beside });

    private static ObjectId TableId(string name) => new(Table.OfKind, new("public", name));

    [Fact]
    public void Statements_may_come_in_any_order()
    {
        var source = Read(("db/1.sql", """
            CREATE VIEW grown AS SELECT id FROM person WHERE age > 17;
            CREATE INDEX person_age ON person (age);
            CREATE TABLE pet (id integer PRIMARY KEY, owner integer REFERENCES person (id), mood mood);
            """), ("db/2.sql", """
            CREATE TABLE person (id integer PRIMARY KEY, age integer);
            CREATE TYPE mood AS ENUM ('good', 'bad');
            """));
        Assert.Empty(source.Findings);
        Assert.True(source.Catalog.Contains(TableId("pet")));
        Assert.Null(source.Catalog.Find(TableId("pet"))!.Refused);
        Assert.Contains(source.Catalog.OfType<View>(), v => v.Name.Name == "grown");
        Assert.Contains(source.Catalog.OfType<ForeignKey>(), k => k.ReferencedTable.Name == "person");
        Assert.Contains(source.Catalog.OfType<Index>(), i => i.Name.Name == "person_age");
    }

    [Fact]
    public void A_condition_may_name_what_a_later_statement_makes()
    {
        var source = Read(("db/1.sql", """
            CREATE INDEX i ON t (id) WHERE s = 'late';
            CREATE POLICY p ON t USING (owner = current_user);
            """), ("db/2.sql", """
            CREATE TYPE state AS ENUM ('early');
            CREATE TABLE t (id integer, s state);
            ALTER TYPE state ADD VALUE 'late';
            ALTER TABLE t ADD COLUMN owner text;
            """));
        Assert.Empty(source.Findings);
        Assert.All(source.Catalog.Objects, o => Assert.Null(o.Refused));
    }

    [Fact]
    public void A_condition_that_names_what_nobody_declares_is_a_finding_at_its_place()
    {
        var findings = Read(("db/1.sql", "CREATE TYPE state AS ENUM ('open');\nCREATE TABLE t (id integer, s state);\nCREATE INDEX i ON t (id)\n  WHERE s = 'slot';\nCREATE POLICY p ON t\n  USING (tenant = 1);\n")).Findings;
        Assert.Equal(["db/1.sql:4 enum state has no label slot (SQLSTATE 22P02)", "db/1.sql:6 column tenant of t does not exist (SQLSTATE 42703)"],
            findings.Select(f => $"{f.Where.File}:{f.Where.Line} {f.Message.Split(':')[0]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_nobody_declares_is_a_finding_at_its_place()
    {
        var finding = Assert.Single(Read(("db/1.sql", "CREATE TABLE a (id integer PRIMARY KEY);\nCREATE INDEX i ON ghost (id);\n")).Findings);
        Assert.Equal(SqlSchema.RefusedRule, finding.Rule);
        Assert.Equal(2, finding.Where.Line);
        Assert.Contains("42P01", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_server_refuses_is_a_finding_and_the_rest_counts()
    {
        var source = Read(("db/1.sql", "CREATE TABLE a (id integer PRIMARY KEY);\nCREATE TABLE b (id uuid REFERENCES a (id));\nCREATE TABLE c (id integer);\n"));
        Assert.Contains("42804", Assert.Single(source.Findings).Message, StringComparison.Ordinal);
        Assert.True(source.Catalog.Contains(TableId("c")));
        Assert.Equal("42804", source.Catalog.Find(TableId("b"))!.Refused);
    }

    [Fact]
    public void The_search_path_of_a_waiting_statement_is_its_own()
    {
        var source = Read(("db/1.sql", """
            CREATE SCHEMA app;
            SET search_path = app;
            CREATE INDEX late_id ON late (id);
            SET search_path = public;
            CREATE TABLE app.late (id integer);
            """));
        Assert.Empty(source.Findings);
        Assert.Equal("app", Assert.Single(source.Catalog.OfType<Index>()).Name.Schema);
    }

    [Fact]
    public void Beside_another_schema_only_what_the_file_adds_or_changes_is_its_word()
    {
        var prisma = Read(("schema.sql", "CREATE TABLE booking (id integer PRIMARY KEY, at timestamp);")).Catalog;
        var side = Read(prisma, ("extra.sql", """
            CREATE INDEX booking_at ON booking (at) WHERE at IS NOT NULL;
            ALTER TABLE booking ENABLE ROW LEVEL SECURITY;
            CREATE TABLE audit (id integer PRIMARY KEY);
            """));
        Assert.Empty(side.Findings);
        Assert.DoesNotContain(side.Catalog.OfType<Column>(), c => c.Name.Table == "booking");
        var booking = side.Catalog.Find(TableId("booking"))!;
        Assert.True(side.Voice.CouldState(booking, Table.RowSecurityFacet));
        Assert.False(side.Voice.CouldState(booking, Table.ForceRowSecurityFacet));
        Assert.True(side.Voice.CouldState(side.Catalog.OfType<Index>().Single()));
        Assert.False(side.Voice.CouldState(new Column(booking.Name.Member("other"), SqlType.Text)));
        Assert.True(side.Voice.CouldState(new Column(new ObjectName("public", "audit").Member("other"), SqlType.Text)));
    }

    [Fact]
    public void A_thousand_statements_in_reverse_order_are_read_in_good_time()
    {
        var views = Enumerable.Range(1, 40).Reverse().Select(i => $"CREATE VIEW v{i} AS SELECT id FROM v{i - 1};");
        var source = Read(("db/1.sql", string.Join('\n', views) + "\nCREATE TABLE v0 (id integer);" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"\nCREATE TABLE t{i} (id integer);"))));
        Assert.Empty(source.Findings);
        Assert.Equal(40, source.Catalog.OfType<View>().Count());
    }

    [Fact]
    public void Sqlite_is_declared_as_well()
    {
        var source = SqlSchema.Read([new("declared", "schema.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);")], "declared", "schema.sql", new() { Dialect = AllDialects.Sqlite });
        Assert.Equal("main", source.Catalog.OfType<Table>().Single().Name.Schema);
    }
}
