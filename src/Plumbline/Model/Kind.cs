namespace Plumbline.Model;

/// <summary>How much a difference in a facet matters: <see cref="Small"/> ones are told but are no structural drift.</summary>
public enum FacetWeight { Structural, Small, Information }

/// <summary>
/// One comparable aspect of an object, read as its canonical text; null means "not set".
/// Facets are static fields of their kind's record, never string literals.
/// </summary>
public abstract class Facet(string name, FacetWeight weight)
{
    public string Name => name;
    public FacetWeight Weight => weight;
    public abstract string? Read(SchemaObject subject);

    /// <summary>Whether the text is an expression or query, which a server keeps parsed and prints in its own spelling: two texts may differ and mean the same.</summary>
    public abstract bool IsPrinted(SchemaObject subject);

    /// <summary>The object with this facet as another of its kind has it.</summary>
    public abstract SchemaObject Take(SchemaObject subject, SchemaObject from);

    public override string ToString() => name;
}

/// <inheritdoc/>
public sealed class Facet<T>(string name, Func<T, string?> read, Func<T, T, T> take, FacetWeight weight = FacetWeight.Structural) : Facet(name, weight) where T : SchemaObject
{
    /// <summary>Whether it is an expression or query.</summary>
    public bool Printed { get; init; }

    /// <summary>For a facet that is an expression in some objects only.</summary>
    public Func<T, bool>? PrintedWhen { get; init; }

    public override bool IsPrinted(SchemaObject subject) => Printed && (PrintedWhen is null || PrintedWhen((T)subject));

    public override string? Read(SchemaObject subject) => read((T)subject);

    public override SchemaObject Take(SchemaObject subject, SchemaObject from) => take((T)subject, (T)from);
}

/// <summary>
/// What sort of thing an object is. Comparing, fingerprinting, rename matching, the truth table and the reports
/// work on a kind's facets and know no kind by name.
/// </summary>
public abstract class Kind
{
    private static int _next;

    private protected Kind(Type of, string label, bool isRelation, IEnumerable<Facet> facets)
    {
        Of = of;
        Label = label;
        IsRelation = isRelation;
        Facets = [.. facets, SchemaObject.CommentFacet, SchemaObject.OwnerFacet];
        Ordinal = Interlocked.Increment(ref _next);
    }

    /// <summary>PostgreSQL's word, singular: <c>table</c>, <c>foreign key</c>, …</summary>
    public string Label { get; }

    /// <summary>Its name lives in pg_class, shared by tables, indexes, views, sequences and composite types (PostgreSQL manual 5.10, "Schemas").</summary>
    public bool IsRelation { get; }

    public IReadOnlyList<Facet> Facets { get; }

    internal int Ordinal { get; }

    /// <summary>The record of such objects.</summary>
    internal Type Of { get; }

    /// <summary>The facets in which two objects of this kind differ.</summary>
    public IEnumerable<Facet> Compare(SchemaObject before, SchemaObject after)
    {
        if (before.Equals(after)) yield break;
        foreach (var facet in Facets)
            if (facet.Read(before) != facet.Read(after)) yield return facet;
    }

    public override string ToString() => Label;
}

/// <inheritdoc/>
public sealed class Kind<T>(string label, params Facet<T>[] facets) : Kind(typeof(T), label, false, facets) where T : SchemaObject;

/// <summary>A kind whose names live in pg_class.</summary>
public sealed class RelationKind<T>(string label, params Facet<T>[] facets) : Kind(typeof(T), label, true, facets) where T : SchemaObject;
