using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Tests.Scripts;

/// <summary>What a database holds of a replayed catalog once its session has ended.</summary>
internal static class Held
{
    /// <param name="role">Who ran the statements: what belongs to that role is not told to belong to anybody.</param>
    public static Catalog By(Catalog catalog, string role)
    {
        catalog = catalog.WithoutRefused();
        foreach (var subject in catalog.Objects.ToList())
        {
            if (subject.Name.Schema == Names.TemporarySchema) catalog = catalog.Without(subject.Id());
            else if (subject.Owner == role) catalog = catalog.With(subject with { Owner = null });
            if (subject is Policy policy && policy.Roles.Any(IsWhoRuns)) catalog = catalog.With(policy with { Roles = policy.Roles.Select(r => IsWhoRuns(r) ? role : r).Distinct().Order(StringComparer.Ordinal).ToEquatableArray() });
        }
        return catalog;
    }

    private static bool IsWhoRuns(string role) => role is "current_user" or "session_user" or "current_role";
}
