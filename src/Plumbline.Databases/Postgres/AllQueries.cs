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
        new CollationsQuery(),
        new TypesQuery(),
        new RelationsQuery(),
        new InheritanceQuery(),
        // types of the user stand here, so that columns find them
        new SequencesQuery(),
        new ColumnsQuery(),
        new OperatorClassesQuery(),
        new IndexColumnsQuery(),
        new IndexesQuery(),
        new ConstraintsQuery(),
        // functions, views, triggers and what else stands on tables
        new DependsQuery(),
    ];
}
