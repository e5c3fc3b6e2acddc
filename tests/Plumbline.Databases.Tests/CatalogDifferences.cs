using Plumbline.Model;

namespace Plumbline.Databases.Tests;

/// <summary>What tells two catalogs apart, one line each: objects that only one has, and facets that differ.</summary>
internal static class CatalogDifferences
{
    public static IEnumerable<string> Between(Catalog replayed, Catalog read)
    {
        foreach (var subject in Catalog.Sorted(replayed.Objects))
        {
            if (read.Find(subject.Id()) is not { } other) yield return $"only replayed: {Shown(subject)}";
            else
                foreach (var facet in subject.Kind.Compare(subject, other))
                    if (facet.Weight != FacetWeight.Information && !IsUnsaid(subject, facet)) yield return $"{subject.Id()} {facet}: replayed {facet.Read(subject) ?? "-"} | read {facet.Read(other) ?? "-"}";
        }
        foreach (var subject in Catalog.Sorted(read.Objects))
            if (!replayed.Contains(subject.Id())) yield return $"only read: {Shown(subject)}";
    }

    /// <summary>What a server adds where no statement said it: the version and schema of an extension, and the comment it brings.</summary>
    private static bool IsUnsaid(SchemaObject replayed, Facet facet) => replayed is Extension && facet.Read(replayed) is null;

    private static string Shown(SchemaObject subject) =>
        string.Join("; ", subject.Kind.Facets.Where(f => f.Read(subject) is not null).Select(f => $"{f}: {f.Read(subject)}").Prepend(subject.Id().ToString()));
}
