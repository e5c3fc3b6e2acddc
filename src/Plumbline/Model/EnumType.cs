namespace Plumbline.Model;

/// <summary>An enum type; the order of the labels is part of it (manual 8.7).</summary>
public sealed record EnumType(ObjectName Name, EquatableArray<string> Labels) : SchemaObject(Name)
{
    public static readonly Facet<EnumType> LabelsFacet = new("labels", e => e.Labels.ToString(), (own, from) => own with { Labels = from.Labels });
    public static readonly Kind<EnumType> OfKind = new("enum", LabelsFacet);
    public override Kind Kind => OfKind;

    /// <summary>The enum that a column's type names; null where it names none.</summary>
    public static EnumType? Of(Catalog catalog, SqlType type) => type.Schema is null ? null : catalog.Find(new(OfKind, new(type.Schema, type.Name))) as EnumType;
}
