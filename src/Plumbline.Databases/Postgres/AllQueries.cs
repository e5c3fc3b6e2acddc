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
        new EnumTypesQuery(),
        new DomainsQuery(),
        new DomainChecksQuery(),
        new CompositeTypesQuery(),
        new RangeTypesQuery(),
        new ColumnsQuery(),
        new SequencesQuery(),
        new OperatorClassesQuery(),
        new IndexColumnsQuery(),
        new IndexesQuery(),
        new ConstraintsQuery(),
        new FunctionsQuery(),
        new AggregatesQuery(),
        new ViewsQuery(),
        new TriggersQuery(),
        new EventTriggersQuery(),
        new PoliciesQuery(),
        new RulesQuery(),
        new PublicationsQuery(),
        new StatisticsQuery(),
        new GrantsQuery(),
        new DefaultPrivilegesQuery(),
        new DependenciesQuery(),
        new NotModelledQuery(),
        new TableStatisticsQuery(),
        new IndexScansQuery(),
        new NullFractionsQuery(),
        new SequencePositionsQuery(),
    ];
}
