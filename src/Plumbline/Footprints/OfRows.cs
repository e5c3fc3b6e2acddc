using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Statements on rows (manual 13.3.1; TRUNCATE).</summary>
internal static class OfRows
{
    public static void Read(FootprintReader reader, DataStep step)
    {
        if (step.Action != "truncate")
        {
            reader.Take(step.Table, LockMode.RowExclusive, Work.Write, null, $"its rows are written ({step.Action})");
            return;
        }
        Truncate(reader, step.Table, []);
    }

    /// <summary>The table's files are put aside at once, however large; with CASCADE those of every table that refers to it.</summary>
    private static void Truncate(FootprintReader reader, ObjectName table, HashSet<ObjectName> seen)
    {
        if (!seen.Add(table)) return;
        reader.Take(table, LockMode.AccessExclusive, Work.None, null, "it is emptied");
        foreach (var below in Dialects.Postgres.Partitions.AllBelow(reader.Before, table)) Truncate(reader, below.Name, seen);
        if (!reader.Statement.Clauses.HasFlag(Clauses.Cascade)) return;
        foreach (var key in reader.Before.Dependents(new(Table.OfKind, table)).OfType<ForeignKey>())
            if (key.ReferencedTable == table) Truncate(reader, key.Name.OfTable(), seen);
    }
}
