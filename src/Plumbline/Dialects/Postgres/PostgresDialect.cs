using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>PostgreSQL 11 to 18.</summary>
public sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    private static readonly Catalog s_start = Catalog.Empty.With(new Schema(new(null, "public")));

    private PostgresDialect() : base("postgres", SqlFlavor.Postgres, "public",
    [
    ])
    {
    }

    public override Catalog Start() => s_start;

    public override bool HasBuiltInSchema(string name) => name is "pg_catalog" or "information_schema" or Names.TemporarySchema or "pg_toast";

    protected override void Register(Grammar grammar)
    {
    }
}
