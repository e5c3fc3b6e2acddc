namespace Plumbline.Databases.Postgres;

/// <summary>
/// Every question, in the order in which they are answered: first what others refer to by OID, then what stands on it.
/// Comments come before the objects that they speak of.
/// </summary>
internal static class AllQueries
{
    public static readonly CatalogQuery[] List =
    [
        new SessionQuery(),
        new RolesQuery(),
        new MembersQuery(),
        new CommentsQuery(),
        new SchemasQuery(),
        new ExtensionsQuery(),
    ];
}
