using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>What happened between two catalogs. Knows facets, not kinds.</summary>
public static class Differ
{
    /// <summary>A rename is taken for one from here on; below, it is an add and a drop.</summary>
    public const double Believed = 0.5;

    /// <summary>The changes that lead from <paramref name="before"/> to <paramref name="after"/>, in the order of kind and name.</summary>
    public static EquatableArray<Change> Compare(Catalog before, Catalog after, RenameHints? hints = null)
    {
        if (ReferenceEquals(before, after)) return [];
        var changes = new List<Change>();
        foreach (var pair in Pairing.Of(before, after, hints))
            if (ChangeOf(pair) is { } change) changes.Add(change);
        changes.Sort(static (a, b) => Compare(a.Subject(), b.Subject()));
        return changes.ToEquatableArray();
    }

    /// <summary>The changes between two catalogs in which every object bears the same name: no rename is looked for.</summary>
    public static EquatableArray<Change> ByName(Catalog before, Catalog after)
    {
        if (ReferenceEquals(before, after)) return [];
        var changes = new List<Change>();
        foreach (var id in Catalog.Apart(before, after))
        {
            var (was, now) = (before.Find(id), after.Find(id));
            if (!ReferenceEquals(was, now) && ChangeOf(new(was, now)) is { } change) changes.Add(change);
        }
        changes.Sort(static (a, b) => Compare(a.Subject(), b.Subject()));
        return changes.ToEquatableArray();
    }

    /// <summary>The order in which reports name objects: what belongs to a table stands with it, columns by their position.</summary>
    public static int Compare(SchemaObject a, SchemaObject b)
    {
        var order = string.CompareOrdinal(a.Name.Schema ?? "", b.Name.Schema ?? "");
        if (order == 0) order = string.CompareOrdinal(a.Name.Table ?? a.Name.Name, b.Name.Table ?? b.Name.Name);
        if (order == 0) order = (a.Name.Table is null ? 0 : 1) - (b.Name.Table is null ? 0 : 1);
        if (order == 0) order = (a is Column ? 0 : 1) - (b is Column ? 0 : 1);
        if (order == 0) order = string.CompareOrdinal(a.Kind.Label, b.Kind.Label);
        if (order == 0 && a is Column x && b is Column y) order = x.Position - y.Position;
        return order != 0 ? order : string.CompareOrdinal(a.Name.Name, b.Name.Name);
    }

    private static Change? ChangeOf(Pair pair) => pair switch
    {
        { Lent: true } => null,
        (null, { } after, _) => new Change.Added(after),
        ({ } before, null, _) => new Change.Dropped(before),
        ({ } before, { } after, { } rename) => new Change.Renamed(before, after, Facets(before, after), rename.Confidence),
        ({ } before, { } after, null) when Facets(before, after) is { IsEmpty: false } facets => new Change.Altered(before, after, facets),
        _ => null,
    };

    private static EquatableArray<Facet> Facets(SchemaObject before, SchemaObject after) =>
        ReferenceEquals(before.Kind, after.Kind) ? before.Kind.Compare(before, after).Where(f => f.Weight != FacetWeight.Information).ToEquatableArray() : [];
}
