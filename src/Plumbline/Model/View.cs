namespace Plumbline.Model;

/// <summary>A view (manual, CREATE VIEW). The query is text in one canonical form.</summary>
public sealed record View(ObjectName Name, string Query) : SchemaObject(Name)
{
    public static readonly Facet<View> QueryFacet = new("query", v => v.Query, (own, from) => own with { Query = from.Query, Sql = from.Sql }) { Printed = true };
    public static readonly Facet<View> ColumnsFacet = new("column names", v => v.ColumnNames.IsEmpty ? null : v.ColumnNames.ToString(), (own, from) => own with { ColumnNames = from.ColumnNames });
    public static readonly Facet<View> OptionsFacet = new("options", v => v.Options.IsEmpty ? null : v.Options.ToString(), (own, from) => own with { Options = from.Options });
    public static readonly Facet<View> ColumnCommentsFacet = new("comments of columns", v => ColumnComment.Join(v.ColumnComments), (own, from) => own with { ColumnComments = from.ColumnComments }, FacetWeight.Small);

    public static readonly RelationKind<View> OfKind = new("view", QueryFacet, ColumnsFacet, OptionsFacet, ColumnCommentsFacet);

    public override Kind Kind => OfKind;

    /// <summary>The names given in CREATE VIEW v (a, b); empty when the query names its columns.</summary>
    public EquatableArray<string> ColumnNames { get; init; }

    /// <summary><c>security_invoker=true</c>, <c>security_barrier=true</c>, <c>check_option=local</c>, sorted.</summary>
    public EquatableArray<string> Options { get; init; }

    public bool Temporary { get; init; }

    /// <summary>Sorted by column.</summary>
    public EquatableArray<ColumnComment> ColumnComments { get; init; }

    /// <summary>For writing: the query with every cast as it was written; null when <see cref="Query"/> says it all.</summary>
    public string? Sql { get; init; }

    /// <summary>The relations, columns and functions that the query names.</summary>
    public EquatableArray<ObjectId> Needs { get; init; }

    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
