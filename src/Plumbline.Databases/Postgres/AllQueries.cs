namespace Plumbline.Databases.Postgres;

/// <summary>Every question, in the order in which they are answered.</summary>
public static class AllQueries
{
    public static readonly CatalogQuery[] List =
    [
        new SchemasQuery(),
    ];
}
