using Plumbline.Reports;
using Plumbline.Sources;
using Plumbline.Truth.Standings;
using Xunit;

namespace Plumbline.Tests.Truth;

/// <summary>Each file in each database: by the record, and by the evidence of the objects.</summary>
public class StandingsTests
{
    private const string Init = "CREATE TABLE a (id integer PRIMARY KEY, name text);";

    private static HistoryStanding Of(string live, params string[] files) => Of(live, files.Select((f, i) => ($"0{i + 1}_file.sql", f)).ToArray());

    private static HistoryStanding Of(string live, (string Name, string Text)[] files, (string Name, string Text)? other = null)
    {
        var sections = files.ToDictionary(f => $"migrations/{f.Name}", f => f.Text);
        sections["databases/live.sql"] = live;
        if (other is { } more) sections[more.Name] = more.Text;
        return Assert.Single(AllStandings.Of(TextProject.Of(sections)));
    }

    private static string Says(HistoryStanding standing) => string.Join(", ", standing.Files.Select(f => f.Standing.InWords()));

    private static string Evidence(HistoryStanding standing, int file) => string.Join(", ", standing.Files[file].Evidence.Statements.Select(s => s.IsPartial ? "in part" : s.State.InWords()));

    [Theory]
    [InlineData("what is there", "CREATE INDEX i ON a (name);", "CREATE INDEX i ON a (name);", "in effect")]
    [InlineData("what is not", "CREATE INDEX i ON a (name);", "", "not in effect")]
    [InlineData("a column", "ALTER TABLE a ADD COLUMN b text;", "ALTER TABLE a ADD COLUMN b text;", "in effect")]
    [InlineData("a column of another type", "ALTER TABLE a ADD COLUMN b text;", "ALTER TABLE a ADD COLUMN b integer;", "changed since")]
    [InlineData("a value", "ALTER TABLE a ALTER COLUMN name SET NOT NULL;", "ALTER TABLE a ALTER COLUMN name SET NOT NULL;", "in effect")]
    [InlineData("a value that was not set", "ALTER TABLE a ALTER COLUMN name SET NOT NULL;", "", "not in effect")]
    [InlineData("another value", "ALTER TABLE a ALTER COLUMN name SET DEFAULT 'x';", "ALTER TABLE a ALTER COLUMN name SET DEFAULT 'y';", "changed since")]
    [InlineData("a drop", "ALTER TABLE a DROP COLUMN name;", "ALTER TABLE a DROP COLUMN name;", "in effect")]
    [InlineData("a drop that did not happen", "ALTER TABLE a DROP COLUMN name;", "", "not in effect")]
    [InlineData("a rename", "ALTER TABLE a RENAME COLUMN name TO label;", "ALTER TABLE a RENAME COLUMN name TO label;", "in effect")]
    [InlineData("a rename that did not happen", "ALTER TABLE a RENAME COLUMN name TO label;", "", "not in effect")]
    [InlineData("a table's rename", "ALTER TABLE a RENAME TO b;", "ALTER TABLE a RENAME TO b;", "in effect")]
    [InlineData("rows", "UPDATE a SET name = 'x';", "", "no evidence")]
    [InlineData("a block", "DO $$ BEGIN CREATE TYPE t AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;", "CREATE TYPE t AS ENUM ('x');", "no evidence, in effect")]
    [InlineData("a drop and an add in one statement", "ALTER TABLE a DROP CONSTRAINT a_pkey, ADD CONSTRAINT a_pkey PRIMARY KEY (id, name);", "ALTER TABLE a DROP CONSTRAINT a_pkey, ADD CONSTRAINT a_pkey PRIMARY KEY (id, name);", "in effect")]
    [InlineData("a label taken out of an enum", "CREATE TYPE t AS ENUM ('x', 'y'); CREATE TYPE n AS ENUM ('x'); ALTER TYPE t RENAME TO o; ALTER TYPE n RENAME TO t; DROP TYPE o;", "CREATE TYPE t AS ENUM ('x');", "replaced later, in effect, replaced later, in effect, in effect")]
    [InlineData("half of a statement", "ALTER TABLE a ADD COLUMN b text, ADD COLUMN c text;", "ALTER TABLE a ADD COLUMN b text;", "in part")]
    public void A_statement_is_looked_for_in_the_live_schema(string what, string statement, string done, string evidence)
    {
        Assert.NotEmpty(what);
        Assert.Equal(evidence, Evidence(Of($"{Init}\n{done}", Init, statement), 1));
    }

