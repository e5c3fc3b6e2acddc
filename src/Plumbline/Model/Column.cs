namespace Plumbline.Model;

/// <summary>GENERATED … AS IDENTITY. Sequence options as written in canonical form, null when all are the defaults.</summary>
public sealed record Identity(bool Always, string? Options = null)
{
    public override string ToString() => (Always ? "always" : "by default") + (Options is null ? "" : $" ({Options})");
}

/// <summary>GENERATED ALWAYS AS (…) STORED or VIRTUAL.</summary>
public sealed record Generated(SqlExpression Expression, bool Stored)
{
    public override string ToString() => $"({Expression}) {(Stored ? "stored" : "virtual")}";
}

/// <summary>A column of a table (manual 5.1).</summary>
public sealed record Column(ObjectName Name, SqlType Type) : SchemaObject(Name)
{
    public static readonly Facet<Column> TypeFacet = new("type", c => c.Type.ToString(), (own, from) => own with { Type = from.Type });
    public static readonly Facet<Column> NotNullFacet = new("not null", c => !c.NotNull ? null : c.NotNullNotValid ? "not null not valid" : "not null", (own, from) => own with { NotNull = from.NotNull, NotNullNotValid = from.NotNullNotValid, NotNullName = from.NotNullName });
    public static readonly Facet<Column> DefaultFacet = new("default", c => c.Default?.Text, (own, from) => own with { Default = from.Default }) { Printed = true };
    public static readonly Facet<Column> IdentityFacet = new("identity", c => c.Identity?.ToString(), (own, from) => own with { Identity = from.Identity });
    public static readonly Facet<Column> GeneratedFacet = new("generated", c => c.Generated?.ToString(), (own, from) => own with { Generated = from.Generated }) { Printed = true };
    public static readonly Facet<Column> CollationFacet = new("collation", c => c.Collation, (own, from) => own with { Collation = from.Collation });
    public static readonly Facet<Column> StorageFacet = new("storage", c => c.Storage, (own, from) => own with { Storage = from.Storage }, FacetWeight.Small);
    public static readonly Facet<Column> CompressionFacet = new("compression", c => c.Compression, (own, from) => own with { Compression = from.Compression }, FacetWeight.Small);
    public static readonly Facet<Column> StatisticsFacet = new("statistics target", c => c.Statistics?.ToString(), (own, from) => own with { Statistics = from.Statistics }, FacetWeight.Small);
    public static readonly Facet<Column> OptionsFacet = new("options", c => c.Options.IsEmpty ? null : c.Options.ToString(), (own, from) => own with { Options = from.Options }, FacetWeight.Small);
    public static readonly Facet<Column> OnConflictFacet = new("on conflict", c => c.OnConflict, (own, from) => own with { OnConflict = from.OnConflict });
    public static readonly Facet<Column> PositionFacet = new("position", c => c.Position.ToString(), (own, from) => own with { Position = from.Position }, FacetWeight.Information);

    public static readonly Kind<Column> OfKind = new("column",
        TypeFacet, NotNullFacet, DefaultFacet, IdentityFacet, GeneratedFacet, CollationFacet, StorageFacet, CompressionFacet, StatisticsFacet, OptionsFacet, OnConflictFacet, PositionFacet);

    public override Kind Kind => OfKind;

    public bool NotNull { get; init; }
    public SqlExpression? Default { get; init; }
    public Identity? Identity { get; init; }
    public Generated? Generated { get; init; }

    /// <summary>null for the type's own collation.</summary>
    public string? Collation { get; init; }

    /// <summary>plain, external, extended or main, when it is not the type's own.</summary>
    public string? Storage { get; init; }

    public string? Compression { get; init; }
    public int? Statistics { get; init; }

    /// <summary>Attribute options as <c>name=value</c>, sorted.</summary>
    public EquatableArray<string> Options { get; init; }

    /// <summary>The name of its not-null constraint when one was given (PostgreSQL 18 keeps them).</summary>
    public string? NotNullName { get; init; }

    /// <summary>NOT NULL … NOT VALID (PostgreSQL 18): new rows must have a value, old ones were never looked at.</summary>
    public bool NotNullNotValid { get; init; }

    /// <summary>What becomes of a row without a value, when it is not simply refused: <c>rollback</c>, <c>fail</c>, <c>ignore</c> or <c>replace</c> (SQLite, "The ON CONFLICT Clause").</summary>
    public string? OnConflict { get; init; }

    /// <summary>It came from a parent table and was not declared here as well: it goes when the parent's column goes.</summary>
    public bool Inherited { get; init; }

    /// <summary>Where it stands among its table's columns; grows, may have gaps.</summary>
    public int Position { get; init; }

    /// <summary>What the type, the default and the generation expression need: enum types, domains, sequences, functions, as far as they are user objects.</summary>
    public EquatableArray<ObjectId> Needs { get; init; }

    public override ObjectId? Parent() => TableOf();
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
