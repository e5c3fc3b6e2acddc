namespace Plumbline.Model;

/// <summary>A namespace of a database (manual 5.10). Its own name stands in <see cref="ObjectName.Name"/>.</summary>
public sealed record Schema(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Kind<Schema> OfKind = new("schema");
    public override Kind Kind => OfKind;
}
