using System.Buffers;
using System.Text;
using System.Text.Json;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>What changes from one source to another, for machines.</summary>
public static class DiffJson
{
    public static string Write(Source before, Source after)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, CatalogJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", JsonReport.Version);
            json.WriteString("before", before.Name);
            json.WriteString("after", after.Name);
            json.WriteStartArray("changes");
            foreach (var change in SourceChanges.Of(before, after)) WriteChange(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteChange(Utf8JsonWriter json, Change change)
    {
        var (word, before, after, facets) = change switch
        {
            Change.Added added => ("added", null, added.After, default),
            Change.Dropped dropped => ("dropped", dropped.Before, null, default),
            Change.Altered altered => ("altered", altered.Before, altered.After, altered.Facets),
            Change.Renamed renamed => ("renamed", renamed.Before, renamed.After, renamed.Facets),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        json.WriteStartObject();
        json.WriteString("change", word);
        json.WriteString("kind", change.Subject().Kind.Label);
        json.WriteString("object", change.Subject().Name.ToString());
        if (change is Change.Renamed renames)
        {
            json.WriteString("was", renames.Before.Name.ToString());
            json.WriteNumber("confidence", Math.Round(renames.Confidence, 2));
        }
        json.WriteString("beforeAt", Place(before));
        json.WriteString("afterAt", Place(after));
        json.WriteStartObject("facets");
        if (before is not null && after is not null)
            foreach (var facet in facets) WriteFacet(json, facet, facet.Read(before), facet.Read(after));
        else
            foreach (var facet in change.Subject().Kind.Facets)
                if (facet.Weight != FacetWeight.Information && facet.Read(change.Subject()) is { } value) WriteFacet(json, facet, before is null ? null : value, after is null ? null : value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFacet(Utf8JsonWriter json, Facet facet, string? before, string? after)
    {
        json.WriteStartObject(facet.Name);
        json.WriteString("before", before);
        json.WriteString("after", after);
        json.WriteEndObject();
    }

    private static string? Place(SchemaObject? subject) => subject is { Origin.Here.File: not null } ? subject.Origin.Here.ToString() : null;
}
