using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Xunit;

namespace Plumbline.Tests.Replay;

/// <summary>A generated column is published by name from 18 on, and only when it is stored (manual, CREATE PUBLICATION).</summary>
public class PublicationColumnsTests
{
    [Theory]
    [InlineData(15, "STORED", "42P10")]
    [InlineData(17, "STORED", "42P10")]
    [InlineData(18, "STORED", null)]
    [InlineData(18, "VIRTUAL", "42P10")]
    public void A_generated_column_in_a_list(int version, string kind, string? refused)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = version };
        var done = PostgresDialect.Instance.Execute(new SourceText("t", "t.sql", $"CREATE TABLE t (a integer PRIMARY KEY, b integer GENERATED ALWAYS AS (a * 2) {kind}); CREATE PUBLICATION p FOR TABLE t (a, b);"), builder);
        Assert.Equal(refused, done.Statements[^1].Refused?.SqlState);
    }
}
