using Npgsql;
using Plumbline.Databases.Shadow;
using Xunit;

namespace Plumbline.Databases.Tests.Shadow;

public class ShadowDatabaseTests
{
    private static async Task<object?> AskAsync(ShadowDatabase database, string question)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync();
    }

    [ServerFact]
    public async Task A_fresh_database_is_empty_and_speaks_UTF8()
    {
        await using var database = await Server.FreshAsync();
        Assert.Equal(0L, await AskAsync(database, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        Assert.Equal("UTF8", await AskAsync(database, "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"));
        Assert.StartsWith(ShadowDatabase.Prefix, database.Name);
    }

    [ServerFact]
    public async Task A_disposed_database_is_gone_even_with_somebody_connected()
    {
        var server = await Server.Shared;
        var database = await ShadowDatabase.Create(server);
        await using var visitor = await database.OpenAsync();
        await database.DisposeAsync();
        var left = await server.Admin.UseAsync(async c => await new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{database.Name}'", c).ExecuteScalarAsync(), default);
        Assert.Equal(0L, left);
    }

    [ServerFact]
    public async Task A_database_made_from_another_holds_what_that_one_holds()
    {
        await using var template = await Server.FreshAsync("CREATE TABLE made_before (a int)");
        await using var copy = await ShadowDatabase.Create(await Server.Shared, template);
        Assert.Equal(1L, await AskAsync(copy, "SELECT count(*) FROM pg_class WHERE relname = 'made_before'"));
    }
}