    [Theory]
    [InlineData("ALTER TABLE a RENAME TO b;", "in effect")] // its columns are found under the new name
    [InlineData("DROP TABLE a;", "no evidence")] // both were run, or neither
    [InlineData("DROP TABLE a; CREATE TABLE b (id integer);", "replaced later")]
    [InlineData("ALTER TABLE a ALTER COLUMN name TYPE varchar(10);", "in effect")]
    [InlineData("CREATE TABLE n (id integer PRIMARY KEY); DROP TABLE a; ALTER TABLE n RENAME TO a;", "in effect")] // SQLite's way, and Prisma's there
    [InlineData("ALTER TABLE a DROP COLUMN name; ALTER TABLE a ADD COLUMN name integer;", "in effect")]
    public void What_a_later_file_changed_is_not_missing(string later, string evidence)
    {
        var standing = Of($"{Init}\n{later}", Init, later);
        Assert.Equal(evidence, Evidence(standing, 0));
        Assert.DoesNotContain(standing.Files, f => f.Standing is Standing.Pending or Standing.Partly);
    }

    [Fact]
    public void A_file_that_was_not_run_is_pending_although_a_later_one_would_undo_it()
    {
        var standing = Of(Init, Init, "CREATE TABLE b (id integer);", "DROP TABLE b;", "CREATE INDEX i ON a (name);");
        Assert.Equal("in effect, unknown, unknown, pending", Says(standing));
    }

    [Fact]
    public void A_drop_is_in_effect_where_the_file_that_made_it_is()
    {
        var standing = Of($"{Init} CREATE TABLE c (id integer);", Init, "CREATE TABLE b (id integer); CREATE TABLE c (id integer);", "DROP TABLE b;");
        Assert.Equal("in effect, in effect, in effect", Says(standing));
    }

    [Fact]
    public void Labels_of_an_enum_are_in_effect_one_by_one()
    {
        var standing = Of("CREATE TYPE t AS ENUM ('a', 'b');", "CREATE TYPE t AS ENUM ('a');", "ALTER TYPE t ADD VALUE 'b';", "ALTER TYPE t ADD VALUE 'c';");
        Assert.Equal("in effect, in effect, pending", Says(standing));
    }

    [Fact]
    public void What_the_server_refuses_is_not_expected()
    {
        var standing = Of(Init, Init, "ALTER TABLE nowhere ADD COLUMN b text;");
        Assert.DoesNotContain(Plumbline.Truth.Standings.Evidence.NotInEffect, standing.Files[1].Evidence.Statements.Select(s => s.State));
    }

    [Theory]
    [InlineData("", "in effect, partly, pending, unknown")]
    [InlineData("-- records prisma _prisma_migrations\n-- unreadable the role may not read it\n", "in effect, partly, pending, unknown")]
    public void Without_a_record_the_schema_alone_tells(string record, string says) =>
        Assert.Equal(says, Says(Of($"{record}{Init} CREATE TABLE b (id integer);", Init, "CREATE TABLE b (id integer); CREATE TABLE c (id integer);", "CREATE TABLE d (id integer);", "UPDATE a SET name = 'x';")));

    [Fact]
    public void An_unreadable_record_never_means_nothing_applied()
    {
        var live = $"-- records prisma _prisma_migrations\n-- unreadable the role may not read it\n{Init}";
        var standing = Of(live, [("20240101000000_init/migration.sql", Init), ("20240201000000_rows/migration.sql", "UPDATE a SET name = 'x';")]);
        Assert.Equal("in effect, unknown", Says(standing));
        Assert.Contains("could not be read: the role may not read it", StatusReport.Write(new("case", [standing.History]), [standing], [], Style.Plain));
    }

