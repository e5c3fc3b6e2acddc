namespace Plumbline.Sources.Drizzle.Code;

/// <summary>The SQL types that Drizzle's column functions stand for.</summary>
internal static class DrizzleTypeNames
{
    private static readonly Dictionary<string, string> s_postgres = new()
    {
        ["integer"] = "integer",
        ["int"] = "integer",
        ["smallint"] = "smallint",
        ["bigint"] = "bigint",
        ["serial"] = "serial",
        ["smallserial"] = "smallserial",
        ["bigserial"] = "bigserial",
        ["text"] = "text",
        ["varchar"] = "varchar",
        ["char"] = "char",
        ["boolean"] = "boolean",
        ["timestamp"] = "timestamp",
        ["date"] = "date",
        ["time"] = "time",
        ["interval"] = "interval",
        ["numeric"] = "numeric",
        ["decimal"] = "numeric",
        ["real"] = "real",
        ["doublePrecision"] = "double precision",
        ["json"] = "json",
        ["jsonb"] = "jsonb",
        ["uuid"] = "uuid",
        ["inet"] = "inet",
        ["cidr"] = "cidr",
        ["macaddr"] = "macaddr",
        ["macaddr8"] = "macaddr8",
        ["point"] = "point",
        ["line"] = "line",
        ["bit"] = "bit",
        ["vector"] = "vector",
        ["halfvec"] = "halfvec",
        ["sparsevec"] = "sparsevec",
        ["geometry"] = "geometry",
        ["bytea"] = "bytea",
    };

    private static readonly Dictionary<string, string> s_sqlite = new()
    {
        ["integer"] = "integer",
        ["int"] = "integer",
        ["text"] = "text",
        ["real"] = "real",
        ["numeric"] = "numeric",
        ["blob"] = "blob",
    };

    public static bool Knows(string function, bool sqlite) => (sqlite ? s_sqlite : s_postgres).ContainsKey(function);

    /// <summary>Null where an option that the type hangs on is not known.</summary>
    public static string? Of(string function, bool sqlite, DrizzleEvaluator evaluator, DrizzleThing? options)
    {
        var unknown = false;
        var said = Written(function, sqlite, name =>
        {
            var option = evaluator.Member(options, name) switch
            {
                DrizzleThing.Word word => word.Value,
                DrizzleThing.Plain plain => plain.Value,
                _ => null,
            };
            unknown |= option is null && options is DrizzleThing.Record record && record.Find(name) is not null;
            return option is "undefined" ? null : option;
        });
        return unknown ? null : said;
    }

    private static string Written(string function, bool sqlite, Func<string, string?> option)
    {
        var type = (sqlite ? s_sqlite : s_postgres)[function];
        if (sqlite) return function == "text" && option("length") is { } size ? $"text({size})" : type;
        return function switch
        {
            "varchar" or "char" => Sized(option("length")),
            "numeric" or "decimal" => Sized(option("precision") is { } precision ? option("scale") is { } scale ? $"{precision}, {scale}" : precision : null),
            "timestamp" => (option("precision") is { } digits ? $"timestamp ({digits})" : type) + Zone(),
            "time" => Sized(option("precision")) + Zone(),
            "interval" => Interval(),
            "bit" or "vector" or "halfvec" or "sparsevec" => Sized(option("dimensions")),
            "geometry" => Sized(option("type") ?? "point"),
            _ => type,
        };

        string Sized(string? size) => size is null ? type : $"{type}({size})";
        string Zone() => option("withTimezone") == "true" ? " with time zone" : "";
        string Interval() => (option("fields") is { } fields ? $"interval {fields}" : type) + (option("precision") is { } precision ? $"({precision})" : "");
    }
}
