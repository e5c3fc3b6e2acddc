using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tests.Reading;

/// <summary>A system catalog that is closed to the role: what comes from it is unknown, never missing.</summary>
public class ClosedCatalogTests
{
    private static async Task<DatabaseSnapshot> ReadAsync(string closed)
    {
        await using var database = await Server.FreshAsync("CREATE TABLE t (a integer PRIMARY KEY); COMMENT ON TABLE t IS 'said'; CREATE POLICY p ON t");
        await database.RunAsync($"REVOKE ALL ON pg_catalog.{closed} FROM PUBLIC");
        await using var connection = await database.OpenAsync();
        await using var role = await Nobody.BecomeAsync(connection);
        return await Introspection.ReadAsync(connection);
    }

    private static Voice VoiceOf(DatabaseSnapshot snapshot) => LiveDatabase.Of("production", "postgres", "", snapshot.Catalog, snapshot.Facts, new()).Voice;

    [ServerFact]
    public async Task Kinds_that_come_from_it_are_not_denied()
    {
        var snapshot = await ReadAsync("pg_policy");
        var policy = new Policy(new("public", "p", "t"));
        Assert.Null(snapshot.Catalog.Find(policy.Id()));
        Assert.False(VoiceOf(snapshot).CouldState(policy));
        Assert.True(VoiceOf(snapshot).CouldState(new Table(new("public", "t"))));
        Assert.Contains(snapshot.NotRead, n => n.What == "policies" && n.Why.Contains("pg_policy"));
    }

    [ServerFact]
    public async Task Facets_that_come_from_it_are_not_denied()
    {
        var snapshot = await ReadAsync("pg_description");
        var table = (Table)snapshot.Catalog.Find(new(Table.OfKind, new("public", "t")))!;
        Assert.Null(table.Comment);
        Assert.False(VoiceOf(snapshot).CouldState(table, SchemaObject.CommentFacet));
        Assert.True(VoiceOf(snapshot).CouldState(table, Table.RowSecurityFacet));
    }

    [ServerFact]
    public async Task Without_columns_nothing_can_be_said()
    {
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync("pg_attribute"));
        Assert.Equal(FailureReason.NotPermitted, fault.Reason);
        Assert.Equal("42501", fault.SqlState);
        Assert.Contains("pg_attribute", fault.Message);
    }
}
