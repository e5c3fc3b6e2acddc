using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Access control lists as aclexplode gives them (manual 5.8), brought to the form in which grants are kept.</summary>
internal static class Acl
{
    /// <summary>The privileges of each role, sorted, a grant option marked by <c>*</c>; PUBLIC under <c>public</c>.</summary>
    /// <param name="owner">Whose own privileges say nothing.</param>
    public static SortedDictionary<string, EquatableArray<string>> ByRole(Reading reading, uint[] grantees, string[] privileges, uint owner)
    {
        var sets = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        for (var i = 0; i < grantees.Length; i++)
        {
            if (grantees[i] == owner) continue;
            var role = grantees[i] == 0 ? "public" : reading.Roles.GetValueOrDefault(grantees[i], $"role {grantees[i]}");
            if (!sets.TryGetValue(role, out var set)) sets[role] = set = new(StringComparer.Ordinal);
            set.Add(privileges[i]);
        }
        var result = new SortedDictionary<string, EquatableArray<string>>(StringComparer.Ordinal);
        // two grantors may have given the same, one of them with the option
        foreach (var (role, set) in sets) result[role] = set.Where(p => !set.Contains(p + "*")).ToEquatableArray();
        return result;
    }

    /// <summary>What PUBLIC has beyond <paramref name="fromStart"/>, and, marked by <c>-</c>, what it has no longer.</summary>
    public static EquatableArray<string> OfPublic(IReadOnlyDictionary<string, EquatableArray<string>> byRole, IReadOnlyList<string> fromStart)
    {
        var present = byRole.GetValueOrDefault("public");
        var kept = present.Where(p => !fromStart.Contains(p));
        var gone = fromStart.Where(p => !present.Contains(p)).Select(p => "-" + p);
        return kept.Concat(gone).Order(StringComparer.Ordinal).ToEquatableArray();
    }
}
