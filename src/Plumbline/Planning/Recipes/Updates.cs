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
        if (!situation.MayBeLarge(column.Name.OfTable()))
        {
            yield return Step.Of(column.Id(), because, StepPace.Brief, set);
            yield break;
        }
        yield return new(column.Id(), because, StepPace.Alone,
        [
            new($"""
                DO $$
                BEGIN
                  LOOP
                    {set}
                      AND ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {name} IS NULL LIMIT {Batch}));
                    EXIT WHEN NOT FOUND;
                    COMMIT;
                  END LOOP;
                END $$
                """) { InTransaction = set },
        ]);
    }
}
