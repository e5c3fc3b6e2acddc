using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>A connection that names a schema says where the files' unqualified names lie.</summary>
public class DefaultSchemaTests
{
    private const string Sql = """
        CREATE TYPE mood AS ENUM ('good', 'bad');
        CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'select n * 2';
        CREATE TABLE people (id serial PRIMARY KEY, mood mood NOT NULL DEFAULT 'good', age integer CHECK (twice(age) > 0));
        CREATE TABLE pets (id integer PRIMARY KEY, owner integer REFERENCES people (id));
        CREATE INDEX pets_owner_idx ON pets (owner);
        CREATE VIEW adults AS SELECT id, mood FROM people WHERE age > 18;
        """;

    [Fact]
    public void What_lies_in_it_is_what_the_files_mean()
    {
        var live = Run($"CREATE SCHEMA app; SET search_path = app; {Sql}; CREATE TABLE _prisma_migrations (id text); CREATE TABLE public.foreign_to_it (id integer);");
        var table = new ObjectName("app", "_prisma_migrations");
        var books = new TrackingTable("prisma", table, []) { Objects = [new(Table.OfKind, table)] };
        var facts = new DatabaseFacts("PostgreSQL", 15) { Tracking = [books] };
        var source = LiveDatabase.Of("live", "postgres", "here", live, facts, new() { Schemas = ["app"], DefaultSchema = "app" });

        Assert.Equal(Lines(Run(Sql)), Lines(source.Catalog));
        Assert.All(source.Catalog.OfType<Table>(), t => Assert.Equal("live", t.Origin.Here.Source));
        Assert.True(source.Voice.CouldState(new Table(new ObjectName("public", "anything"))));
        Assert.False(source.Voice.CouldState(new Table(new ObjectName("other", "anything"))));
    }

    [Fact]
    public void Files_that_name_the_schema_themselves_are_taken_at_their_word()
    {
        var named = Run("CREATE SCHEMA app; CREATE TABLE app.people (id integer);");
        var file = new Source("history", SourceRole.History, "migrations", "postgres", "migrations", named, Voice.Everything);
        var source = LiveDatabase.Of("live", "postgres", "here", named, new DatabaseFacts("PostgreSQL", 15), new() { Schemas = ["app"], DefaultSchema = "app", Files = [file] });

        Assert.NotNull(source.Catalog.Find(new(Table.OfKind, new("app", "people"))));
    }

    private static List<string> Lines(Catalog catalog) =>
        [.. catalog.Objects.SelectMany(o => o.Kind.Facets.Where(f => f.Weight != FacetWeight.Information && f.Read(o) is not null).Select(f => $"{o.Id()} {f}: {f.Read(o)}").Prepend($"{o.Id()}")).Order(StringComparer.Ordinal)];

    private static Catalog Run(string sql)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start());
        var executed = PostgresDialect.Instance.Execute(new SourceText("test", "test.sql", sql), builder);
        Assert.All(executed.Statements, s => Assert.Null(s.Refused));
        return builder.Current;
    }
}
