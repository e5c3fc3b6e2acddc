using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Sqlite;
using Plumbline.Databases.Tests.Sqlite;
using Plumbline.Databases.Tracking;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tests.Tracking;

/// <summary>Each tool's table, made in the shape that the tool makes it (checked against the tools themselves), with rows of each state.</summary>
public class TrackingTablesTests
{
    /// <summary>Tool, SQL, and the rows as <see cref="Says"/> writes them.</summary>
    public static TheoryData<string, string, string> Tables => new()
    {
        {
            "prisma",
            """
            create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
              logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0);
            insert into _prisma_migrations values
              ('1', 'aa', '2024-01-02 03:04:05+00', '20240101_init', null, null, '2024-01-02 03:04:04+00', 1),
              ('2', 'bb', null, '20240102_tried', E'boom\nmore', '2024-01-04 00:00:00+00', '2024-01-03 00:00:00+00', 0),
              ('3', 'cc', '2024-01-05 00:00:00+00', '20240103_marked', '', null, '2024-01-05 00:00:00+00', 0),
              ('4', 'dd', null, '20240104_fails', 'it failed', null, '2024-01-06 00:00:00+00', 0);
            """,
            """
            20240101_init Applied aa 2024-01-02T03:04:05
            20240102_tried RolledBack bb 2024-01-04T00:00:00 boom
            20240103_marked Baseline cc 2024-01-05T00:00:00
            20240104_fails Failed dd 2024-01-06T00:00:00 it failed
            """
        },
        {
            "drizzle",
            """
            create schema drizzle;
            create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
            insert into drizzle.__drizzle_migrations (hash, created_at) values ('h2', 1700000001000), ('h1', 1700000000000);
            """,
            "1700000000000 Applied h1\n1700000001000 Applied h2"
        },
        {
            "supabase",
            """
            create schema supabase_migrations;
            create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
            create table supabase_migrations.seed_files (path text primary key, hash text not null);
            insert into supabase_migrations.schema_migrations values ('20240101000000', array['create table a (id int)', 'create table b (id int)'], 'init');
            """,
            "20240101000000 Applied init 2 statements"
        },
        { "efcore", """create table "__EFMigrationsHistory" ("MigrationId" varchar(150) primary key, "ProductVersion" varchar(32) not null); insert into "__EFMigrationsHistory" values ('20240101000000_Init', '9.0.0');""", "20240101000000_Init Applied" },
        { "efcore", "create table ef_history (migration_id varchar(150) primary key, product_version varchar(32) not null); insert into ef_history values ('20240101000000_init', '9.0.0');", "20240101000000_init Applied" },
        {
            "flyway",
            """
            create table flyway_schema_history (installed_rank integer primary key, version varchar(50), description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
              checksum integer, installed_by varchar(100) not null, installed_on timestamp not null default now(), execution_time integer not null, success boolean not null);
            insert into flyway_schema_history values
              (0, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', null, 'x', '2024-01-01', 0, true),
              (1, '1', 'before', 'BASELINE', '<< Flyway Baseline >>', null, 'x', '2024-01-01', 0, true),
              (2, '1.1', 'more', 'SQL', 'V1_1__more.sql', -12345, 'x', '2024-01-02', 3, true),
              (3, null, 'views', 'SQL', 'R__views.sql', 77, 'x', '2024-01-02', 3, true),
              (4, '2', 'breaks', 'SQL', 'V2__breaks.sql', 9, 'x', '2024-01-03', 3, false);
            """,
            """
            1 Baseline << Flyway Baseline >> 2024-01-01T00:00:00
            1.1 Applied -12345 V1_1__more.sql 2024-01-02T00:00:00
             Applied 77 R__views.sql 2024-01-02T00:00:00
            2 Failed 9 V2__breaks.sql 2024-01-03T00:00:00 breaks
            """
        },
        { "golang-migrate", "create table schema_migrations (version bigint primary key, dirty boolean not null); insert into schema_migrations values (7, true);", "7 Failed dirty" },
        { "dbmate", "create table schema_migrations (version varchar primary key); insert into schema_migrations values ('20240101000000');", "20240101000000 Applied" },
        {
            "rails",
            """
            create table schema_migrations (version varchar primary key);
            create table ar_internal_metadata (key varchar primary key, value varchar, created_at timestamp(6) not null, updated_at timestamp(6) not null);
            insert into schema_migrations values ('20240101000000');
            """,
            "20240101000000 Applied"
        },
        { "ecto", "create table schema_migrations (version bigint primary key, inserted_at timestamp(0)); insert into schema_migrations values (20240101000000, '2024-02-02');", "20240101000000 Applied 2024-02-02T00:00:00" },
        {
            "goose",
            """
            create table goose_db_version (id serial primary key, version_id bigint not null, is_applied boolean not null, tstamp timestamp default now());
            insert into goose_db_version (version_id, is_applied, tstamp) values (0, true, '2024-01-01'), (1, true, '2024-01-01'), (2, true, '2024-01-02'), (2, false, '2024-01-03');
            """,
            "1 Applied 2024-01-01T00:00:00\n2 Applied 2024-01-02T00:00:00\n2 RolledBack 2024-01-03T00:00:00"
        },
        { "diesel", "create table __diesel_schema_migrations (version varchar(50) primary key, run_on timestamp not null default now()); insert into __diesel_schema_migrations values ('00000000000000', '2024-01-01'), ('20240101000000', '2024-01-02');", "20240101000000 Applied 2024-01-02T00:00:00" },
        { "node-pg-migrate", "create table pgmigrations (id serial primary key, name varchar(255) not null, run_on timestamp not null); insert into pgmigrations (name, run_on) values ('1700000000000_init', '2024-01-01');", "1700000000000_init Applied 2024-01-01T00:00:00" },
        {
            "graphile-migrate",
            """
            create schema graphile_migrate;
            create table graphile_migrate.migrations (hash text primary key, previous_hash text references graphile_migrate.migrations, filename text not null, date timestamptz not null default now());
            create table graphile_migrate.current (filename text primary key default 'current.sql', content text not null, date timestamptz not null default now());
            insert into graphile_migrate.migrations values ('sha1:aa', null, '000001.sql', '2024-01-01 00:00:00+00');
            """,
            "000001.sql Applied sha1:aa 2024-01-01T00:00:00"
        },
        {
            "liquibase",
            """
            create table databasechangelog (id varchar(255) not null, author varchar(255) not null, filename varchar(255) not null, dateexecuted timestamp not null, orderexecuted integer not null,
              exectype varchar(10) not null, md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10));
            create table databasechangeloglock (id integer primary key, locked boolean not null, lockgranted timestamp, lockedby varchar(255));
            insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum) values
              ('1', 'ann', 'db/init.sql', '2024-01-01', 1, 'EXECUTED', '9:aa'), ('2', 'ann', 'db/init.sql', '2024-01-01', 2, 'MARK_RAN', '9:bb');
            """,
            "1 of ann Applied db/init.sql 2024-01-01T00:00:00\n2 of ann Baseline db/init.sql 2024-01-01T00:00:00"
        },
        {
            "sqitch",
            """
            create schema sqitch;
            create table sqitch.projects (project text primary key, uri text, created_at timestamptz, creator_name text not null, creator_email text not null);
            create table sqitch.changes (change_id text primary key, script_hash text, change text not null, project text not null, note text not null default '', committed_at timestamptz not null,
              committer_name text not null, committer_email text not null, planned_at timestamptz not null, planner_name text not null, planner_email text not null);
            insert into sqitch.changes values ('c1', 'ss', 'users', 'app', '', '2024-01-01 00:00:00+00', 'n', 'e', '2024-01-01 00:00:00+00', 'n', 'e');
            """,
            "users Applied ss 2024-01-01T00:00:00"
        },
        { "knex", "create table knex_migrations (id serial primary key, name varchar(255), batch integer, migration_time timestamptz); create table knex_migrations_lock (index serial primary key, is_locked integer); insert into knex_migrations (name, batch, migration_time) values ('20240101_init.js', 1, '2024-01-01 00:00:00+00');", "20240101_init.js Applied 2024-01-01T00:00:00" },
        { "sequelize", """create table "SequelizeMeta" (name varchar(255) primary key); insert into "SequelizeMeta" values ('20240101-init.js');""", "20240101-init.js Applied" },
        { "typeorm", """create table migrations (id serial primary key, "timestamp" bigint not null, name varchar not null); insert into migrations ("timestamp", name) values (1700000000000, 'Init1700000000000');""", "1700000000000 Applied Init1700000000000" },
        {
            "plumbline",
            """
            create schema plumbline;
            create table plumbline.migrations (name text primary key, version text, checksum text not null, meaning text not null, state text not null, steps integer not null, started_at timestamptz not null, finished_at timestamptz, error text);
            insert into plumbline.migrations values ('01_a.sql', '01', 'cc', 'mm', 'applied', 2, '2024-01-01 00:00:00+00', '2024-01-01 00:00:01+00', null), ('02_b.sql', '02', 'cc', 'mm', 'running', 1, '2024-01-02 00:00:00+00', null, 'lost');
            """,
            "01 Applied cc 01_a.sql 2024-01-01T00:00:01\n02 Failed cc 02_b.sql 2024-01-02T00:00:00 lost"
        },
    };

