using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What a generated client says of a field, beside what is written by hand.</summary>
internal static class PrismaFieldTypes
{
    /// <summary>Whether a member's type is the field's own: a date that became a text on its way, or a member that may be left out, is another.</summary>
    public static bool Says(CodeMember member, PrismaField field, PrismaModels models)
    {
        if (member.Optional || field.IsRelation()) return false;
        var parts = member.Type is CodeType.Union union ? [.. union.Of] : (List<CodeType>)[member.Type];
        var takesNull = parts.RemoveAll(p => p is CodeType.Named { Name: "null" }) > 0;
        if (parts.Count == 0 || (takesNull != field.IsOptional && parts is not [CodeType.Named { Name: "unknown" or "any" }])) return false;
        if (field.IsList) return parts is [CodeType.List list] && IsType(list.Of, field, models);
        return parts.Count == 1 ? IsType(parts[0], field, models) : IsLabels(parts, field, models);
    }

    private static bool IsType(CodeType type, PrismaField field, PrismaModels models)
    {
        if (type is not CodeType.Named { Name: var name }) return IsLabels(type is CodeType.Union union ? [.. union.Of] : [type], field, models);
        var last = name[(name.LastIndexOf('.') + 1)..];
        return field.Type switch
        {
            PrismaType.Enum of => last == of.Name,
            PrismaType.Scalar { Of: var of } => of switch
            {
                PrismaScalar.String => name is "string",
                PrismaScalar.Int or PrismaScalar.Float => name is "number",
                PrismaScalar.Boolean => name is "boolean",
                PrismaScalar.BigInt => name is "bigint",
                PrismaScalar.DateTime => name is "Date",
                PrismaScalar.Decimal => last is "Decimal",
                PrismaScalar.Json => last is "JsonValue" or "unknown" or "any" or "Record",
                PrismaScalar.Bytes => name is "Buffer" or "Uint8Array",
                _ => false,
            },
            _ => false,
        };
    }

    private static bool IsLabels(List<CodeType> types, PrismaField field, PrismaModels models) =>
        field.Type is PrismaType.Enum of && models.Enum(of.Name) is { } known && types.TrueForAll(t => t is CodeType.Literal) && types.Select(t => ((CodeType.Literal)t).Text).ToHashSet(StringComparer.Ordinal).SetEquals(known.Enum.Values.Select(v => v.Name));
}
