using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>The roles that an object names: its owner, and whom a grant, a policy or a default privilege is for. Names of the server's own making are among them.</summary>
public static class RoleNames
{
    public static IEnumerable<string> In(SchemaObject subject)
    {
        if (subject.Owner is { } owner) yield return owner;
        if (subject is Grant grant) yield return grant.Grantee;
        if (subject is DefaultPrivilege privilege)
        {
            yield return privilege.Grantee;
            if (privilege.Creator is { } creator) yield return creator;
        }
        if (subject is not Policy policy) yield break;
        foreach (var role in policy.Roles) yield return role;
    }
}
