using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Reports;

namespace Plumbline.Databases.Proving;

/// <summary>A schema made on an empty database without any migration.</summary>
internal static class DirectSchema
{
    /// <summary>Makes it, statement by statement.</summary>
    /// <returns>Null when all of it was made; else the first statement that was refused, and why.</returns>
    public static async Task<string?> MakeAsync(NpgsqlConnection connection, Catalog schema, EquatableArray<string> assume, CancellationToken cancel)
    {
        var platform = await PrepareAsync(connection, assume, cancel).ConfigureAwait(false);
        var own = platform.Objects.Where(o => schema.Contains(o.Id())).Aggregate(schema.WithoutRefused(), (catalog, o) => catalog.Without(o.Id()));
        foreach (var statement in CatalogSql.Statements(own, PostgresDialect.Instance))
        {
            try
            {
                await SendAsync(connection, statement, cancel).ConfigureAwait(false);
            }
            catch (PostgresException fault)
            {
                return $"{fault.SqlState} {fault.MessageText}: {(statement.Length > 120 ? $"{statement[..120]} …" : statement).ReplaceLineEndings(" ")}";
            }
        }
        return null;
    }

    /// <summary>What a platform's database has before anybody's first statement; made on an empty one, and told.</summary>
    public static async Task<Catalog> PrepareAsync(NpgsqlConnection connection, EquatableArray<string> assume, CancellationToken cancel)
    {
        if (!assume.Contains("supabase")) return Catalog.Empty;
        foreach (var statement in PlatformStubs.For(Catalog.Empty)) await SendAsync(connection, statement, cancel).ConfigureAwait(false);
        foreach (var extension in (IEnumerable<string>)["uuid-ossp", "pgcrypto"])
            await SendAsync(connection, $"DO $$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = '{extension}') THEN CREATE EXTENSION IF NOT EXISTS \"{extension}\" SCHEMA extensions; END IF; END $$", cancel).ConfigureAwait(false);
        return (await Introspection.ReadAsync(connection, cancel: cancel, statistics: false).ConfigureAwait(false)).Catalog;
    }

    /// <summary>An empty database, or a copy of one. What is set for a database is not copied with it, and a platform sets the search path.</summary>
    public static async Task<ShadowDatabase> CreateAsync(ShadowServer server, ShadowDatabase? template, EquatableArray<string> assume, CancellationToken cancel)
    {
        var database = await ShadowDatabase.Create(server, template, cancel).ConfigureAwait(false);
        if (assume.Contains("supabase")) await server.Admin.RunAsync($"ALTER DATABASE {database.Name} SET search_path = \"$user\", public, extensions", cancel).ConfigureAwait(false);
        return database;
    }

    /// <summary>The schema of a database, as it is.</summary>
    public static async Task<Catalog> ReadAsync(ShadowDatabase database, CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false)) return (await Introspection.ReadAsync(connection, cancel: cancel, statistics: false).ConfigureAwait(false)).Catalog;
    }

    private static async Task SendAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
