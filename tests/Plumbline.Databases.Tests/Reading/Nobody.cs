using Npgsql;

namespace Plumbline.Databases.Tests.Reading;

/// <summary>Makes a connection that of a role without any right, until disposed.</summary>
internal sealed class Nobody : IAsyncDisposable
{
    private static int s_made;
    private readonly NpgsqlConnection _connection;
    private readonly string _name = $"plumbline_nobody_{Environment.ProcessId}_{Interlocked.Increment(ref s_made)}";

    private Nobody(NpgsqlConnection connection) => _connection = connection;

    public static async Task<Nobody> BecomeAsync(NpgsqlConnection connection)
    {
        var role = new Nobody(connection);
        await role.RunAsync($"CREATE ROLE {role._name}; SET ROLE {role._name}");
        return role;
    }

    public async ValueTask DisposeAsync() => await RunAsync($"RESET ROLE; DROP ROLE {_name}");

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
