using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>What a domain shall hold from now on is looked for in every table that uses it (manual, ALTER DOMAIN).</summary>
internal static class OfDomains
{
    public static void Read(FootprintReader reader, Change change)
    {
        if (change is not Change.Altered { Before: Domain before, After: Domain after }) return;
        // A check that is renamed is not looked at.
        var isNew = after.Checks.Count > before.Checks.Count;
        var verifies = !before.NotNull && after.NotNull || after.Checks.Any(c => !c.NotValid && (before.Checks.FirstOrDefault(b => b.Name == c.Name)?.NotValid ?? isNew));
        if (!verifies) return;
        foreach (var table in Users(reader.Before, after.Id(), []).Distinct()) reader.Take(table, LockMode.Share, Work.Scan, after.Id(), $"every row is read to verify domain {after.Name}");
    }

    /// <summary>The tables whose rows hold values of the domain.</summary>
    private static IEnumerable<ObjectName> Users(Catalog catalog, ObjectId type, HashSet<ObjectId> seen)
    {
        if (!seen.Add(type)) yield break;
        foreach (var user in catalog.Dependents(type))
            if (user is Column { Generated: null } column && IsOf(column.Type, type)) yield return column.Name.OfTable();
            else if (user is Domain)
                foreach (var table in Users(catalog, user.Id(), seen)) yield return table;
    }

    private static bool IsOf(SqlType type, ObjectId domain) => type.Name == domain.Name.Name && type.Schema == domain.Name.Schema;
}
