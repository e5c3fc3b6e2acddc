namespace Plumbline.Model;

/// <summary>A table in a publication, with its column list and row filter.</summary>
public sealed record PublishedTable(ObjectName Table, EquatableArray<string> Columns = default, SqlExpression? Where = null)
{
    public override string ToString() => $"{Table}{(Columns.IsEmpty ? "" : $" ({Columns})")}{(Where is null ? "" : $" where ({Where})")}";
}

/// <summary>A publication of logical replication (manual 31.1).</summary>
public sealed record Publication(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<Publication> AllTablesFacet = new("all tables", p => p.AllTables ? "all tables" : null, (own, from) => own with { AllTables = from.AllTables });
    public static readonly Facet<Publication> TablesFacet = new("tables", p => p.Tables.IsEmpty ? null : p.Tables.ToString(), (own, from) => own with { Tables = from.Tables }) { Printed = true };
    public static readonly Facet<Publication> SchemasFacet = new("schemas", p => p.Schemas.IsEmpty ? null : p.Schemas.ToString(), (own, from) => own with { Schemas = from.Schemas });
    public static readonly Facet<Publication> OptionsFacet = new("options", p => p.Options.IsEmpty ? null : p.Options.ToString(), (own, from) => own with { Options = from.Options });

    public static readonly Kind<Publication> OfKind = new("publication", AllTablesFacet, TablesFacet, SchemasFacet, OptionsFacet);

    public override Kind Kind => OfKind;

    public bool AllTables { get; init; }

    /// <summary>Sorted by table name.</summary>
    public EquatableArray<PublishedTable> Tables { get; init; }

    public EquatableArray<string> Schemas { get; init; }
    public EquatableArray<string> Options { get; init; }

    public override EquatableArray<ObjectId> DependsOn() => Tables.Select(t => new ObjectId(Table.OfKind, t.Table));
}
