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
        await using var connection = await database.OpenAsync();
        var role = $"plumbline_nobody_{Environment.ProcessId}";
        await RunAsync(connection, $"DROP ROLE IF EXISTS {role}", $"CREATE ROLE {role}", "REVOKE ALL ON SCHEMA public FROM PUBLIC", $"SET ROLE {role}");
        try
        {
            var seen = await Introspection.ReadAsync(connection);
            Assert.Equal(role, seen.Facts.Role);
            Assert.True(whole.Catalog.Count > 60, $"only {whole.Catalog.Count} objects");
            var revoked = whole.Catalog.Objects.OfType<Grant>().Where(g => g.On.Kind == Schema.OfKind && g.On.Name.Name == "public").Aggregate(whole.Catalog, (c, g) => c.Without(g.Id()));
            Assert.Equal("", string.Join('\n', CatalogDifferences.Between(revoked, seen.Catalog).Where(d => !d.Contains("on schema public"))));
            Assert.Empty(seen.NotRead.Except(whole.NotRead));
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
