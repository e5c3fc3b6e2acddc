using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Access control lists as aclexplode gives them (manual 5.8), brought to the form in which grants are kept.</summary>
internal static class Acl
{
    private const string Public = "public";

    /// <summary>
    /// The privileges of each role, both sorted, a grant option marked by <c>*</c>. Of PUBLIC, under <c>public</c>, what it has beyond
    /// <paramref name="fromStart"/>, and, marked by <c>-</c>, what it has no longer.
    /// </summary>
    /// <param name="owner">Whose own privileges say nothing.</param>
    public static IEnumerable<RolePrivileges> Read(Reading reading, uint[] grantees, string[] privileges, uint owner, IReadOnlyList<string> fromStart)
    {
        var sets = new List<RoleSet> { new(Public) };
        for (var i = 0; i < grantees.Length; i++)
        {
            if (grantees[i] == owner) continue;
            var role = grantees[i] == 0 ? Public : reading.RoleOf(grantees[i]);
            var set = sets.Find(s => s.Role == role);
            if (set is null) sets.Add(set = new(role));
            set.Privileges.Add(privileges[i]);
        }
        sets.Sort(static (a, b) => string.CompareOrdinal(a.Role, b.Role));
        foreach (var set in sets)
        {
            // two grantors may have given the same, one of them with the option
            var has = set.Privileges.Where(p => !set.Privileges.Contains(p + "*"));
            if (set.Role == Public) has = has.Where(p => !fromStart.Contains(p)).Concat(fromStart.Where(p => !set.Privileges.Contains(p)).Select(p => "-" + p));
            var told = has.Order(StringComparer.Ordinal).ToEquatableArray();
            if (set.Role != Public || !told.IsEmpty) yield return new(set.Role, told);
        }
    }

    private sealed record RoleSet(string Role)
    {
        public HashSet<string> Privileges { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>What one role may do.</summary>
internal sealed record RolePrivileges(string Role, EquatableArray<string> Privileges);
