using Npgsql;
using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tests.Environments;
using Plumbline.Model;
using Plumbline.Planning.Rows;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Databases.Tests.Proving;

/// <summary>Generated rows in a real database: it takes them all, or it is said which table not and why.</summary>
public class FillTests
{
    private static async Task<FillResult> Fill(ShadowDatabase database, RowSizes sizes, int seed = 1, string? role = null)
    {
        var snapshot = await database.ReadAsync();
        await using var connection = await database.OpenAsync();
        if (role is not null) await new NpgsqlCommand($"SET ROLE {role}", connection).ExecuteNonQueryAsync();
        return await GeneratedRows.FillAsync(connection, snapshot.Catalog, sizes, seed);
    }

    private static async Task<T> Ask<T>(ShadowDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<FillResult> FilledWhole(ShadowDatabase database, long rows = 50)
    {
        var result = await Fill(database, new(rows));
        Assert.Empty(result.Unfilled);
        return result;
    }

    [ServerFact]
    public async Task Every_built_in_type_gets_values()
    {
        await using var database = await Server.FreshAsync("""
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE TYPE pair AS (a integer, b text);
            CREATE TYPE span AS RANGE (subtype = float8);
            CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE BETWEEN 0 AND 100);
            CREATE DOMAIN code AS text NOT NULL CHECK (VALUE ~ '^[A-Z]{2}-[0-9]{3}$');
            CREATE TABLE kinds (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, s smallint, i integer, b bigint, n numeric, n2 numeric(6,2), n3 numeric(4,0), r real, d double precision, m money,
                t text, v varchar(5), c char(3), ch "char", nm name, bo boolean, da date, ts timestamp, tz timestamptz(0), ti time, tt timetz, iv interval, iv2 interval year to month,
                u uuid, j json, jb jsonb, by bytea, bt bit(5), bv bit varying(9), ip inet, ci cidr, ma macaddr, m8 macaddr8, x xml, tv tsvector, tq tsquery, jp jsonpath,
                po point, li line, ls lseg, bx box, pa path, pg polygon, cr circle, lsn pg_lsn, o oid, rc regclass, rt regtype,
                r4 int4range, r8 int8range, rn numrange, rd daterange, rts tsrange, rtz tstzrange, rs span, mo mood, mos mood[], pr pair, prs pair[], pc percent, cd code,
                ia integer[], ta text[], na numeric(5,2)[], tza timestamptz[], ja jsonb[], full_name text GENERATED ALWAYS AS (coalesce(t, '') || v) STORED);
            """);
        await FilledWhole(database);
        var columns = await Ask<long>(database, "SELECT count(*) FROM pg_attribute WHERE attrelid = 'kinds'::regclass AND attnum > 0");
        var empty = await Ask<string[]>(database, "SELECT coalesce(array_agg(key), '{}') FROM (SELECT key FROM kinds k, jsonb_each(to_jsonb(k)) GROUP BY key HAVING count(*) FILTER (WHERE value <> 'null') = 0) e");
        Assert.True(columns > 60);
        Assert.Empty(empty);
    }

    [ServerFact]
    public async Task Keys_of_every_form_hold()
    {
        await using var database = await Server.FreshAsync("""
            CREATE TABLE tenants (id uuid PRIMARY KEY, slug varchar(8) NOT NULL UNIQUE);
            CREATE TABLE people (tenant_id uuid NOT NULL REFERENCES tenants, id serial, email text NOT NULL, boss integer, PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, boss) REFERENCES people);
            CREATE UNIQUE INDEX ON people (tenant_id, lower(email));
            CREATE TABLE rooms (tenant_id uuid NOT NULL REFERENCES tenants, id integer NOT NULL, PRIMARY KEY (tenant_id, id));
            CREATE TABLE bookings (
                id bigserial PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES tenants, person_id integer NOT NULL, room_id integer NOT NULL, next_id bigint UNIQUE REFERENCES bookings DEFERRABLE,
                begins timestamptz NOT NULL, ends timestamptz NOT NULL, is_current boolean NOT NULL, CHECK (ends > begins),
                FOREIGN KEY (tenant_id, person_id) REFERENCES people, FOREIGN KEY (tenant_id, room_id) REFERENCES rooms);
            CREATE UNIQUE INDEX one_current ON bookings (person_id) WHERE is_current;
            CREATE TABLE members (tenant_id uuid REFERENCES tenants, flag boolean NOT NULL, PRIMARY KEY (tenant_id, flag));
            CREATE TABLE profiles (tenant_id uuid PRIMARY KEY REFERENCES tenants, alias text);
            CREATE TABLE chicken (id integer PRIMARY KEY, egg integer NOT NULL);
            CREATE TABLE eggs (id integer PRIMARY KEY, chicken integer NOT NULL REFERENCES chicken);
            ALTER TABLE chicken ADD FOREIGN KEY (egg) REFERENCES eggs;
            CREATE TABLE pairs (id integer PRIMARY KEY, a integer, b integer);
            CREATE TABLE full_matches (a integer, b integer, c text UNIQUE, FOREIGN KEY (a, b) REFERENCES both_of (a, b) MATCH FULL);
            """.Replace("CREATE TABLE full_matches", "CREATE TABLE both_of (a integer, b integer, PRIMARY KEY (a, b));\nCREATE TABLE full_matches"));
        var result = await FilledWhole(database, 200);
        Assert.Equal(200, result.Filled.Single(t => t.Table.Name == "bookings").Rows);
        Assert.True(result.Filled.Single(t => t.Table.Name == "members").Rows > 100);
        Assert.True(await Ask<bool>(database, "SELECT count(person_id) > 50 FROM bookings"));
        Assert.True(await Ask<bool>(database, "INSERT INTO bookings (tenant_id, person_id, room_id, begins, ends, is_current) SELECT tenant_id, person_id, room_id, begins, ends, false FROM bookings LIMIT 1 RETURNING true"));
    }

    /// <summary>Each check is one that some tool or person writes; what is not understood is tried until enough rows pass.</summary>
    [ServerFact]
    public async Task Checks_of_every_form_are_met_by_all_rows()
    {
        await using var database = await Server.FreshAsync("""
            CREATE TABLE checked (
                id integer PRIMARY KEY CHECK (id > 1000),
                status text NOT NULL CHECK (status IN ('open', 'closed', 'it''s \done')), kind varchar(20) NOT NULL CHECK (kind = ANY (ARRAY['a'::varchar, 'b'])),
                a integer, b integer, CONSTRAINT one_of CHECK ((a IS NULL) <> (b IS NULL)), c text, d text, e text, CHECK (num_nonnulls(c, d, e) = 1),
                closed_at timestamptz, CHECK (status <> 'closed' OR closed_at IS NOT NULL), CHECK (status = 'closed' OR closed_at IS NULL),
                low integer NOT NULL, high integer NOT NULL, CHECK (high >= low), used numeric(8,2) NOT NULL CHECK (used >= 0), total numeric(10,2) NOT NULL CHECK (total <= 500 AND total > used),
                rate double precision NOT NULL CHECK (rate BETWEEN 0 AND 1), latitude numeric NOT NULL CHECK (latitude >= -90 AND latitude <= 90), begins date, ends date, CHECK (begins < ends),
                slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) <= 40), email text NOT NULL CHECK (email ~* '^[A-Z0-9._%+-]+@[A-Z0-9.-]+\.[A-Z]{2,}$'), colour char(7) NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
                path text NOT NULL CHECK (path LIKE '/%'), code text NOT NULL CHECK (upper(code) = code AND length(code) BETWEEN 3 AND 8), title text NOT NULL CHECK (length(trim(title)) > 0 AND length(title) < 30),
                tags text[] NOT NULL CHECK (tags <@ ARRAY['red', 'green'] AND cardinality(tags) > 0), settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'array'), expires timestamptz NOT NULL CHECK (expires > now()),
                even integer NOT NULL CHECK (even % 2 = 0), small text NOT NULL CHECK (octet_length(small) = 4), flag boolean NOT NULL CHECK (flag), price numeric NOT NULL CHECK (price > 0::numeric), weekday smallint NOT NULL CHECK (weekday IN (1, 2, 3) AND weekday <> 2),
                discount integer CHECK (discount IS NULL OR (discount >= 5 AND discount <= 9)), wanted text, CHECK (CASE WHEN kind = 'a' THEN wanted IS NOT NULL ELSE wanted IS NULL END));
            """);
        var result = await FilledWhole(database, 300);
        Assert.Equal(300, result.Filled.Single().Rows);
        Assert.Equal(3L, await Ask<long>(database, "SELECT count(DISTINCT status) FROM checked"));
        Assert.True(await Ask<bool>(database, "SELECT bool_or(a IS NULL) AND bool_or(b IS NULL) AND bool_or(closed_at IS NOT NULL) AND bool_or(e IS NOT NULL) FROM checked"));
    }

    [ServerFact]
    public async Task Rows_fall_into_partitions_and_ranges_do_not_meet()
    {
        await using var database = await Server.FreshAsync("""
            CREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL, region text NOT NULL, PRIMARY KEY (id, at, region)) PARTITION BY RANGE (at);
            CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2021-01-01');
            CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2031-01-01') TO ('2031-02-01') PARTITION BY LIST (region);
            CREATE TABLE events_new_eu PARTITION OF events_new FOR VALUES IN ('eu', 'uk');
            CREATE TABLE events_new_rest PARTITION OF events_new DEFAULT;
            CREATE TABLE marks (event_id bigint NOT NULL, at timestamptz NOT NULL, region text NOT NULL, FOREIGN KEY (event_id, at, region) REFERENCES events);
            CREATE TABLE hashed (id uuid PRIMARY KEY) PARTITION BY HASH (id);
            CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            CREATE TABLE wide (a integer NOT NULL, b date NOT NULL) PARTITION BY RANGE (a, b);
            CREATE TABLE wide_1 PARTITION OF wide FOR VALUES FROM (1, '2020-01-01') TO (1, '2020-02-01');
            CREATE TABLE wide_2 PARTITION OF wide FOR VALUES FROM (2, '2020-01-01') TO (5, '2020-02-01');
            CREATE TABLE stays (id serial PRIMARY KEY, during daterange NOT NULL, EXCLUDE USING gist (during WITH &&));
            CREATE TABLE shifts (id serial PRIMARY KEY, begins timestamptz NOT NULL, ends timestamptz NOT NULL, EXCLUDE USING gist (tstzrange(begins, ends) WITH &&));
            """);
        var result = await FilledWhole(database, 400);
        Assert.All(result.Filled, t => Assert.Equal(400, t.Rows));
        Assert.Equal(0L, await Ask<long>(database, "SELECT count(*) FROM (VALUES ('events_old'), ('events_new_eu'), ('events_new_rest'), ('hashed_0'), ('hashed_1'), ('wide_1'), ('wide_2')) p (name) WHERE (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || name, false, true, '')))[1]::text = '0'"));
        Assert.Equal(400L, await Ask<long>(database, "SELECT count(*) FROM shifts WHERE begins < ends"));
    }

    [ServerFact]
    public async Task The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        const string script = "CREATE TABLE a (id integer PRIMARY KEY, t text, at timestamptz); CREATE TABLE b (id uuid PRIMARY KEY, a integer REFERENCES a, n numeric, e text UNIQUE);";
        var sums = new List<string>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            await using var database = await Server.FreshAsync(script);
            await Fill(database, new(100), seed);
            sums.Add(await Ask<string>(database, "SELECT md5(string_agg(a::text, ';' ORDER BY a.id)) || md5((SELECT string_agg(b::text, ';' ORDER BY b.id) FROM b)) FROM a"));
        }
        Assert.Equal(sums[0], sums[1]);
        Assert.NotEqual(sums[0], sums[2]);
    }

    [ServerFact]
    public async Task Statistics_of_the_target_size_tables_and_their_nulls()
    {
        await using var database = await Server.FreshAsync("CREATE TABLE many (id serial PRIMARY KEY, never text, half text); CREATE TABLE few (id serial PRIMARY KEY);");
        var many = new TableStatistics(3000, null) { NullFractions = new Dictionary<string, double> { ["never"] = 0, ["half"] = 0.5 } };
        var result = await Fill(database, new(20, 2000) { Statistics = new Dictionary<ObjectId, TableStatistics> { [new(Table.OfKind, new("public", "many"))] = many } });
        Assert.Equal([("few", 20L), ("many", 2000L)], result.Filled.Select(t => (t.Table.Name, t.Rows)).Order());
        Assert.Equal(0L, await Ask<long>(database, "SELECT count(*) FROM many WHERE never IS NULL"));
        Assert.InRange(await Ask<long>(database, "SELECT count(*) FROM many WHERE half IS NULL"), 850, 1150);
    }

    /// <summary>A role without more rights than its tables: keys are looked at row by row, its triggers rest, circles close only where a key may be null or wait.</summary>
    [ServerFact]
    public async Task The_owner_of_the_tables_needs_to_be_no_superuser()
    {
        var role = $"plumbline_rows_{Environment.ProcessId}";
        await using var database = await Server.FreshAsync($"""
            CREATE ROLE {role};
            CREATE SCHEMA own AUTHORIZATION {role};
            SET ROLE {role};
            CREATE TABLE own.teams (id integer PRIMARY KEY, lead integer, name text NOT NULL);
            CREATE TABLE own.people (id integer PRIMARY KEY, team integer NOT NULL REFERENCES own.teams, boss integer REFERENCES own.people);
            ALTER TABLE own.teams ADD FOREIGN KEY (lead) REFERENCES own.people;
            ALTER TABLE own.teams ENABLE ROW LEVEL SECURITY;
            CREATE FUNCTION own.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END';
            CREATE TRIGGER refuse BEFORE INSERT ON own.people FOR EACH ROW EXECUTE FUNCTION own.refuse();
            RESET ROLE;
            """);
        try
        {
            var result = await Fill(database, new(60), role: role);
            Assert.Empty(result.Unfilled);
            Assert.All(result.Filled, t => Assert.Equal(60, t.Rows));
            Assert.True(await Ask<bool>(database, "SELECT tgenabled = 'O' FROM pg_trigger WHERE tgname = 'refuse'"));
        }
        finally
        {
            await database.RunAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    [ServerFact]
    public async Task Rows_that_are_there_are_referred_to_and_not_repeated()
    {
        await using var database = await Server.FreshAsync("""
            CREATE TABLE settings (id integer PRIMARY KEY CHECK (id = 1), name text NOT NULL);
            INSERT INTO settings VALUES (1, 'the one');
            CREATE TABLE roles (name text PRIMARY KEY CHECK (name IN ('admin', 'user')));
            INSERT INTO roles VALUES ('admin'), ('user');
            CREATE TABLE people (id serial PRIMARY KEY, role text NOT NULL REFERENCES roles, settings integer NOT NULL REFERENCES settings);
            INSERT INTO people (role, settings) SELECT 'user', 1 FROM generate_series(1, 30);
            """);
        var result = await FilledWhole(database, 50);
        Assert.Equal(50, result.Filled.Single().Rows);
        Assert.Equal(80L, await Ask<long>(database, "SELECT count(*) FROM people"));
        Assert.Equal(2L, await Ask<long>(database, "SELECT count(DISTINCT role) FROM people"));
    }

    [ServerFact]
    public async Task What_stands_in_the_way_is_told()
    {
        await using var database = await Server.FreshAsync("""
            CREATE FUNCTION never(integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT false';
            CREATE TABLE impossible (id integer PRIMARY KEY, CONSTRAINT nothing_will_do CHECK (never(id)));
            CREATE TABLE hanging (id integer PRIMARY KEY REFERENCES impossible);
            CREATE TABLE spared (id integer PRIMARY KEY, other integer REFERENCES impossible, odd integer CONSTRAINT never_odd CHECK (never(odd)));
            CREATE TABLE parted (id integer) PARTITION BY LIST (id);
            """);
        var result = await Fill(database, new(20));
        Assert.Equal(["spared"], result.Filled.Select(t => t.Table.Name));
        Assert.Equal(
        [
            "hanging: foreign key hanging_id_fkey: impossible has no rows to refer to",
            "impossible: check nothing_will_do refuses every row that was tried",
            "parted: partitioned, and there is no partition to take a row",
        ], result.Unfilled.Select(t => $"{t.Table}: {t.Why}").Order());
        Assert.Equal(20L, await Ask<long>(database, "SELECT count(*) FROM spared WHERE other IS NULL"));
    }

    [ServerFact]
    public async Task The_examples_are_filled_whole()
    {
        var scheduling = Cli.Workspace.Open(Repository.Path("examples", "hybrid-scheduling")).Project;
        await using var migrated = await ExampleDatabases.MigratedAsync(scheduling, platform: true, _ => true);
        Assert.True((await FilledWhole(migrated)).Filled.Count > 3);
        // The other's migrations do not run, which is what it is about; its declared schema does.
        var (code, sql, error) = ExampleDatabases.Plumb("inspect", $"prisma:{Repository.Path("examples", "health-records", "prisma", "schema.prisma")}");
        Assert.True(code == 0, error);
        await using var declared = await Server.FreshAsync(sql);
        Assert.True((await FilledWhole(declared)).Filled.Count > 3);
    }
}
