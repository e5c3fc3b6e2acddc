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
        new EnumTypes(), new Domains(), new CompositeTypes(), new RangeTypes(),
        new Views(), new MaterializedViews(),
        new Functions(Routine.Function), new Functions(Routine.Procedure), new Functions(Routine.Aggregate),
        new Triggers(), new Policies(), new RewriteRules(), new EventTriggers(),
        new Statistics(), new Publications(), new Extensions(),
        new Grants(), new DefaultPrivileges(),
        new Schemas(), new Tables(), new Columns(), new PrimaryKeys(), new Uniques(), new ForeignKeys(), new Checks(), new Exclusions(), new Indexes(), new Sequences(),
    ])
    {
    }

    public override Catalog Start() => s_start;

    public override bool HasBuiltInSchema(string name) => name is "pg_catalog" or "information_schema" or Names.TemporarySchema or "pg_toast";

    public override ObjectName? ExtensionType(Catalog catalog, ObjectName written) => ExtensionMembers.Type(catalog, written);

    public override ObjectName? ExtensionRelation(Catalog catalog, ObjectName written) => ExtensionMembers.Relation(catalog, written);

    public override bool HasExtensionSchema(Catalog catalog, string name) => ExtensionMembers.HasSchema(catalog, name);

    public override void Complete(SqlReader sql, CatalogBuilder catalog)
    {
        EnumTypes.CheckNewLabels(catalog);
        KeptNames.Check(sql, catalog);
        DefaultPrivileges.Apply(catalog);
    }

    protected override void Register(Grammar grammar)
    {
        Comments.Register(grammar);
        NotModelled.Register(grammar);
        SessionStatements.Register(grammar);
        TransactionStatements.Register(grammar);
        DataStatements.Register(grammar);
        Maintenance.Register(grammar);
        TableMaintenance.Register(grammar);
    }
}
