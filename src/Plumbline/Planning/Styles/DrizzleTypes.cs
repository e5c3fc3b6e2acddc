using System.Globalization;
using System.Text.Json.Nodes;
using Plumbline.Model;

namespace Plumbline.Planning.Styles;

/// <summary>Types and defaults as Drizzle's schema language says them.</summary>
internal static class DrizzleTypes
{
    public static string Name(SqlType type)
    {
        var element = type.Element();
        var name = element.Name switch
        {
            "character varying" => Sized("varchar", element.Modifier),
            "character" => Sized("char", element.Modifier),
            "numeric" => Sized("numeric", element.Modifier?.Replace(",", ", ", StringComparison.Ordinal)),
            "timestamp without time zone" => Precise("timestamp", element.Modifier, ""),
            "timestamp with time zone" => Precise("timestamp", element.Modifier, " with time zone"),
            "time without time zone" => Precise("time", element.Modifier, ""),
            "time with time zone" => Precise("time", element.Modifier, " with time zone"),
            _ => element.Schema is null or "public" ? (element with { Schema = null }).ToString() : element.Name,
        };
        return type.IsArray ? name + "[]" : name;
    }

    /// <summary>Numbers and truth values as such, everything else as SQL.</summary>
    public static JsonNode? Default(SqlExpression value, SqlType type)
    {
        var text = value.Text;
        if (type.IsArray) return JsonValue.Create(text);
        return type.Name switch
        {
            "boolean" when bool.TryParse(text, out var truth) => JsonValue.Create(truth),
            "timestamp without time zone" or "timestamp with time zone" when text == "CURRENT_TIMESTAMP" => JsonValue.Create("now()"),
            "integer" or "smallint" or "bigint" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            "real" or "double precision" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            "numeric" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => JsonValue.Create($"'{text}'"),
            "json" or "jsonb" when text.StartsWith('\'') && text.EndsWith('\'') => JsonValue.Create($"{text}::{type.Name}"),
            _ => JsonValue.Create(text),
        };
    }

    private static string Sized(string name, string? size) => size is null ? name : $"{name}({size})";

    private static string Precise(string name, string? precision, string zone) => precision is null ? name + zone : $"{name} ({precision}){zone}";
}