    [Theory]
    [InlineData("CREATE TABLE a (id integer);\n", "CREATE TABLE a (id integer);\r\n", Edit.Cosmetic)]
    [InlineData("CREATE TABLE a (id integer);\r\n", "CREATE TABLE a (id integer);\n", Edit.Cosmetic)]
    [InlineData("CREATE TABLE a (id integer);\n", "CREATE TABLE a (id integer);\n\n", Edit.Cosmetic)]
    [InlineData("CREATE TABLE a (id integer);\n", "CREATE TABLE a (id integer);\n", Edit.None)]
    [InlineData("CREATE TABLE a (id integer);\n", "create table a (id int4); -- the same\n", Edit.Cosmetic)]
    [InlineData("CREATE TABLE a (id integer);\n", "CREATE TABLE a (id integer, b text);\n", Edit.Real)]
    [InlineData("UPDATE a SET b = 1;\n", "UPDATE a SET b = 2;\n", Edit.Undecided)]
    public void An_edit_is_told_by_bytes_and_by_meaning(string run, string now, Edit edit)
    {
        var live = $"-- records prisma _prisma_migrations\n-- row 20240101000000_init sum={FileChecksums.Sha256(run)}\nCREATE TABLE a (id integer);";
        Assert.Equal(edit, Of(live, [("20240101000000_init/migration.sql", now)]).Files[0].Edit);
    }

    [Fact]
    public void Flyway_does_not_mind_line_ends()
    {
        var live = $"-- records flyway flyway_schema_history\n-- row 1 name=V1__init.sql sum={FileChecksums.Flyway(Init)}\n{Init}";
        Assert.Equal(Edit.None, Of(live, [("V1__init.sql", Init + "\r\n")]).Files[0].Edit);
    }

    [Fact]
    public void Golang_migrates_one_row_stands_for_all_before_it()
    {
        var live = "-- records golang-migrate schema_migrations\n-- row 2\nCREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer PRIMARY KEY);";
        var standing = Of(live, [("1_a.up.sql", "CREATE TABLE a (id integer PRIMARY KEY);"), ("2_b.up.sql", "CREATE TABLE b (id integer PRIMARY KEY);"), ("3_c.up.sql", "CREATE TABLE c (id integer PRIMARY KEY);")]);
        Assert.Equal("applied, applied, pending", Says(standing));
        Assert.Empty(standing.Missing);
    }

    [Theory]
    [InlineData("flyway", "1.0", "V1__init.sql")]
    [InlineData("dbmate", "20240101000000", "20240101000000_init.sql")]
    [InlineData("supabase", "20240101000000", "20240101000000_init.sql")]
    [InlineData("diesel", "20240101000000", "2024-01-01-000000_init/up.sql")]
    [InlineData("node-pg-migrate", "1700000000000_init", "1700000000000_init.sql")]
    [InlineData("graphile-migrate", "000001.sql", "000001.sql")]
    [InlineData("sqitch", "init", "init.sql")]
    [InlineData("efcore", "20240101000000_Init", "20240101000000_Init.sql")]
    [InlineData("knex", "20240101000000_init.sql", "20240101000000_init.sql")]
    [InlineData("ecto", "20240101000000", "20240101000000_init.sql")]
    [InlineData("goose", "1", "00001_init.sql")]
    [InlineData("plumbline", "01_init.sql", "01_init.sql")]
    public void Each_tool_names_files_in_its_own_way(string tool, string version, string file) =>
        Assert.Equal("applied", Says(Of($"-- records {tool} some_table\n-- row {version}\n{Init}", [(file, Init)])));

    [Fact]
    public void The_status_says_what_the_record_knows_and_what_is_in_effect()
    {
        var live = $"-- records prisma _prisma_migrations\n-- row 20240101000000_init\nCREATE TABLE house (id integer PRIMARY KEY);\n{Init}";
        var standing = Of(live, [("00_house.sql", "CREATE TABLE house (id integer PRIMARY KEY);"), ("20240101000000_init/migration.sql", Init), ("20240201000000_more/migration.sql", "CREATE INDEX i ON a (name);\nUPDATE a SET name = 'x';")]);
        var text = StatusReport.Write(new("case", [standing.History]), [standing], [], Style.Plain, verbose: true);
        Assert.Contains("live  PostgreSQL 15  _prisma_migrations records 1 of 3 files; 2 are in effect", text);
        Assert.Contains("by hand      in effect, and not recorded", text);
        Assert.Contains("migrations/20240201000000_more/migration.sql:1 CREATE INDEX i ON a (name): not in effect (index a.i is not there)", text);
        Assert.Contains("UPDATE a SET name = 'x': no evidence (rows only)", text);
    }
}
