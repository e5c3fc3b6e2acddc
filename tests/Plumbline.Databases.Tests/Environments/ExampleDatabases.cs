using System.Security.Cryptography;
using Npgsql;
using Plumbline.Cli;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Databases.Tests.Environments;

/// <summary>Databases of an example or a twin on the test server, made the way the project says, and the project with them at the table.</summary>
internal static class ExampleDatabases
{
    /// <summary>What Supabase hands out and the examples stand on.</summary>
    private const string Platform =
        """
        do $$ begin create role authenticated; exception when duplicate_object or unique_violation then null; end $$;
        create schema auth;
        create function auth.uid() returns uuid language sql stable as $$ select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
        create function auth.role() returns text language sql stable as $$ select nullif(current_setting('request.jwt.claim.role', true), '') $$;
        """;

    private const string PrismaTable =
        """
        create table if not exists "_prisma_migrations" (id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
          logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)
        """;

    public static Task<ShadowDatabase> PlatformAsync() => Server.FreshAsync(Platform);

    /// <summary>A database in which the migrations ran, in the order that works, and are written down as Prisma does it.</summary>
    public static async Task<ShadowDatabase> MigratedAsync(Project project, bool platform, Func<string, bool> runs)
    {
        var database = platform ? await PlatformAsync() : await Server.FreshAsync();
        foreach (var run in project.Sources.Single(s => s.History is not null).History!.Runs)
        {
            var migration = run.Migration;
            if (!runs(migration.Name)) continue;
            await database.RunAsync(migration.Text.Text);
            if (migration.Text.Path.EndsWith("/migration.sql", StringComparison.Ordinal)) await RecordAsync(database, project, migration.Text.Path, migration.Name);
        }
        return database;
    }

    public static async Task<CheckResult> CheckAsync(Project project, params (string Name, ShadowDatabase Database)[] databases)
    {
        foreach (var (name, database) in databases)
        {
            var snapshot = await DatabaseReader.ReadAsync(database.Address, name, Limits.Default);
            var settings = new LiveDatabaseSettings { Assume = project.Assume, Files = project.Sources };
            project = project with { Sources = project.Sources.Add(LiveDatabase.Of(name, "postgres", database.Address.ToString(), snapshot.Catalog, snapshot.Facts, settings)) };
        }
        return Checks.Run(project, new DateOnly(2026, 1, 1));
    }

    /// <summary>For the command line: the server's socket, without a secret.</summary>
    public static async Task<string> UrlAsync(ShadowDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand("select current_user, translate(split_part(current_setting('unix_socket_directories'), ',', 1), chr(34), ''), current_setting('port')", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return $"postgresql://{row.GetString(0)}@localhost:{row.GetString(2)}/{database.Name}?host={Uri.EscapeDataString(row.GetString(1))}";
    }

    public static (int Code, string Output, string Error) Plumb(params string[] args)
    {
        using StringWriter output = new(), error = new();
        return (CommandLine.Run(args, output, error), output.ToString(), error.ToString());
    }

    private static async Task RecordAsync(ShadowDatabase database, Project project, string path, string name)
    {
        var checksum = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(project.Texts[path].Text)));
        await database.RunAsync($"{PrismaTable}; insert into \"_prisma_migrations\" (id, checksum, migration_name, finished_at, applied_steps_count) values (gen_random_uuid(), '{checksum}', '{name}', clock_timestamp(), 1)");
    }
}
