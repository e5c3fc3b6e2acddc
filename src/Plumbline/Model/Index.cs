namespace Plumbline.Model;

/// <summary>
/// One key of an index: a column by its name, or an expression in canonical form. Collation and operator class are null when they are the defaults.
/// </summary>
public sealed record IndexKey(string? Column, SqlExpression? Expression = null, string? Collation = null, string? OperatorClass = null, bool Descending = false, bool? NullsFirst = null)
{
    public override string ToString()
    {
        var text = Column ?? $"({Expression})";
        if (Collation is not null) text += $" collate {Collation}";
        if (OperatorClass is not null) text += $" {OperatorClass}";
        if (Descending) text += " desc";
        if (NullsFirst is { } first && first != Descending) text += first ? " nulls first" : " nulls last";
        return text;
    }
}

/// <summary>An index that is not behind a constraint (manual, CREATE INDEX).</summary>
public sealed record Index(ObjectName Name, EquatableArray<IndexKey> Keys) : SchemaObject(Name)
{
    public static readonly Facet<Index> KeysFacet = new("keys", i => i.Keys.ToString(), (own, from) => own with { Keys = from.Keys }) { Printed = true };
    public static readonly Facet<Index> UniqueFacet = new("unique", i => i.Unique ? "unique" : null, (own, from) => own with { Unique = from.Unique });
    public static readonly Facet<Index> MethodFacet = new("method", i => i.Method == "btree" ? null : i.Method, (own, from) => own with { Method = from.Method });
    public static readonly Facet<Index> PredicateFacet = new("predicate", i => i.Predicate?.Text, (own, from) => own with { Predicate = from.Predicate }) { Printed = true };
    public static readonly Facet<Index> IncludeFacet = new("include", i => i.Include.IsEmpty ? null : i.Include.ToString(), (own, from) => own with { Include = from.Include });
    public static readonly Facet<Index> NullsNotDistinctFacet = new("nulls not distinct", i => i.NullsNotDistinct ? "nulls not distinct" : null, (own, from) => own with { NullsNotDistinct = from.NullsNotDistinct });
    public static readonly Facet<Index> PartitionOfFacet = new("partition of", i => i.PartitionOf?.ToString(), (own, from) => own with { PartitionOf = from.PartitionOf });
    public static readonly Facet<Index> ValidFacet = new("valid", i => i.Invalid ? "invalid" : null, (own, from) => own with { Invalid = from.Invalid });
    public static readonly Facet<Index> OptionsFacet = new("storage parameters", i => i.Options.IsEmpty ? null : i.Options.ToString(), (own, from) => own with { Options = from.Options }, FacetWeight.Small);
    public static readonly Facet<Index> TablespaceFacet = new("tablespace", i => i.Tablespace, (own, from) => own with { Tablespace = from.Tablespace }, FacetWeight.Small);
    public static readonly Facet<Index> ClusteredFacet = new("clustered", i => i.Clustered ? "clustered" : null, (own, from) => own with { Clustered = from.Clustered }, FacetWeight.Small);
    public static readonly Facet<Index> StatisticsFacet = new("statistics target", i => i.Statistics.IsEmpty ? null : i.Statistics.ToString(), (own, from) => own with { Statistics = from.Statistics }, FacetWeight.Small);

    public static readonly RelationKind<Index> OfKind = new("index",
        KeysFacet, UniqueFacet, MethodFacet, PredicateFacet, IncludeFacet, NullsNotDistinctFacet, PartitionOfFacet, ValidFacet, OptionsFacet, TablespaceFacet, ClusteredFacet, StatisticsFacet);

    public override Kind Kind => OfKind;

    public bool Unique { get; init; }
    public string Method { get; init; } = "btree";
    public SqlExpression? Predicate { get; init; }
    public EquatableArray<string> Include { get; init; }
    public bool NullsNotDistinct { get; init; }

    /// <summary>The index of the partitioned table that this one is attached to.</summary>
    public ObjectName? PartitionOf { get; init; }

    /// <summary>Built CONCURRENTLY and failed, or on ONLY a partitioned table with partitions missing.</summary>
    public bool Invalid { get; init; }

    public EquatableArray<string> Options { get; init; }
    public string? Tablespace { get; init; }
    public bool Clustered { get; init; }

    /// <summary><c>column number=target</c>, sorted.</summary>
    public EquatableArray<string> Statistics { get; init; }

    /// <summary>The table's columns that keys, include and predicate name: dropping one drops the index.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>The keys' names joined, as the server does it to make up a name.</summary>
    public string? Calls { get; init; }

    /// <summary>On a materialized view rather than a table.</summary>
    public bool OnMaterializedView { get; init; }

    /// <summary>The columns of its keys, where all of them are columns.</summary>
    public EquatableArray<string>? PlainColumns() => Keys.All(k => k.Column is not null) ? Keys.Select(k => k.Column!) : null;

    public override ObjectId? Parent() => OnMaterializedView ? new(MaterializedView.OfKind, Name.OfTable()) : TableOf();
    public override EquatableArray<string> Over() => Columns;

    /// <summary>The user's functions that expressions and predicate call.</summary>
    public EquatableArray<ObjectId> Needs { get; init; }

    public override EquatableArray<ObjectId> DependsOn() => PartitionOf is null ? Needs : Needs.Add(new(OfKind, PartitionOf));
}
