using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>A value as written in a Prisma schema. Positions are character offsets in the block's file.</summary>
public abstract record PrismaValue(int Position)
{
    public sealed record Text(string Value, int Position) : PrismaValue(Position);

    public sealed record Number(string Digits, int Position) : PrismaValue(Position);

    /// <summary>A bare word: a field, an enum value, <c>true</c>, <c>Cascade</c>; dotted when it is a path.</summary>
    public sealed record Word(string Name, int Position) : PrismaValue(Position);

    /// <summary><c>now()</c>, <c>env("X")</c>; also a field with arguments in an index: <c>title(sort: Desc)</c>.</summary>
    public sealed record Call(string Function, EquatableArray<PrismaArgument> Arguments, int Position) : PrismaValue(Position);

    public sealed record List(EquatableArray<PrismaValue> Items, int Position) : PrismaValue(Position);

    /// <summary><c>{ published: true }</c>, as in the predicate of a partial index.</summary>
    public sealed record Object(EquatableArray<PrismaArgument> Entries, int Position) : PrismaValue(Position);
}

/// <summary>An argument; the name is null when it was given by position.</summary>
public sealed record PrismaArgument(string? Name, PrismaValue Value, int Position);

/// <summary><c>@db.VarChar(20)</c>, <c>@@index([a, b])</c>: its name without the signs.</summary>
public sealed record PrismaAttribute(string Name, EquatableArray<PrismaArgument> Arguments, int Position);

/// <summary>A field's type as written. <see cref="Unsupported"/> holds the database's own type of <c>Unsupported("…")</c>.</summary>
public sealed record PrismaTypeName(string Name, string? Unsupported, bool IsList, bool IsOptional, int Position);

/// <summary>A line of a model, view, type or enum: a field, or an enum's value (which has no type).</summary>
public sealed record PrismaEntry(string Name, PrismaTypeName? Type, EquatableArray<PrismaAttribute> Attributes, string? Documentation, int Position)
{
    public PrismaAttribute? Attribute(string name)
    {
        foreach (var attribute in Attributes)
            if (attribute.Name == name) return attribute;
        return null;
    }
}

/// <summary>A line of a datasource or generator.</summary>
public sealed record PrismaSetting(string Name, PrismaValue Value, int Position);

/// <summary>A top-level definition, as written.</summary>
/// <param name="Keyword"><c>datasource</c>, <c>generator</c>, <c>model</c>, <c>view</c>, <c>type</c> or <c>enum</c>.</param>
/// <param name="Position">Of its name.</param>
public sealed record PrismaBlock(SourceText File, string Keyword, string Name, string? Documentation, int Position)
{
    public EquatableArray<PrismaEntry> Entries { get; init; }
    public EquatableArray<PrismaAttribute> Attributes { get; init; }
    public EquatableArray<PrismaSetting> Settings { get; init; }

    public Origin At(int position) => File.At(position);

    public PrismaAttribute? Attribute(string name)
    {
        foreach (var attribute in Attributes)
            if (attribute.Name == name) return attribute;
        return null;
    }

    public PrismaSetting? Setting(string name)
    {
        foreach (var setting in Settings)
            if (setting.Name == name) return setting;
        return null;
    }
}

/// <summary>The rules under which a Prisma schema's own faults are reported.</summary>
public static class PrismaSyntax
{
    /// <summary>A line that is no Prisma at all; it was left out.</summary>
    public const string UnreadableRule = "prisma-schema-not-understood";

    /// <summary>What Prisma itself would refuse.</summary>
    public const string InvalidRule = "prisma-schema-invalid";
}
