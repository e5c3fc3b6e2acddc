using Npgsql;
using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
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
}
