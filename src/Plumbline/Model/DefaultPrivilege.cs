namespace Plumbline.Model;

/// <summary>ALTER DEFAULT PRIVILEGES: what a role gets on objects made later by <see cref="Creator"/> (manual, ALTER DEFAULT PRIVILEGES).</summary>
/// <param name="Creator">null for the role that ran the statement.</param>
/// <param name="InSchema">null for every schema.</param>
/// <param name="ObjectType"><c>tables</c>, <c>sequences</c>, <c>functions</c>, <c>types</c>, <c>schemas</c>.</param>
public sealed record DefaultPrivilege(string? Creator, string? InSchema, string ObjectType, string Grantee)
    : SchemaObject(new ObjectName(null, $"{Grantee} on {ObjectType} of {Creator ?? "current role"} in {InSchema ?? "all schemas"}"))
{
    public static readonly Facet<DefaultPrivilege> PrivilegesFacet = new("privileges", g => g.Privileges.ToString(), (own, from) => own with { Privileges = from.Privileges });
    public static readonly Kind<DefaultPrivilege> OfKind = new("default privilege", PrivilegesFacet);

    /// <summary>What the privileges for all schemas hang on, so that they are found without a search.</summary>
    public static readonly ObjectId Everywhere = new(Schema.OfKind, new(null, ""));

    public override Kind Kind => OfKind;

    /// <summary>As in <see cref="Grant.Privileges"/>; a leading <c>-</c> marks one that was revoked from the built-in default.</summary>
    public EquatableArray<string> Privileges { get; init; }

    public override ObjectId? Parent() => InSchema is null ? Everywhere : new(Schema.OfKind, new(null, InSchema));
}
