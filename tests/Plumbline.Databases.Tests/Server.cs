using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;

namespace Plumbline.Databases.Tests;

/// <summary>
/// The one server of a test run: a database is <c>await using var database = await Server.FreshAsync("CREATE TABLE …");</c>.
/// Its major is that of this machine's programs, or what <c>PLUMBLINE_TEST_MAJOR</c> says.
/// </summary>
public static class Server
{
    private static readonly Lazy<Task<ShadowServer>> s_shared = new(() => ShadowServer.Acquire(Settings()));

    /// <summary>The server; a failure that says what was looked for, where there is none.</summary>
    public static Task<ShadowServer> Shared => s_shared.Value;

    public static int? WantedMajor => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_TEST_MAJOR"), out var major) ? major : null;

    /// <summary>Why tests on a server are skipped at a desk; null in CI, where they fail instead.</summary>
    internal static string? WhySkipped { get; } = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : WhyMissing();

    /// <summary>An empty database, or one in which a script ran; dropped when disposed.</summary>
    public static async Task<ShadowDatabase> FreshAsync(string? script = null)
    {
        var database = await ShadowDatabase.Create(await Shared);
        if (script is not null) await database.RunAsync(script);
        return database;
    }

    public static async Task RunAsync(this ShadowDatabase database, string script)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(script, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The database as introspection reads it.</summary>
    public static async Task<DatabaseSnapshot> ReadAsync(this ShadowDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await Introspection.ReadAsync(connection);
    }

    private static ShadowSettings Settings() => ShadowSettings.FromEnvironment() with { Major = WantedMajor };

    private static string? WhyMissing()
    {
        try
        {
            Shared.GetAwaiter().GetResult();
            return null;
        }
        catch (DatabaseException fault)
        {
            Console.Error.WriteLine($"SKIPPED, every test that needs a server: {fault.Message}");
            return fault.Message;
        }
    }
}
