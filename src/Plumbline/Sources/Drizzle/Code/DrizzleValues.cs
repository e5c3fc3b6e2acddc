using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>Values of the schema's code as SQL, in drizzle-kit's spelling.</summary>
internal sealed class DrizzleValues(DrizzleEvaluator evaluator, string? casing)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text of SQL; null when a piece of it is not known.</summary>
    /// <param name="bare">Columns without their table, as an index names them.</param>
    public string? Sql(DrizzleThing? thing, bool bare = false)
    {
        switch (thing)
        {
            case DrizzleThing.Word word: return DrizzleSql.Text(word.Value);
            case DrizzleThing.Plain plain: return plain.Value;
            case DrizzleThing.Column column: return Column(column.Draft, bare);
            case DrizzleThing.Table { Draft: var table }: return table.Schema is { } schema ? $"{DrizzleSql.Quoted(schema)}.{DrizzleSql.Quoted(table.Name)}" : DrizzleSql.Quoted(table.Name);
            case DrizzleThing.Enum of: return DrizzleSql.Quoted(of.Of.Name.Name);
            case DrizzleThing.Closure closure: return Sql(evaluator.Apply(closure, [], default, closure.Scope.File), bare);
            case DrizzleThing.Date date: return DrizzleSql.Text(date.Text);
            case DrizzleThing.Sql sql:
                var pieces = sql.Pieces.Select(p => p is string text ? text : Sql(p as DrizzleThing, bare)).ToList();
                return pieces.Contains(null) ? null : string.Concat(pieces);
            default: return null;
        }
    }

    private string? Column(DrizzleColumnDraft column, bool bare)
    {
        if (column.Table is not { } table) return null;
        var name = DrizzleSql.Quoted(column.NameIn(casing));
        return bare ? name : table.Schema is { } schema ? $"{DrizzleSql.Quoted(schema)}.{DrizzleSql.Quoted(table.Name)}.{name}" : $"{DrizzleSql.Quoted(table.Name)}.{name}";
    }

    /// <summary>A default, by the column that has it.</summary>
    public string? Default(DrizzleColumnDraft column)
    {
        var value = column.Default;
        if (value is DrizzleThing.Sql sql) return Sql(sql, bare: true);
        if (column.Arrays.Length > 0) return value is DrizzleThing.List list ? Array(list) : null;
        var isJson = column.Type is "json" or "jsonb" || evaluator.Member(column.Options, "mode") is DrizzleThing.Word { Value: "json" };
        if (isJson) return Json(value) is { } json ? DrizzleSql.Text(json.ToJsonString(s_json)) + (column.Type is "json" or "jsonb" ? $"::{column.Type}" : "") : null;
        return value switch
        {
            DrizzleThing.Date date => Moment(date, column),
            DrizzleThing.Plain { Value: "null" or "undefined" } => null,
            DrizzleThing.Plain plain => plain.Value.TrimEnd('n').Replace("_", "", StringComparison.Ordinal),
            DrizzleThing.Word word => DrizzleSql.Text(word.Value),
            _ => null,
        };
    }

    private string? Moment(DrizzleThing.Date date, DrizzleColumnDraft column)
    {
        if (!DateTimeOffset.TryParse(date.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        var utc = at.UtcDateTime;
        if (column.Function == "date") return utc.ToString("''yyyy-MM-dd''", CultureInfo.InvariantCulture).Replace("''", "'", StringComparison.Ordinal);
        if (column.Function is "integer" or "int") return (evaluator.Member(column.Options, "mode") is DrizzleThing.Word { Value: "timestamp_ms" } ? at.ToUnixTimeMilliseconds() : at.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        return $"'{utc.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}'";
    }

    private static string? Array(DrizzleThing.List list)
    {
        var items = list.Items.Select(i => i switch
        {
            DrizzleThing.Word word => $"\"{word.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            DrizzleThing.Plain plain => plain.Value,
            DrizzleThing.List inner => Array(inner)?.Trim('\''),
            _ => null,
        }).ToList();
        return items.Contains(null) ? null : DrizzleSql.Text($"{{{string.Join(',', items)}}}");
    }

    private JsonNode? Json(DrizzleThing? thing)
    {
        switch (thing)
        {
            case DrizzleThing.Word word: return JsonValue.Create(word.Value);
            case DrizzleThing.Plain plain: return Parsed(plain.Value);
            case DrizzleThing.List list: return new JsonArray([.. list.Items.Select(Json)]);
            case DrizzleThing.Record record:
                var json = new JsonObject();
                foreach (var member in record.Members) json[member.Name] = Json(evaluator.Eval(member));
                return json;
            default: return null;
        }
    }

    private static JsonNode? Parsed(string word)
    {
        try
        {
            return JsonNode.Parse(word);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
