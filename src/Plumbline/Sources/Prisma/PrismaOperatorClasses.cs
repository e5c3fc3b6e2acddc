using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>The operator classes that Prisma knows by a word of its own, and which index methods can hold which fields (manual 11.10).</summary>
internal static class PrismaOperatorClasses
{
    private static readonly string[] s_endings = ["MinMaxMultiOps", "MinMaxOps", "BloomOps", "InclusionOps", "PathOps", "Ops"];

    /// <summary>Prisma's word for a type in front of the ending, and the type's name in SQL.</summary>
    private static readonly Dictionary<string, string> s_types = new()
    {
        ["Bit"] = "bit",
        ["VarBit"] = "varbit",
        ["Bpchar"] = "char",
        ["Bytea"] = "bytea",
        ["Date"] = "date",
        ["Float4"] = "real",
        ["Float8"] = "double precision",
        ["Inet"] = "inet",
        ["Int2"] = "smallint",
        ["Int4"] = "integer",
        ["Int8"] = "bigint",
        ["Numeric"] = "decimal",
        ["Oid"] = "oid",
        ["Text"] = "text",
        ["Timestamp"] = "timestamp",
        ["TimestampTz"] = "timestamptz",
        ["Time"] = "time",
        ["TimeTz"] = "timetz",
        ["Uuid"] = "uuid",
        ["Jsonb"] = "jsonb",
        ["Array"] = "",
    };

    /// <summary>PostgreSQL's name: <c>JsonbPathOps</c> is jsonb_path_ops, <c>TimestampTzMinMaxOps</c> is timestamptz_minmax_ops; null for a word that is none.</summary>
    public static string? Name(string word)
    {
        var ending = Ending(word);
        if (ending is null || !s_types.ContainsKey(word[..^ending.Length])) return null;
        var tail = ending switch
        {
            "MinMaxMultiOps" => "_minmax_multi_ops",
            "MinMaxOps" => "_minmax_ops",
            "BloomOps" => "_bloom_ops",
            "InclusionOps" => "_inclusion_ops",
            "PathOps" => "_path_ops",
            _ => "_ops",
        };
        return word[..^ending.Length].ToLowerInvariant() + tail;
    }

    private static string? Ending(string word) => s_endings.FirstOrDefault(e => word.EndsWith(e, StringComparison.Ordinal));

    /// <summary>Why an index of this method cannot hold the field with this class; null when it can.</summary>
    /// <param name="word">Prisma's word, or null when none was given. What is given as raw text is not judged.</param>
    public static string? Fault(PrismaField field, string? word, string method, PrismaProvider provider)
    {
        if (field.Type is not PrismaType.Scalar { Of: var scalar }) return null;
        var type = field.Native is { } native ? provider.Native(native.Name)?.Sql ?? "" : provider.ScalarType(scalar).Split('(')[0];
        if (word is not null) return ClassFault(field, word, method, type);
        var fits = method switch
        {
            "gin" => field.IsList || type == "jsonb",
            "gist" => field is { Native: null, IsList: false } && scalar == PrismaScalar.String,
            "spgist" => type is "text" or "varchar" or "char" or "inet" && !field.IsList,
            _ => true,
        };
        return fits ? null : $"{method} has no default operator class for {field.Name}: name one with ops";
    }

    private static string? ClassFault(PrismaField field, string word, string method, string type)
    {
        var ending = Ending(word)!;
        var of = word[..^ending.Length];
        string[] methods = (of, ending) switch
        {
            ("Inet", "Ops") => ["gist", "spgist"],
            ("Text", "Ops") => ["spgist"],
            (_, "Ops" or "PathOps") => ["gin"],
            _ => ["brin"],
        };
        if (!methods.Contains(method)) return $"{word} belongs to an index of type {string.Join(" or ", methods)}";
        var fits = of == "Array" ? field.IsList : s_types[of] == type || of == "Text" && type is "varchar" or "char";
        return fits ? null : $"{word} does not fit the type of {field.Name}";
    }
}
