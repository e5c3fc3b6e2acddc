using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>Looking into JSON whose members may be absent or null.</summary>
internal static class DrizzleJson
{
    extension(JsonElement json)
    {
        public string? Word(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        public bool Flag(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

        public JsonElement? Part(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

        /// <summary>A value as SQL: texts are SQL already, numbers and truth values are themselves, what is deeper is JSON.</summary>
        public string? Sql(string name) => json.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object or JsonValueKind.Array => DrizzleSql.Text(value.GetRawText()),
            _ => value.GetRawText(),
        } : null;

        public EquatableArray<string> Words(string name) => json.Items(name).Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).ToEquatableArray();

        public IEnumerable<JsonElement> Items(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

        public IEnumerable<(string Name, JsonElement Value)> Entries(string name) => json.Part(name) is { } part ? part.Entries() : [];

        public IEnumerable<(string Name, JsonElement Value)> Entries() => json.EnumerateObject().Select(p => (p.Name, p.Value));
    }
}

/// <summary>Where names stand in a snapshot's text: each is looked for behind the one before it.</summary>
internal sealed class DrizzlePlaces(SourceText file)
{
    private int _from;

    /// <summary>A table's key; what is asked for next stands inside it.</summary>
    public Origin Enter(string key)
    {
        var at = file.Text.IndexOf($"\"{key}\":", _from, StringComparison.Ordinal);
        if (at >= 0) _from = at;
        return file.At(Math.Max(0, at));
    }

    public Origin Of(string key) => file.At(Math.Max(0, file.Text.IndexOf($"\"{key}\":", _from, StringComparison.Ordinal)));

    /// <summary>The next entity of this name in a list of them.</summary>
    public Origin Next(string? name)
    {
        var at = name is null ? -1 : file.Text.IndexOf($"\"{name}\"", _from, StringComparison.Ordinal);
        return file.At(Math.Max(0, at));
    }
}
