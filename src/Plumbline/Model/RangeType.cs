namespace Plumbline.Model;

/// <summary>A range type (manual 8.17). Options other than the subtype read <c>name=value</c>, sorted.</summary>
public sealed record RangeType(ObjectName Name, SqlType Subtype) : SchemaObject(Name)
{
    public static readonly Facet<RangeType> SubtypeFacet = new("subtype", r => r.Subtype.ToString(), (own, from) => own with { Subtype = from.Subtype });
    public static readonly Facet<RangeType> OptionsFacet = new("options", r => r.Options.IsEmpty ? null : r.Options.ToString(), (own, from) => own with { Options = from.Options });
    public static readonly Kind<RangeType> OfKind = new("range type", SubtypeFacet, OptionsFacet);
    public override Kind Kind => OfKind;
    public EquatableArray<string> Options { get; init; }

    /// <summary>The value of an option; null where it is not said.</summary>
    public string? Option(string name)
    {
        foreach (var option in Options)
            if (option.StartsWith(name, StringComparison.Ordinal) && option.Length > name.Length && option[name.Length] == '=') return option[(name.Length + 1)..];
        return null;
    }
}
