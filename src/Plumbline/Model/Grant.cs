namespace Plumbline.Model;

/// <summary>
/// What one role may do with one object (manual 5.8). Its name is the object's name with the role in front: <c>role on table name</c>.
/// </summary>
public sealed record Grant(ObjectId On, string Grantee) : SchemaObject(new ObjectName(null, $"{Grantee} on {On}"))
{
    public static readonly Facet<Grant> PrivilegesFacet = new("privileges", g => g.Privileges.ToString(), (own, from) => own with { Privileges = from.Privileges });
    public static readonly Kind<Grant> OfKind = new("grant", PrivilegesFacet);

    public override Kind Kind => OfKind;

    /// <summary>Lower case, sorted; a trailing <c>*</c> marks the grant option: <c>insert, select*</c>.</summary>
    public EquatableArray<string> Privileges { get; init; }

    public override ObjectId? Parent() => On;
}
