namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What the generated client exports, and what lists do with rows.</summary>
internal static class PrismaModules
{
    /// <summary>Whether a module that is none of the project's files may be a generated client: <c>@prisma/client</c>, or where a generator was told to write.</summary>
    public static bool IsGenerated(string module) =>
        module.Contains("prisma", StringComparison.OrdinalIgnoreCase) || module.Contains("generated", StringComparison.Ordinal) || (module.StartsWith('.') && module.EndsWith("/client", StringComparison.Ordinal));

    /// <summary>Whether a package works on a client of the project's by itself: <c>@auth/prisma-adapter</c>. Prisma's own <c>@prisma/adapter-pg</c> is a driver below the client.</summary>
    public static bool IsAdapter(string module) =>
        !module.StartsWith('.') && !module.StartsWith("@prisma/", StringComparison.Ordinal) && module.Contains("prisma", StringComparison.OrdinalIgnoreCase)
        && (module.Contains("adapter", StringComparison.OrdinalIgnoreCase) || module.EndsWith("store", StringComparison.Ordinal));

    public static Meaning? Export(PrismaModels models, string name) => name switch
    {
        "PrismaClient" => new Meaning.ClientClass(),
        "Prisma" => new Meaning.Namespace(false),
        "$Enums" => new Meaning.Namespace(true),
        // A package of the project whose files were not read, that hands its client out.
        "prisma" or "db" or "prismaClient" => new Meaning.Client(IsOpen: true),
        "*" => new Meaning.Namespace(false),
        _ => models.Enum(name) is { } of ? new Meaning.EnumObject(of.Enum, of.Id) : null,
    };

    public static Meaning? Member(PrismaModels models, Meaning.Namespace space, string name) => name switch
    {
        "PrismaClient" when !space.OfEnums => new Meaning.ClientClass(),
        "Prisma" when !space.OfEnums => space,
        "$Enums" when !space.OfEnums => new Meaning.Namespace(true),
        _ => models.Enum(name) is { } of ? new Meaning.EnumObject(of.Enum, of.Id) : null,
    };

    /// <summary>Whether a package extends a client without a word about its rows.</summary>
    public static bool LeavesRows(string module) => module.StartsWith("@prisma/", StringComparison.Ordinal) || module is "prisma-extension-kysely" or "prisma-field-encryption";

    /// <summary>Whether a function that keeps what another gives hands it out as it is.</summary>
    public static bool IsCache(string function) => function is "cache" or "unstable_cache";

    /// <summary>Whether a row has a member that is no field: what is counted, and what every object or promise has.</summary>
    public static bool IsOwn(string member) =>
        member is "_count" or "_sum" or "_avg" or "_min" or "_max" or "then" or "catch" or "finally" or "constructor" or "toString" or "toLocaleString" or "valueOf" or "hasOwnProperty" or "isPrototypeOf" or "propertyIsEnumerable"
        || member.StartsWith("__", StringComparison.Ordinal);

    /// <summary>What is taken of a list: the row may be one of those that were many.</summary>
    public static bool IsOfList(string member) => member is "length" or "includes" or "reduce" || char.IsAsciiDigit(member[0]) || TakesItem(member, 0) || OfListMethod(member) is not null;

    /// <summary>Whether a list's method gives a list of the same; false for one that gives an item, null for another.</summary>
    public static bool? OfListMethod(string method) => method switch
    {
        "filter" or "slice" or "concat" or "sort" or "reverse" or "toSorted" or "toReversed" or "flat" => true,
        "find" or "findLast" or "at" or "pop" or "shift" => false,
        _ => null,
    };

    /// <summary>The member under which a method of zod's hands out what it has checked; empty where it is the result itself, null for another method.</summary>
    public static string? Parses(string method) => method switch { "parse" or "parseAsync" => "", "safeParse" or "safeParseAsync" => "data", _ => null };

    /// <summary>Methods that take a handler (tRPC's, next-safe-action's): the member under which it gets what was checked, and the methods that say by what.</summary>
    public static (string Member, string[] By)? Given(string method) => method switch
    {
        "query" or "mutation" or "subscription" => ("input", s_input),
        "action" => ("parsedInput", s_schema),
        _ => null,
    };

    private static readonly string[] s_input = ["input"];
    private static readonly string[] s_schema = ["schema", "inputSchema"];

    /// <summary>Whether a list's method hands an item to its function at that place.</summary>
    public static bool TakesItem(string method, int index) => method switch
    {
        "map" or "filter" or "forEach" or "find" or "findLast" or "findIndex" or "some" or "every" or "flatMap" => index == 0,
        "sort" or "toSorted" => index is 0 or 1,
        "reduce" => index == 1,
        _ => false,
    };
}
