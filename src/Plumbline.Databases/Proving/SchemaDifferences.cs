using Plumbline.Model;

namespace Plumbline.Databases.Proving;

/// <summary>What tells two schemas apart, one line each: object, facet, both values.</summary>
public static class SchemaDifferences
{
    /// <param name="touched">Only these objects; null for all.</param>
    public static IReadOnlyList<string> Between(Catalog meant, Catalog found, string meantIs, string foundIs, IReadOnlySet<ObjectId>? touched = null)
    {
        var lines = new List<string>();
        foreach (var subject in Catalog.Sorted(meant.Objects))
        {
            if (touched is not null && !touched.Contains(subject.Id())) continue;
            if (found.Find(subject.Id()) is not { } other)
            {
                if (!IsGiven(subject)) lines.Add($"{subject.Id()} is missing in {foundIs}");
                continue;
            }
            foreach (var facet in subject.Kind.Compare(subject, other))
                if (facet.Weight != FacetWeight.Information && !IsUnsaid(subject, other, facet)) lines.Add($"{subject.Id()} {facet}: {facet.Read(subject) ?? "none"} in {meantIs}, {facet.Read(other) ?? "none"} in {foundIs}");
        }
        foreach (var subject in Catalog.Sorted(found.Objects))
            if ((touched is null || touched.Contains(subject.Id())) && !meant.Contains(subject.Id()) && !IsGiven(subject)) lines.Add($"{subject.Id()} is only in {foundIs}");
        return lines;
    }

    /// <summary>What a server adds where no statement said it: the version, schema and comment of an extension.</summary>
    private static bool IsUnsaid(SchemaObject one, SchemaObject other, Facet facet) => one is Extension && (facet.Read(one) is null || facet.Read(other) is null);

    /// <summary>The schema that every database brings along.</summary>
    private static bool IsGiven(SchemaObject subject) => subject is Schema { Name.Name: "public" };
}
