using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>A source's catalog, object by object and facet by facet.</summary>
public static class CatalogJson
{
    internal static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Source source)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", JsonReport.Version);
            json.WriteString("source", source.Name);
            json.WriteString("dialect", source.Dialect);
            json.WriteString("fingerprint", source.Catalog.Fingerprint());
            json.WriteStartArray("objects");
            var objects = source.Catalog.Objects.ToList();
            objects.Sort(Differ.Compare);
            foreach (var subject in objects) WriteObject(json, subject, source);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteObject(Utf8JsonWriter json, SchemaObject subject, Source source)
    {
        json.WriteStartObject();
        json.WriteString("kind", subject.Kind.Label);
        json.WriteString("object", subject.Name.ToString());
        if (source.ModelNames.TryGetValue(subject.Id(), out var own)) json.WriteString("model", own.ToString());
        if (subject.Refused is not null) json.WriteString("refused", subject.Refused);
        if (subject.Origin.Here.File is not null) json.WriteString("at", subject.Origin.Here.ToString());
        json.WriteStartObject("facets");
        foreach (var facet in subject.Kind.Facets)
            if (facet.Read(subject) is { } value) json.WriteString(facet.Name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
