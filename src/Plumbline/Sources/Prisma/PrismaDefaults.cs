using System.Globalization;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Prisma;

/// <summary>Which values a default leaves in the database, and how they are written.</summary>
internal static class PrismaDefaults
{
    public static bool IsCounter(PrismaField field) => field.Default is PrismaValue.Call { Function: "autoincrement" or "sequence" };

    /// <summary>What is wrong with a default, or null. <paramref name="labels"/> is the field's enum, if it has one.</summary>
    public static string? Fault(PrismaField field, PrismaEnum? labels, PrismaProvider provider)
    {
        var value = field.Default!;
        if (value is PrismaValue.Call { Function: "dbgenerated" } generated)
            return generated.Arguments is [] or [{ Value: PrismaValue.Text { Value.Length: > 0 } }] ? null : "dbgenerated() takes one text in double quotes, or nothing";
        if (value is PrismaValue.Call call) return FunctionFault(field, call, provider);
        return field.Type switch
        {
            PrismaType.Native => "a field of an unsupported type can only have @default(dbgenerated(\"…\"))",
            PrismaType.Relation => "a relation has no default: put it on the field that holds the key",
            _ when field.IsList && value is not PrismaValue.List => "a list's default is a list: @default([…])",
            _ when field.IsList => ((PrismaValue.List)value).Items.Select(i => LiteralFault(field.Type, i, labels)).FirstOrDefault(f => f is not null),
            _ => LiteralFault(field.Type, value, labels),
        };
    }

    private static string? FunctionFault(PrismaField field, PrismaValue.Call call, PrismaProvider provider)
    {
        PrismaScalar[]? scalars = call.Function switch
        {
            "autoincrement" => [PrismaScalar.Int, PrismaScalar.BigInt],
            "sequence" when provider is PrismaCockroach => [PrismaScalar.Int, PrismaScalar.BigInt],
            "now" => [PrismaScalar.DateTime],
            "uuid" or "cuid" or "nanoid" or "ulid" => [PrismaScalar.String],
            _ => null,
        };
        if (scalars is null)
            return $"{call.Function}() is no function that @default knows: expected autoincrement(), now(), uuid(), cuid(), ulid(), nanoid() or dbgenerated(\"…\")";
        if (field.Type is not PrismaType.Scalar { Of: var of } || !scalars.Contains(of) || field.IsList)
            return $"{call.Function}() cannot be the default of {field.Name}: it makes {string.Join(" or ", scalars)}";
        return ArgumentFault(call);
    }

    private static string? ArgumentFault(PrismaValue.Call call)
    {
        if (call.Arguments.IsEmpty || call.Function == "sequence") return null;
        var number = call.Arguments is [{ Value: PrismaValue.Number n }] && int.TryParse(n.Digits, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        return (call.Function, number) switch
        {
            ("uuid", 4 or 7) or ("cuid", 1 or 2) or ("nanoid", >= 2 and <= 255) => null,
            ("uuid", _) => "uuid() takes 4, 7 or nothing",
            ("cuid", _) => "cuid() takes 1, 2 or nothing",
            ("nanoid", _) => "nanoid() takes a length from 2 to 255, or nothing",
            _ => $"{call.Function}() takes no argument",
        };
    }

    private static string? LiteralFault(PrismaType type, PrismaValue value, PrismaEnum? labels)
    {
        if (type is PrismaType.Enum of)
        {
            if (value is not PrismaValue.Word word) return $"the default must be a value of enum {of.Name}, without quotes";
            return labels is null || labels.Value(word.Name) is not null ? null : $"{word.Name} is no value of enum {of.Name}: expected {string.Join(", ", labels.Values.Select(v => v.Name))}";
        }
        if (type is not PrismaType.Scalar { Of: var scalar }) return null;
        var fits = scalar switch
        {
            PrismaScalar.Int or PrismaScalar.BigInt => value is PrismaValue.Number { Digits: var digits } && !digits.Contains('.'),
            PrismaScalar.Float => value is PrismaValue.Number,
            PrismaScalar.Decimal => value is PrismaValue.Number || value is PrismaValue.Text { Value: var text } && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            PrismaScalar.Boolean => value is PrismaValue.Word { Name: "true" or "false" },
            PrismaScalar.DateTime => value is PrismaValue.Text { Value: var moment } && moment.Contains(':') && DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            PrismaScalar.Bytes => value is PrismaValue.Text { Value: var bytes } && Bytes(bytes) is not null,
            _ => value is PrismaValue.Text,
        };
        return fits ? null : $"the default is no {scalar}: {Example(scalar)}";
    }

    private static string Example(PrismaScalar scalar) => scalar switch
    {
        PrismaScalar.Int or PrismaScalar.BigInt => "expected a whole number",
        PrismaScalar.Float or PrismaScalar.Decimal => "expected a number",
        PrismaScalar.Boolean => "expected true or false",
        PrismaScalar.DateTime => "expected a moment such as \"2025-01-31T00:00:00Z\"",
        PrismaScalar.Bytes => "expected base64 in double quotes",
        PrismaScalar.Json => "expected JSON in double quotes",
        _ => "expected a text in double quotes",
    };

    /// <summary>The default as SQL, or null when the database has none. Only for a value without a fault.</summary>
    /// <param name="type">The column's type as SQL, without array brackets.</param>
    public static string? Sql(PrismaField field, PrismaEnum? labels, PrismaProvider provider, string type)
    {
        switch (field.Default)
        {
            case null: return null;
            case PrismaValue.Call { Function: "dbgenerated", Arguments: [{ Value: PrismaValue.Text text }] }: return text.Value;
            case PrismaValue.Call { Function: "now" }: return "CURRENT_TIMESTAMP";
            case PrismaValue.Call { Function: "autoincrement" } when provider is PrismaCockroach && field.Type is PrismaType.Scalar { Of: PrismaScalar.BigInt }: return "unique_rowid()";
            case PrismaValue.Call: return null;
            case PrismaValue.List list: return $"ARRAY[{string.Join(", ", list.Items.Select(i => Single(field.Type, i, labels, provider)))}]::{type}[]";
            case var value: return Single(field.Type, value, labels, provider);
        }
    }

    private static string Single(PrismaType type, PrismaValue value, PrismaEnum? labels, PrismaProvider provider) => type switch
    {
        PrismaType.Enum => SqlString.Quote(value is PrismaValue.Word word ? labels?.Value(word.Name)?.Label() ?? word.Name : ""),
        PrismaType.Scalar scalar => provider.Literal(scalar.Of, value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Spellings

    /// <summary>A moment as Prisma writes it into SQL.</summary>
    public static string Moment(string text)
    {
        var moment = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var fraction = (moment.Ticks % TimeSpan.TicksPerSecond) switch
        {
            0 => "",
            var ticks when ticks % TimeSpan.TicksPerMillisecond == 0 => moment.ToString(".fff", CultureInfo.InvariantCulture),
            var ticks when ticks % TimeSpan.TicksPerMicrosecond == 0 => moment.ToString(".ffffff", CultureInfo.InvariantCulture),
            _ => moment.ToString(".fffffff00", CultureInfo.InvariantCulture),
        };
        return moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + fraction + moment.ToString(" zzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Base64 as lower-case hexadecimal digits.</summary>
    public static string Hexadecimal(string base64) => Convert.ToHexStringLower(Bytes(base64) ?? []);

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
