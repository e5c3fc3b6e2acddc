using System.Text.Json;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Functions that give rows (manual 9.26).</summary>
internal static class SetFunctions
{
    private const int MostRows = 10_000;

    private static readonly HashSet<string> s_names =
        ["unnest", "generate_series", "generate_subscripts", "regexp_split_to_table", "string_to_table", "jsonb_array_elements_text", "json_array_elements_text", "jsonb_object_keys", "json_object_keys", "aclexplode"];

    /// <summary>The columns of a function that gives rows of several.</summary>
    public static IReadOnlyList<string>? Columns(string name) => name == "aclexplode" ? AccessList.Columns : null;

    public static bool Has(string name) => s_names.Contains(name);

    /// <summary>The rows; null when they cannot be known.</summary>
    public static IReadOnlyList<object?>? Rows(string name, IReadOnlyList<object?> arguments, Scope scope)
    {
        if (arguments.Count == 0 || arguments.Any(Values.IsUnknown)) return null;
        switch (name)
        {
            case "unnest":
                if (arguments.Count > 1) return Zipped(arguments);
                return arguments[0] is null ? [] : Array(arguments[0])?.Items.SelectMany(i => i is ArrayValue inner ? inner.Items : [i]).ToList();
            case "aclexplode": return arguments[0] is AccessList list ? list.Entries : arguments[0] is null ? [] : null;
            case "generate_series": return Series(arguments);
            case "string_to_table": return arguments is [string text, string separator, ..] && separator.Length > 0 ? text.Split(separator) : null;
            case "generate_subscripts": return Array(arguments[0]) is { } array ? Enumerable.Range(1, array.Items.Count).Select(i => (object?)(decimal)i).ToList() : null;
            case "jsonb_array_elements_text" or "json_array_elements_text" or "jsonb_object_keys" or "json_object_keys": return Json(name, arguments[0]);
            default: return null;
        }
    }

    private static ArrayValue? Array(object? value) => value as ArrayValue ?? (value is string text ? Values.ParseArray(text) : null);

    private static List<object?>? Zipped(IReadOnlyList<object?> arguments)
    {
        var arrays = arguments.Select(Array).ToList();
        if (arrays.Exists(a => a is null)) return null;
        var names = Enumerable.Range(0, arrays.Count).Select(i => $"unnest{i}").ToList();
        return Enumerable.Range(0, arrays.Max(a => a!.Items.Count))
            .Select(i => (object?)new RowValue(names, arrays.Select(a => i < a!.Items.Count ? a.Items[i] : null).ToList())).ToList();
    }

    private static List<object?>? Series(IReadOnlyList<object?> arguments)
    {
        if (Values.ToNumber(arguments[0]) is not { } from || arguments.Count < 2 || Values.ToNumber(arguments[1]) is not { } to) return null;
        var step = arguments.Count > 2 ? Values.ToNumber(arguments[2]) : 1;
        if (step is null or 0 || Math.Abs((to - from) / step.Value) > MostRows) return null;
        var rows = new List<object?>();
        for (var at = from; step > 0 ? at <= to : at >= to; at += step.Value) rows.Add(at);
        return rows;
    }

    private static List<object?>? Json(string name, object? value)
    {
        if (value is not string text) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            if (name.EndsWith("keys", StringComparison.Ordinal))
                return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject().Select(p => (object?)p.Name).ToList() : null;
            if (document.RootElement.ValueKind != JsonValueKind.Array) return null;
            return document.RootElement.EnumerateArray().Select(e => e.ValueKind switch { JsonValueKind.Null => (object?)null, JsonValueKind.String => e.GetString(), _ => e.GetRawText() }).ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
