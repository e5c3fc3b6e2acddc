using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>A plan's header names what it starts from and what it reaches: a file that somebody has changed since reaches something else.</summary>
internal static class AsPlanned
{
    /// <param name="readings">The schema before and after, as each who can tell words it: the one by whom it was planned is known by its fingerprint.</param>
    /// <returns>Null where no header names both, or where it was planned by another reading.</returns>
    public static Promise? Look(IReadOnlyList<ProvedFile> files, IEnumerable<(Catalog Before, Catalog After)> readings)
    {
        var heads = files.Select(f => (Before: PlannedFor.Fingerprint(f.Migration.Text), After: PlannedFor.FingerprintAfter(f.Migration.Text))).Where(h => h is { Before: not null, After: not null }).Distinct().ToList();
        if (heads is not [var (before, after)]) return null;
        foreach (var reading in readings)
        {
            if (reading.Before.Fingerprint() != before) continue;
            var reached = reading.After.Fingerprint();
            return reached == after ? Promise.Held(Promises.AsPlanned, $"from {before} to {after}") : Promise.Failed(Promises.AsPlanned, $"its header says that it leads from {before} to {after}, and it leads to {reached}: it was changed after it was planned");
        }
        return null;
    }
}
