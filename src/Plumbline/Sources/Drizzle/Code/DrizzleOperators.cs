using Plumbline.Sources.Code;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>Conditions that Drizzle's functions put together, and how an index orders its keys.</summary>
internal static class DrizzleOperators
{
    private static readonly Dictionary<string, string> s_between = new()
    {
        ["eq"] = " = ",
        ["ne"] = " <> ",
        ["gt"] = " > ",
        ["gte"] = " >= ",
        ["lt"] = " < ",
        ["lte"] = " <= ",
        ["like"] = " like ",
        ["ilike"] = " ilike ",
        ["notLike"] = " not like ",
    };

    public static DrizzleThing.Sql? Of(string function, IReadOnlyList<DrizzleThing?> arguments) => function switch
    {
        _ when s_between.TryGetValue(function, out var word) && arguments.Count == 2 => new([arguments[0], word, arguments[1]]),
        "isNull" when arguments.Count == 1 => new([arguments[0], " is null"]),
        "isNotNull" when arguments.Count == 1 => new([arguments[0], " is not null"]),
        "not" when arguments.Count == 1 => new(["not ", arguments[0]]),
        "and" or "or" when arguments.Count == 1 => new([arguments[0]]),
        "and" or "or" => new(["(", .. arguments.SelectMany((a, i) => i == 0 ? [a] : new object?[] { $" {function} ", a }), ")"]),
        "inArray" when arguments is [var of, DrizzleThing.List list] => new([of, " in (", .. list.Items.SelectMany((a, i) => i == 0 ? [a] : new object?[] { ", ", a }), ")"]),
        _ => null,
    };

    /// <summary><c>sql.raw('…')</c>, <c>sql.identifier('…')</c></summary>
    public static DrizzleThing.Sql? OfSql(string name, IReadOnlyList<DrizzleThing?> arguments) => (name, DrizzleBuilders.Word(arguments, 0)) switch
    {
        ("raw", { } text) => new([text]),
        ("identifier", { } text) => new([DrizzleSql.Quoted(text)]),
        _ => null,
    };

    public static DrizzleThing.Ordered? Order(DrizzleThing.Ordered of, string name, IReadOnlyList<DrizzleThing?> arguments) => name switch
    {
        "asc" => of with { Descending = false },
        "desc" => of with { Descending = true },
        "nullsFirst" => of with { NullsFirst = true },
        "nullsLast" => of with { NullsFirst = false },
        "op" => of with { Operators = DrizzleBuilders.Word(arguments, 0) },
        _ => null,
    };
}
