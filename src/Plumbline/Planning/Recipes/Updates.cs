using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>Fills a column in the rows that lack a value.</summary>
internal static class Updates
{
    /// <summary>How many rows are written between two commits.</summary>
    private const int Batch = 5_000;

    public static IEnumerable<Step> Of(Column column, Backfill backfill, Situation situation)
    {
        var (table, name) = (Quoting.Name(column.Name.OfTable()), Quoting.Name(column.Name.Name));
        var because = $"{column.Name} in the rows that are there: {backfill.Expression} ({backfill.From})";
        var set = $"UPDATE {table} SET {name} = {backfill.Expression} WHERE {name} IS NULL";
        var done = IsPublished(column.Name.OfTable(), situation) ? $"NOT EXISTS (SELECT FROM {table} WHERE {name} IS NULL)" : null;
        if (situation.MayBeLarge(column.Name.OfTable())) yield return new Filling(column, backfill) { Done = done }.Step();
        else yield return new(column.Id(), because, StepPace.Brief, [new(set) { Unless = done }]);
    }

    /// <summary>Where nothing identifies the rows, the server refuses even to look for some to fill (55000).</summary>
    private static bool IsPublished(ObjectName table, Situation situation) =>
        situation.Before.OfType<Publication>().Concat(situation.After.OfType<Publication>()).Any(p => p.AllTables || p.Tables.Any(t => t.Table == table) || p.Schemas.Contains(table.Schema ?? "public"));

    /// <summary>A block that commits again and again, so that nobody waits long for a row.</summary>
    /// <param name="unless">A condition under which nothing is to be done: a block cannot commit inside another.</param>
    internal static PlannedStatement InBatches(string table, string set, string where, string? unless = null)
    {
        var update = $"UPDATE {table} SET {set} WHERE {where}";
        var leave = unless is null ? "" : $"\n  IF {unless} THEN\n    RETURN;\n  END IF;";
        return new($"""
            DO $$
            BEGIN{leave}
              LOOP
                {update}
                  AND ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {where} LIMIT {Batch}));
                EXIT WHEN NOT FOUND;
                COMMIT;
              END LOOP;
            END $$
            """) { InTransaction = update };
    }
}
