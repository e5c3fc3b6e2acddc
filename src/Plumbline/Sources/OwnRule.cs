using System.IO.Enumeration;
using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>A rule that the configuration brings: it looks for objects in every catalog, or asks every database for rows.</summary>
/// <param name="Name">Beside the built-in ones; used like theirs.</param>
/// <param name="Level">Its severity.</param>
/// <param name="Message">What a finding says; <c>{name}</c>, <c>{kind}</c>, a facet's or a query's column in braces is filled in.</param>
/// <param name="Where">Its place in the configuration.</param>
public sealed record OwnRule(string Name, Severity Level, string Message, Origin Where)
{
    /// <summary>Why it matters, for whoever asks.</summary>
    public string? Why { get; init; }

    public ObjectPattern? Find { get; init; }

    /// <summary>A SELECT in the database's own dialect: each row offends.</summary>
    public string? Query { get; init; }

    /// <summary>The message with its braces filled; what nobody knows stays as it is.</summary>
    public string Fill(Func<string, string?> value)
    {
        var text = new System.Text.StringBuilder();
        var rest = Message.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            text.Append(rest[..open]);
            var word = rest.Slice(open + 1, length - 1).ToString();
            text.Append(value(word) ?? $"{{{word}}}");
            rest = rest[(open + length + 1)..];
        }
        return text.Append(rest).ToString();
    }
}

/// <summary>Which objects are looked for.</summary>
public sealed record ObjectPattern(Kind Kind)
{
    /// <summary>Names with <c>*</c> and <c>?</c>, one of which fits: the object's own, or with its table and schema as reports write it. Empty for any.</summary>
    public EquatableArray<string> Names { get; init; }

    public EquatableArray<FacetPattern> Where { get; init; }

    /// <summary>The object's table has nothing of this kind.</summary>
    public ObjectPattern? Lacks { get; init; }

    public bool Matches(SchemaObject subject, Catalog catalog)
    {
        if (subject.Kind != Kind || !Named(subject.Name)) return false;
        foreach (var facet in Where)
            if (!facet.Matches(subject)) return false;
        if (Lacks is not { } lacked) return true;
        var table = new ObjectId(Table.OfKind, subject.Name.OfWhole());
        return !catalog.Children(table).Any(c => lacked.Matches(c, catalog));
    }

    private bool Named(ObjectName name)
    {
        if (Names.IsEmpty) return true;
        foreach (var pattern in Names)
            if (Fits(pattern, name.Name) || (pattern.Contains('.') && (Fits(pattern, name.ToString()) || Fits(pattern, Whole(name))))) return true;
        return false;
    }

    /// <summary>With its schema, also the default one.</summary>
    private static string Whole(ObjectName name) => string.Join('.', ((string?[])[name.Schema, name.Table, name.Name]).OfType<string>());

    internal static bool Fits(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), text, ignoreCase: false);
}

/// <summary>What a facet has to say.</summary>
/// <param name="Values">Texts with <c>*</c> and <c>?</c>, one of which fits; <c>none</c> stands for "not set", <c>any</c> for set to anything.</param>
/// <param name="Not">Whether none of them may fit.</param>
public sealed record FacetPattern(Facet Facet, EquatableArray<string> Values, bool Not)
{
    public bool Matches(SchemaObject subject)
    {
        var text = Facet.Read(subject);
        return Not != Values.Any(v => v == "none" ? text is null : v == "any" ? text is not null : text is not null && ObjectPattern.Fits(v, text));
    }
}
