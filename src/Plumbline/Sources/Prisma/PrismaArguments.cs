using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>An attribute's arguments, laid against the names it knows. What does not fit is a finding.</summary>
internal sealed class PrismaArguments
{
    private readonly PrismaFaults _faults;
    private readonly SourceText _file;
    private readonly Dictionary<string, PrismaArgument> _given = [];

    /// <param name="sign">How the attribute is written: <c>@@index</c>.</param>
    /// <param name="names">The names it knows; the first may be given without its name when it is marked with a star: <c>*fields</c>.</param>
    public PrismaArguments(PrismaFaults faults, PrismaBlock block, PrismaAttribute attribute, string sign, params string[] names)
    {
        _faults = faults;
        _file = block.File;
        Sign = sign;
        Position = attribute.Position;
        foreach (var argument in attribute.Arguments) Add(argument, names);
    }

    public string Sign { get; }
    public int Position { get; }

    public PrismaValue? this[string name] => _given.TryGetValue(name, out var argument) ? argument.Value : null;

    private void Add(PrismaArgument argument, string[] names)
    {
        var name = argument.Name ?? (names is [['*', .. var positional], ..] ? positional : null);
        if (name is null)
            Invalid(argument.Position, names.Length == 0 ? "takes no argument" : $"takes its arguments by name: expected {string.Join(", ", names)}");
        else if (!Knows(names, name))
            Invalid(argument.Position, names.Length == 0 ? "takes no argument" : $"has no argument {name}: expected {string.Join(", ", names.Select(n => n.TrimStart('*')))}");
        else if (!_given.TryAdd(name, argument))
            Invalid(argument.Position, $"has {name} twice: keep one");
    }

    /// <summary>The one text that an attribute is about: <c>@map("x")</c>.</summary>
    public string? Required(string name)
    {
        if (this[name] is null) Invalid(Position, $"needs a name: {Sign}(\"…\")");
        return Text(name);
    }

    private static bool Knows(string[] names, string name)
    {
        foreach (var known in names)
            if (known.AsSpan().TrimStart('*').SequenceEqual(name)) return true;
        return false;
    }

    /// <summary>A text; null when it is not given or no text.</summary>
    public string? Text(string name)
    {
        switch (this[name])
        {
            case null: return null;
            case PrismaValue.Text { Value.Length: > 0 } text: return text.Value;
            case PrismaValue.Text text: Invalid(text.Position, $"wants a name for {name} that is not empty"); return null;
            case var other: Invalid(other.Position, $"wants a text in double quotes for {name}"); return null;
        }
    }

    /// <summary>The database's name of a key or index. Prisma refuses one that the database would cut, though it cuts its own.</summary>
    public string? ConstraintName(PrismaProvider provider)
    {
        var name = Text("map");
        if (name is not null && System.Text.Encoding.UTF8.GetByteCount(name) > provider.MaxNameBytes) Invalid(this["map"]!.Position, $"has a name of more than {provider.MaxNameBytes} bytes: shorten it");
        return name;
    }

    /// <summary>A bare word of a closed list.</summary>
    public string? OneOf(string name, params string[] allowed)
    {
        switch (this[name])
        {
            case null: return null;
            case PrismaValue.Word word when allowed.Contains(word.Name): return word.Name;
            case var other: Invalid(other.Position, $"wants one of {string.Join(", ", allowed)} for {name}"); return null;
        }
    }

    /// <summary>A list of bare words: <c>[a, b]</c>; a single word is taken for a list of one.</summary>
    public EquatableArray<string> Words(string name)
    {
        switch (this[name])
        {
            case null: return [];
            case PrismaValue.Word single: return [single.Name];
            case PrismaValue.List list when list.Items.All(i => i is PrismaValue.Word): return list.Items.Select(i => ((PrismaValue.Word)i).Name);
            case var other: Invalid(other.Position, $"wants a list of field names for {name}: {name}: [a, b]"); return [];
        }
    }

    public void Invalid(int position, string says) => _faults.Invalid(_file, position, $"{Sign} {says}");
}
