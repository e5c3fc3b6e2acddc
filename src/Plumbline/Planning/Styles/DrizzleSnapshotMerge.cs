using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Planning.Styles;

/// <summary>
/// Drizzle keeps the whole schema beside each migration. A branch's snapshot on top of another branch's is the three-way merge of the two, key by key:
/// tables, columns and the rest stand under their names.
/// </summary>
internal static class DrizzleSnapshotMerge
{
    /// <param name="before">The snapshot that both stand on; null when there is none.</param>
    /// <param name="onto">The other side's last; null when it keeps none.</param>
    /// <param name="clash">What both changed in different ways.</param>
    public static string? Of(string? before, string ours, string? onto, out string? clash)
    {
        clash = null;
        try
        {
            if (onto is null) return ours;
            var (was, here, there) = (before is null ? [] : Root(before), Root(ours), Root(onto));
            var (id, previous) = (here["id"]?.DeepClone(), there["id"]?.DeepClone());
            foreach (var root in (JsonObject[])[was, here, there])
            {
                root.Remove("id");
                root.Remove("prevId");
                // What was renamed last is of one generation alone.
                if (root["_meta"] is JsonObject && root != here) root["_meta"] = was["_meta"]?.DeepClone();
            }
            var merged = new JsonObject { ["id"] = id, ["prevId"] = previous };
            foreach (var (key, value) in Merge(was, here, there, "")) merged[key] = value?.DeepClone();
            return merged.ToJsonString(DrizzleJournal.Json).ReplaceLineEndings("\n");
        }
        catch (JsonException)
        {
            clash = "it is no JSON that could be merged";
        }
        catch (ClashException fault)
        {
            clash = fault.Message;
        }
        return null;
    }

    /// <summary>A snapshot as a folder's first: nothing comes before it. Null when it is no JSON.</summary>
    public static string? First(string snapshot)
    {
        try
        {
            var root = Root(snapshot);
            root["prevId"] = Guid.Empty.ToString();
            return root.ToJsonString(DrizzleJournal.Json).ReplaceLineEndings("\n");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Root(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException();

    private static JsonObject Merge(JsonObject was, JsonObject here, JsonObject there, string path)
    {
        var merged = new JsonObject();
        foreach (var key in there.Select(p => p.Key).Concat(here.Select(p => p.Key)).Distinct())
        {
            var (b, o, t) = (was[key], here[key], there[key]);
            var (inBase, inOurs, inTheirs) = (was.ContainsKey(key), here.ContainsKey(key), there.ContainsKey(key));
            var place = path.Length == 0 ? key : $"{path}.{key}";
            if (inOurs == inTheirs && JsonNode.DeepEquals(o, t)) merged[key] = o?.DeepClone();
            else if (inTheirs == inBase && JsonNode.DeepEquals(t, b)) Put(merged, key, o, inOurs);
            else if (inOurs == inBase && JsonNode.DeepEquals(o, b)) Put(merged, key, t, inTheirs);
            else if (o is JsonObject own && t is JsonObject other) merged[key] = Merge(b as JsonObject ?? [], own, other, place);
            else if (inOurs) merged[key] = o?.DeepClone();
            else throw new ClashException($"{place} is gone here, and changed there");
        }
        return merged;
    }

    private static void Put(JsonObject merged, string key, JsonNode? value, bool isThere)
    {
        if (isThere) merged[key] = value?.DeepClone();
    }

    private sealed class ClashException(string message) : Exception(message);
}
