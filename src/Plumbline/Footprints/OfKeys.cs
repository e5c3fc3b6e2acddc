using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Primary keys, unique and exclusion constraints: an index is built for them, unless there is one to take (manual, ALTER TABLE, ADD table_constraint_using_index).</summary>
internal static class OfKeys
{
    public static void Read(FootprintReader reader, Change change)
    {
        var key = change.Subject();
        var table = key.Name.OfTable();
        switch (change)
        {
            case Change.Added when TakesIndex(reader, key):
                reader.Take(table, LockMode.AccessExclusive, Work.None, key.Id(), $"{key.Name.Name} takes over its index");
                break;
            case Change.Added:
                reader.Take(table, LockMode.AccessExclusive, Work.Build, key.Id(), $"the index of {key.Name.Name} is built");
                break;
            case Change.Renamed or Change.Altered when reader.Statement.Command is not "ALTER TABLE": break;
            default:
                reader.Take(table, LockMode.AccessExclusive, Work.None, key.Id(), $"{key.Name.Name} {OfParts.Done(change)}");
                break;
        }
    }

    /// <summary>USING INDEX: an index of the same keys is gone, and the constraint stands in its place.</summary>
    private static bool TakesIndex(FootprintReader reader, SchemaObject key) =>
        reader.Statement.Effects.Any(e => e is Change.Dropped { Before: Model.Index { Unique: true } index } && index.Name.OfTable() == key.Name.OfTable());
}
