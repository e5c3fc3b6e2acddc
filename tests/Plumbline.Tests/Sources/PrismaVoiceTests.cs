using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Plumbline.Truth;
using Xunit;
using Index = Plumbline.Model.Index;

namespace Plumbline.Tests.Sources;

public class PrismaVoiceTests
{
    private static Source Read(string models, string generator = "", string datasource = "") =>
        PrismaSchema.Read([new("declared", "schema.prisma", $"datasource db {{\n  provider = \"postgresql\"\n  {datasource}\n}}\ngenerator c {{\n  provider = \"x\"\n  {generator}\n}}\n{models}")], "schema.prisma", "schema.prisma");

    private static Catalog Replay(string sql)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start());
        var executed = PostgresDialect.Instance.Execute(new("history", "history.sql", sql), builder);
        Assert.Empty(executed.Findings);
        Assert.All(executed.Statements, s => Assert.Null(s.Refused));
        return builder.Current;
    }

    private static T Only<T>(Catalog catalog) where T : SchemaObject => Assert.Single(catalog.OfType<T>());

    private const string Tables = "CREATE TABLE a (id serial PRIMARY KEY, n integer, s text);";

    [Theory]
    [InlineData("ALTER TABLE a ADD CHECK (n > 0);", "check")]
    [InlineData("ALTER TABLE a ADD EXCLUDE USING btree (n WITH =);", "exclusion")]
    [InlineData("CREATE VIEW v AS SELECT 1 AS x;", "view")]
    [InlineData("CREATE MATERIALIZED VIEW v AS SELECT 1 AS x;", "materialized view")]
    [InlineData("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';", "function")]
    [InlineData("CREATE SEQUENCE loose;", "sequence")]
    [InlineData("CREATE EXTENSION pg_trgm;", "extension")]
    [InlineData("CREATE SCHEMA other;", "schema")]
    [InlineData("CREATE DOMAIN d AS integer;", "domain")]
    [InlineData("CREATE TYPE pair AS (x integer);", "composite type")]
    [InlineData("CREATE INDEX part ON a (n) WHERE n > 0;", "index")]
    [InlineData("CREATE INDEX expr ON a (lower(s));", "index")]
    [InlineData("CREATE SCHEMA other; CREATE TABLE other.t (id integer);", "table")]
    [InlineData("CREATE TABLE _prisma_migrations (id text);", "table")]
    public void What_prisma_cannot_say_it_does_not_deny(string sql, string kind)
    {
        var voice = Read("model A {\n  id Int @id\n}\n").Voice;
        var before = Replay(Tables);
        var made = Replay(Tables + sql).Objects.Where(o => !before.Contains(o.Id()) && o.Kind.Label == kind).ToList();
        Assert.NotEmpty(made);
        Assert.All(made, o => Assert.False(voice.CouldState(o)));
    }

    [Theory]
    [InlineData("CREATE TABLE b (id integer);", "table")]
    [InlineData("ALTER TABLE a ADD COLUMN x text;", "column")]
    [InlineData("CREATE INDEX plain ON a (n);", "index")]
    [InlineData("CREATE UNIQUE INDEX uniq ON a (n);", "index")]
    [InlineData("ALTER TABLE a ADD UNIQUE (n);", "unique")]
    [InlineData("ALTER TABLE a ADD FOREIGN KEY (n) REFERENCES a (id);", "foreign key")]
    [InlineData("CREATE TYPE mood AS ENUM ('a');", "enum")]
    public void What_prisma_could_say_and_does_not_it_denies(string sql, string kind)
    {
        var voice = Read("model A {\n  id Int @id\n}\n").Voice;
        var before = Replay(Tables);
        var made = Replay(Tables + sql).Objects.Where(o => !before.Contains(o.Id()) && o.Kind.Label == kind).ToList();
        Assert.NotEmpty(made);
        Assert.All(made, o => Assert.True(voice.CouldState(o)));
    }

    [Fact]
    public void Previews_widen_the_voice()
    {
        var history = Replay(Tables + "CREATE INDEX part ON a (n) WHERE n > 0; CREATE EXTENSION pg_trgm; CREATE SCHEMA other; CREATE TABLE other.t (id integer);");
        var voice = Read("model A {\n  id Int @id\n  @@schema(\"public\")\n}\n", "previewFeatures = [\"partialIndexes\", \"postgresqlExtensions\"]", "schemas = [\"public\", \"other\"]\n  extensions = [citext]").Voice;
        Assert.True(voice.CouldState(Only<Index>(history)));
        Assert.True(voice.CouldState(Only<Extension>(history)));
        Assert.True(voice.CouldState(history.Find(new(Table.OfKind, new("other", "t")))!));
        Assert.True(voice.CouldState(history.Find(new(Schema.OfKind, new(null, "other")))!));
    }

    [Theory]
    [InlineData("ALTER TABLE a ADD CONSTRAINT a_s_key UNIQUE (s);", true)]
    [InlineData("ALTER TABLE a ADD CONSTRAINT other_name UNIQUE (s);", true)]
    [InlineData("ALTER TABLE a ADD CONSTRAINT a_n_key UNIQUE (n);", false)]
    [InlineData("ALTER TABLE a ADD CONSTRAINT a_s_key UNIQUE (s, n);", false)]
    [InlineData("CREATE UNIQUE INDEX part ON a (s) WHERE n > 0;", false)]
    public void A_unique_constraint_on_the_same_columns_is_a_unique_index(string sql, bool same)
    {
        var source = Read("model a {\n  id Int @id @default(autoincrement())\n  n Int?\n  s String? @unique\n}\n");
        var history = Replay(Tables + sql);
        Assert.Equal(same, source.Voice.Counterpart(Only<Index>(source.Catalog), history) is Unique);
        if (history.OfType<Unique>().FirstOrDefault() is { } unique) Assert.Equal(same, source.Voice.Counterpart(unique, source.Catalog) is Index);
    }

    [Fact]
    public void A_second_index_of_the_same_shape_is_not_denied()
    {
        var source = Read("model a {\n  id Int @id @default(autoincrement())\n  n Int?\n  s String? @unique\n  @@index([n])\n}\n");
        var history = Replay(Tables + "CREATE UNIQUE INDEX a_s_key ON a (s); CREATE UNIQUE INDEX old_s ON a (s); CREATE INDEX a_n_idx ON a (n); CREATE INDEX old_n ON a (n); CREATE INDEX other ON a (n DESC);");
        var project = new Project("made", [source, Made.Source(SourceRole.History, history)]);
        Assert.Equal(["index a.other"], TruthTable.Of(project).Drifting.Select(s => s.Id.ToString()));
    }

    [Fact]
    public void A_table_of_pairs_may_be_keyed_as_before_prisma_6()
    {
        var source = Read("model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as A[]\n}\n");
        var history = Replay("CREATE TABLE \"_AToB\" (\"A\" integer NOT NULL, \"B\" integer NOT NULL); CREATE UNIQUE INDEX \"_AToB_AB_unique\" ON \"_AToB\" (\"A\", \"B\");");
        var key = source.Catalog.OfType<PrimaryKey>().Single(k => k.Name.Name == "_AToB_AB_pkey");
        Assert.IsType<Index>(source.Voice.Counterpart(key, history));
        Assert.IsType<PrimaryKey>(source.Voice.Counterpart(Only<Index>(history), source.Catalog));
    }

    [Theory]
    [InlineData("CREATE TABLE a (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);")]
    [InlineData("CREATE SEQUENCE other_seq; CREATE TABLE a (id integer PRIMARY KEY DEFAULT nextval('other_seq'));")]
    [InlineData("CREATE TABLE b (id serial PRIMARY KEY); ALTER TABLE b RENAME TO a;")]
    public void A_counter_may_count_with_whatever_counts(string sql)
    {
        var source = Read("model a {\n  id Int @id @default(autoincrement())\n}\n");
        var history = Replay(sql);
        var own = source.Catalog.Columns(new("public", "a"))[0];
        var other = history.Columns(new("public", "a"))[0];
        Assert.True(source.Voice.Agrees(own, other, Column.DefaultFacet));
        Assert.NotNull(source.Voice.Counterpart(Only<Sequence>(source.Catalog), history));
    }

    [Fact]
    public void The_order_of_enum_values_is_not_stated_but_the_values_are()
    {
        var source = Read("enum E {\n  A\n  B\n}\n");
        var own = Only<EnumType>(source.Catalog);
        Assert.True(source.Voice.Agrees(own, own with { Labels = ["B", "A"] }, EnumType.LabelsFacet));
        Assert.False(source.Voice.Agrees(own, own with { Labels = ["B"] }, EnumType.LabelsFacet));
    }

    [Fact]
    public void Facets_of_columns_and_indexes_that_prisma_cannot_say()
    {
        var source = Read("model a {\n  id Int @id\n  s String @default(dbgenerated())\n  t String @default(dbgenerated(\"lower('A')\"))\n  l Int[]\n}\n");
        var columns = source.Catalog.Columns(new("public", "a"));
        Assert.True(source.Voice.CouldState(columns[0], Column.TypeFacet));
        Assert.True(source.Voice.CouldState(columns[0], Column.DefaultFacet));
        Assert.False(source.Voice.CouldState(columns[1], Column.DefaultFacet));
        Assert.True(source.Voice.CouldState(columns[2], Column.DefaultFacet));
        Assert.True(source.Voice.CouldState(columns[2], Column.NotNullFacet));
        Assert.False(source.Voice.CouldState(columns[3], Column.NotNullFacet));
        Assert.All<Facet>([Column.CollationFacet, Column.IdentityFacet, Column.StorageFacet, Column.PositionFacet, SchemaObject.CommentFacet, SchemaObject.OwnerFacet], f => Assert.False(source.Voice.CouldState(columns[0], f)));
        var index = Only<Index>(Replay(Tables + "CREATE INDEX i ON a (n) INCLUDE (s) WITH (fillfactor = 70);"));
        Assert.All<Facet>([Index.IncludeFacet, Index.OptionsFacet, Index.NullsNotDistinctFacet, Index.PredicateFacet], f => Assert.False(source.Voice.CouldState(index, f)));
        Assert.True(source.Voice.CouldState(index, Index.KeysFacet));
    }
}
