using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Reconcile;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning.Reconcile;

public class BaselineTests
{
    internal const string Schema =
        """
        CREATE TYPE status AS ENUM ('new', 'paid');
        CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL CHECK (name <> ''));
        CREATE TABLE orders (id serial PRIMARY KEY, customer bigint REFERENCES customers, state status NOT NULL DEFAULT 'new', note text);
        CREATE INDEX orders_open ON orders (customer) WHERE state = 'new';
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'x'; RETURN NEW; END $$;
        CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON orders USING (state = 'new');
        CREATE VIEW open_orders AS SELECT id, note FROM orders WHERE state = 'new';
        """;

    public static TheoryData<MigrationStyle> Styles() => new(AllStyles.List.Select(s => s.Style).Except([MigrationStyle.Stamped]));

    [Theory, MemberData(nameof(Styles))]
    public void A_database_becomes_one_migration_that_makes_it(MigrationStyle style)
    {
        var schema = PlanReplay.Run(PostgresDialect.Instance.Start(), Schema, PostgresDialect.Instance, new()).After;
        var folder = new FolderTrial(style == MigrationStyle.Supabase ? "supabase/migrations" : "migrations", new Dictionary<string, SourceText>(), "postgres", new());
        var baseline = Baseline.Of(schema, folder, AllStyles.Of(style)!, "baseline", new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc), PostgresDialect.Instance, new());
        Assert.Empty(baseline.Faults);
        var read = folder.With(baseline.Files).Read();
        Assert.Equal(style, Assert.Single(read.History!.Runs).Migration.Style);
        Assert.Empty(FolderTrial.Differences(read.Catalog, schema));
        Assert.Empty(read.Findings);
        Assert.Equal(style is MigrationStyle.Numbered, baseline.Recording is null);
        if (baseline.Recording is { } sql) Assert.DoesNotContain("'' ", sql);
    }

    [Fact]
    public void What_would_not_make_it_is_told()
    {
        // A view over a table that nobody has.
        var whole = PlanReplay.Run(PostgresDialect.Instance.Start(), Schema, PostgresDialect.Instance, new()).After;
        var schema = whole.Without(new(EnumType.OfKind, new("public", "status")));
        var folder = new FolderTrial("migrations", new Dictionary<string, SourceText>(), "postgres", new());
        Assert.NotEmpty(Baseline.Of(schema, folder, AllStyles.Of(MigrationStyle.Prisma)!, "baseline", default, PostgresDialect.Instance, new()).Faults);
    }
}