    [ServerTheory]
    [MemberData(nameof(Tables))]
    public async Task A_tools_table_is_known_by_its_shape_and_read_in_the_tools_order(string tool, string sql, string rows)
    {
        await using var database = await Server.FreshAsync(sql);
        var table = Assert.Single(await ReadAsync(database));
        Assert.Equal(tool, table.Tool);
        Assert.Null(table.Unreadable);
        Assert.Equal(rows.ReplaceLineEndings("\n"), string.Join('\n', table.Rows.Select(Says)));
    }

    [ServerTheory]
    [MemberData(nameof(Tables))]
    public async Task All_that_a_tool_makes_for_itself_is_its_own(string tool, string sql, string rows)
    {
        Assert.NotEmpty(rows);
        await using var database = await Server.FreshAsync(sql + "create table own (id serial primary key);");
        var snapshot = await database.ReadAsync();
        var table = Assert.Single(await ReadAsync(database));
        var others = snapshot.Catalog.Objects.Where(o => !table.Owns(o) && o is Table or Schema or Sequence).Select(o => o.Id().ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(["schema public", "sequence own_id_seq", "table own"], others);
        Assert.Equal(tool, table.Tool);
    }

    [ServerFact]
    public async Task What_a_role_may_not_read_is_said_and_the_others_are_read()
    {
        var role = $"reader_{Guid.NewGuid():N}";
        await using var database = await Server.FreshAsync($"""
            create table schema_migrations (version bigint primary key, dirty boolean not null); insert into schema_migrations values (3, false);
            create table pgmigrations (id serial primary key, name varchar(255) not null, run_on timestamp not null); insert into pgmigrations (name, run_on) values ('hidden', now());
            create table "SequelizeMeta" (name varchar(255) primary key); insert into "SequelizeMeta" values ('hidden');
            alter table "SequelizeMeta" enable row level security;
            create role {role};
            grant select on schema_migrations, "SequelizeMeta" to {role};
            """);
        try
        {
            await using var connection = await database.OpenAsync();
            await using (var become = new NpgsqlCommand($"set role {role}", connection)) await become.ExecuteNonQueryAsync();
            var snapshot = await Plumbline.Databases.Postgres.Introspection.ReadAsync(connection);
            var tables = TrackingTables.Read(connection, snapshot.Catalog, Limits.Default).ToDictionary(t => t.Tool);
            Assert.Equal("3", Assert.Single(tables["golang-migrate"].Rows).Version);
            Assert.Equal("the role may not read it", tables["node-pg-migrate"].Unreadable);
            // A policy that hides the rows is no empty table.
            Assert.Equal("the role may not read it", tables["sequelize"].Unreadable);
        }
        finally
        {
            await database.RunAsync($"drop owned by {role}; drop role {role}");
        }
    }

    [ServerFact]
    public async Task A_column_of_a_type_of_the_users_own_is_read_as_text()
    {
        await using var database = await Server.FreshAsync("create type step as enum ('one', 'two'); create table schema_migrations (version step primary key, dirty boolean not null); insert into schema_migrations values ('two', true);");
        var row = Assert.Single(Assert.Single(await ReadAsync(database)).Rows);
        Assert.Equal(("two", RecordedState.Failed), (row.Version, row.State));
    }

    [ServerFact]
    public async Task Tables_of_an_application_are_no_records()
    {
        await using var database = await Server.FreshAsync("create table files (id serial primary key, hash text not null, created_at bigint); create table names (name text); create table events (version int, inserted_at timestamp);");
        Assert.Empty(await ReadAsync(database));
    }

    [Theory]
    [InlineData("prisma", "CREATE TABLE _prisma_migrations (id TEXT PRIMARY KEY NOT NULL, checksum TEXT NOT NULL, finished_at DATETIME, migration_name TEXT NOT NULL, logs TEXT, rolled_back_at DATETIME, started_at DATETIME NOT NULL DEFAULT current_timestamp, applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0); INSERT INTO _prisma_migrations VALUES ('1', 'aa', 1704164645000, '20240101_init', NULL, NULL, 1704164645000, 1)", "20240101_init Applied aa 2024-01-02T03:04:05")]
    [InlineData("drizzle", "CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric); INSERT INTO __drizzle_migrations VALUES (1, 'h1', 1700000000000)", "1700000000000 Applied h1")]
    [InlineData("efcore", """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL); CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsHistory" VALUES ('20240101_Init', '9.0.0')""", "20240101_Init Applied")]
    [InlineData("golang-migrate", "CREATE TABLE schema_migrations (version uint64, dirty bool); CREATE UNIQUE INDEX version_unique ON schema_migrations (version); INSERT INTO schema_migrations VALUES (2, 0)", "2 Applied")]
    public async Task SQLite_databases_remember_as_well(string tool, string sql, string rows)
    {
        using var scratch = new ScratchDatabase().With(sql);
        var snapshot = await scratch.ReadAsync();
        using var file = SqliteFile.Open(scratch.Address, Limits.Default, default);
        var table = Assert.Single(TrackingTables.Read(file, snapshot.Catalog));
        Assert.Equal(tool, table.Tool);
        Assert.Equal(rows, string.Join('\n', table.Rows.Select(Says)));
        Assert.DoesNotContain(snapshot.Catalog.OfType<Table>(), t => !table.Owns(t));
    }

    private static async Task<EquatableArray<TrackingTable>> ReadAsync(ShadowDatabase database) =>
        (await DatabaseReader.ReadAsync(database.Address, "db", Limits.Default)).Facts.Tracking;

    private static string Says(RecordedMigration row) =>
        string.Join(' ', [row.Version, row.State, .. Words(row)]);

    private static IEnumerable<string> Words(RecordedMigration row)
    {
        if (row.Checksum is not null) yield return row.Checksum;
        if (row.Name is not null) yield return row.Name;
        if (row.At is { } at) yield return at.UtcDateTime.ToString("s");
        if (!row.Statements.IsEmpty) yield return $"{row.Statements.Count} statements";
        if (row.Reason() is { } reason) yield return reason;
    }
}
