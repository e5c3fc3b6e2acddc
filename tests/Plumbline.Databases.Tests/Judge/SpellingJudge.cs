using System.Globalization;
using Npgsql;
using Plumbline.Tests.Sql;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// What a server says of a pair of spellings: how it prints each, and, where it prints them apart, whether they give the same value
/// for every row of a table of edge values. Stands on <c>tests/cases/spelling/setup.sql</c>.
/// </summary>
internal sealed class SpellingJudge(NpgsqlConnection connection)
{
    /// <summary>Rows of all the edge values that its columns can take, NULL among them.</summary>
    public const string Rows =
        """
        INSERT INTO t
        SELECT g, i, j, i, i::smallint, i * 0.5, i / 3.0, i / 7.0, s, s || coalesce(x, ''), left(s, 3), x, i > 0, j > 0,
            z, z + make_interval(days => i), z, z::date, z::time, make_interval(hours => i, days => j),
            jsonb_build_object('a', i, 'b', s, 'tags', jsonb_build_array(s, x)), json_build_object('a', i, 'b', s), ARRAY[s, x], ARRAY[x, s], ARRAY[i, j, NULL], u, v,
            (ARRAY['sad', 'ok', 'happy', NULL]::mood[])[abs(i) % 4 + 1], ROW(s, x)::address, daterange(z::date, z::date + abs(i))
        FROM (SELECT row_number() OVER ()::integer AS g, (ARRAY[-7, -1, 0, 1, 2, 5, NULL])[abs(hashint4(n)) % 7 + 1] AS i, (ARRAY[-1, 0, 1, 3, NULL])[abs(hashint4(n * 31)) % 5 + 1] AS j,
                (ARRAY['', 'open', 'Open', 'held', 'a b', 'A', 'x ', NULL])[abs(hashint4(n * 17)) % 8 + 1] AS s, (ARRAY['x', 'admin', 'a@b.c', '', NULL])[abs(hashint4(n * 13)) % 5 + 1] AS x,
                (ARRAY['2020-01-01 00:00+00', '2024-02-29 12:30:00.123456+02', now()::text, NULL]::timestamptz[])[abs(hashint4(n * 11)) % 4 + 1] AS z,
                (ARRAY['00000000-0000-0000-0000-000000000000', '11111111-1111-1111-1111-111111111111', NULL]::uuid[])[abs(hashint4(n * 7)) % 3 + 1] AS u,
                (ARRAY['00000000-0000-0000-0000-000000000000', '11111111-1111-1111-1111-111111111111', NULL]::uuid[])[abs(hashint4(n * 5)) % 3 + 1] AS v
            FROM generate_series(1, 400) AS n) AS made
        """;

    /// <summary>Why the server does not bear out that the two are one; null when it does.</summary>
    public async Task<string?> WhyNotOne(SpellingPair pair)
    {
        var (first, second) = (await Printed(pair, pair.First), await Printed(pair, pair.Second));
        if (first == second) return null;
        var printed = $"{pair.Where}: the server prints\n  {first}\n  {second}";
        if (pair.Reason is null) return printed;
        return await InVain(() => Unlike(pair)) is 0 ? null : $"{printed}\n  and their values differ ({pair.Reason})";
    }

    /// <summary>Why the server does not bear out that the two differ; null when it does.</summary>
    public async Task<string?> WhyNotTwo(SpellingPair pair)
    {
        var (first, second) = (await Printed(pair, pair.First), await Printed(pair, pair.Second));
        return first != second ? null : $"{pair.Where}: the server prints both\n  {first}";
    }

    private Task<string> Printed(SpellingPair pair, string spelling) => InVain(() => Print(pair, spelling));

    private async Task<string> Print(SpellingPair pair, string spelling)
    {
        const string Default = "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'x'::regclass";
        var (make, ask) = pair.Kind switch
        {
            "default" => ($"CREATE TABLE x (c {pair.Type} DEFAULT ({spelling}\n))", Default),
            "check" => ($"ALTER TABLE t ADD CONSTRAINT x CHECK ({spelling}\n) NOT VALID", "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'x'"),
            "where" => ($"CREATE INDEX x ON t (id) WHERE {spelling}", "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = 'x'::regclass"),
            "key" => ($"CREATE INDEX x ON t (({spelling}\n))", "SELECT pg_get_indexdef('x'::regclass, 1, true)"),
            "generated" => ($"ALTER TABLE t ADD COLUMN x {pair.Type} GENERATED ALWAYS AS ({spelling}\n) STORED", "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 't'::regclass"),
            "using" => ($"CREATE POLICY x ON t USING ({spelling}\n)", "SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'x'"),
            "type" => ($"CREATE TABLE x (c {spelling})", "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'x'::regclass AND attnum = 1"),
            "view" => ($"CREATE VIEW x AS {spelling}", "SELECT pg_get_viewdef('x'::regclass)"),
            _ => throw new InvalidDataException($"{pair.Where}: no kind {pair.Kind}"),
        };
        await Run(make);
        return (string)(await Ask(ask))!;
    }

    /// <summary>For how many rows the two give different values.</summary>
    private async Task<long> Unlike(SpellingPair pair)
    {
        switch (pair.Kind)
        {
            case "default":
                await Run($"CREATE TABLE x (a {pair.Type} DEFAULT ({pair.First}), b {pair.Type} DEFAULT ({pair.Second}))");
                foreach (var zone in new[] { "UTC", "Asia/Kathmandu", "America/St_Johns" })
                {
                    await Run($"SET LOCAL timezone = '{zone}'");
                    await Run("INSERT INTO x DEFAULT VALUES");
                }
                return await Count("SELECT count(*) FROM x WHERE a IS DISTINCT FROM b OR a::text IS DISTINCT FROM b::text");
            case "view":
                return await Count($"SELECT count(*) FROM ((({pair.First}) EXCEPT ALL ({pair.Second})) UNION ALL (({pair.Second}) EXCEPT ALL ({pair.First}))) AS unlike");
            default:
                return await Count($"SELECT count(*) FROM t WHERE ({pair.First}) IS DISTINCT FROM ({pair.Second})");
        }
    }

    private async Task<T> InVain<T>(Func<Task<T>> act)
    {
        await Run("BEGIN");
        try
        {
            return await act();
        }
        finally
        {
            await Run("ROLLBACK");
        }
    }

    private async Task<long> Count(string sql) => Convert.ToInt64(await Ask(sql), CultureInfo.InvariantCulture);

    private async Task Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> Ask(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
