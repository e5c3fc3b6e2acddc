using System.Text;
using Plumbline.Sql;

namespace Plumbline.Planning.Styles;

/// <summary>
/// A block at the start of a plan that counts the rows which would stop it half way, and raises with their number and the query that shows them.
/// It only reads, each query behind a test of the catalog: run again, it asks for nothing that is done.
/// </summary>
public static class PreconditionBlock
{
    public const string Comment = "-- Rows in the way: counted before anything is changed.\n";

    /// <summary>Without semicolon; empty when no row can be in the way.</summary>
    public static string Of(Plan plan)
    {
        if (plan.Preconditions.IsEmpty) return "";
        var text = new StringBuilder("""
            DO $rows$
            DECLARE
              wish record;
              found bigint;
              ways text := '';
            BEGIN
              FOR wish IN
                SELECT what, rows FROM (VALUES

            """);
        text.AppendJoin(",\n", plan.Preconditions.Select(p => $"      ({SqlString.Quote(p.Wanted)},\n        {Quoted(p.Rows)},\n        {p.Unless})"));
        return text.Append("""

                ) AS wanted (what, rows, done)
                WHERE NOT done
              LOOP
                EXECUTE format('SELECT count(*) FROM (%s) AS rows', wish.rows) INTO found;
                IF found > 0 THEN
                  ways := ways || format(E'\n  %s: %s in the way, shown by %s', wish.what, found, wish.rows);
                END IF;
              END LOOP;
              IF ways <> '' THEN
                RAISE EXCEPTION 'rows are in the way, and nothing was changed:%', ways;
              END IF;
            END $rows$
            """).ToString();
    }

    /// <summary>As a reader would copy it, where a constant in it would else have to be doubled.</summary>
    private static string Quoted(string query) => query.Contains('\'') && !query.Contains('$') ? $"$${query}$$" : SqlString.Quote(query);
}
