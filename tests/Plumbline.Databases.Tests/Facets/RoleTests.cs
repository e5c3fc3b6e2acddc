using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Facets;

/// <summary>A role that may do nothing but connect reads the same schema as the superuser.</summary>
public class RoleTests
{
    [ServerFact]
    public async Task A_role_without_any_grant_gets_the_same_schema()
    {
        await using var database = await Server.FreshAsync();
        foreach (var kind in FacetTests.Labels())
            await RunAsync(database, kind);
        var whole = await database.ReadAsync();
        var seen = await AsNobodyAsync(database, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        Assert.True(whole.Catalog.Count > 60, $"only {whole.Catalog.Count} objects");
        Assert.Equal("", string.Join('\n', CatalogDifferences.Between(whole.Catalog, seen.Catalog).Where(d => !d.Contains("on schema public"))));
        Assert.Empty(seen.NotRead.Except(whole.NotRead));
    }

    [ServerFact]
    public async Task A_closed_system_catalog_is_listed_and_the_rest_is_read()
    {
        await using var database = await Server.FreshAsync("CREATE TABLE t (a integer PRIMARY KEY)");
        var seen = await AsNobodyAsync(database, "REVOKE ALL ON pg_catalog.pg_event_trigger FROM PUBLIC");
        Assert.Contains(seen.Catalog.Objects, o => o is Table);
        Assert.Contains(seen.NotRead, n => n.Why.Contains("pg_event_trigger"));
    }

    private static async Task<DatabaseSnapshot> AsNobodyAsync(ShadowDatabase database, string revoke)
    {
        await using var connection = await database.OpenAsync();
        var role = $"plumbline_nobody_{Environment.ProcessId}";
        await RunAsync(connection, $"DROP ROLE IF EXISTS {role}", $"CREATE ROLE {role}", revoke, $"SET ROLE {role}");
        try
        {
            var seen = await Introspection.ReadAsync(connection);
            Assert.Equal(role, seen.Facts.Role);
            return seen;
        }
        finally
        {
            await RunAsync(connection, "RESET ROLE", $"DROP ROLE {role}");
        }
    }

    /// <summary>The first state of every facet case, in a schema of its own.</summary>
    private static async Task RunAsync(ShadowDatabase database, string kind)
    {
        var given = FacetCase.Read(kind).Steps.Where(s => s.WhyNone is null).TakeWhile(s => s.Name is FacetCase.Given or FacetCase.Appears).Select(s => s.Sql).Where(s => s.Length > 0);
        var schema = $"of_{kind.Replace(' ', '_')}";
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, [$"CREATE SCHEMA {schema}", $"SET search_path = {schema}, public", .. given]);
    }

    private static async Task RunAsync(NpgsqlConnection connection, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
