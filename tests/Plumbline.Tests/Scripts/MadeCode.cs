using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

internal static class MadeCode
{
    public static readonly Func<Dice, string?>[] Makers = [Function, Function, Procedure, Aggregate, View, View, Materialized, TriggerFunction, Trigger, Trigger, Policy, Policy, Rule, Standard, EventTrigger];

    private static string Function(Dice dice)
    {
        var arguments = dice.Of("", "a int", "a int, b text DEFAULT 'x'", "IN a integer, OUT b text", "VARIADIC a text[]", "a numeric(10,2), INOUT b bigint", "\"A b\" timestamptz DEFAULT now()", "integer, text");
        var returns = arguments.Contains("OUT") ? "" : dice.Of(" RETURNS int", " RETURNS SETOF text", " RETURNS TABLE (x int, \"Y z\" text)", " RETURNS void", " RETURNS numeric", " RETURNS record");
        var clauses = dice.Maybe(3, dice.Of(" STABLE", " IMMUTABLE", " VOLATILE")) + dice.Maybe(4, " STRICT") + dice.Maybe(4, " SECURITY DEFINER") + dice.Maybe(5, " PARALLEL SAFE") + dice.Maybe(6, " COST 250") + dice.Maybe(6, " SET search_path = pg_catalog, public")
            + dice.Maybe(7, " SET work_mem = '10MB'") + dice.Maybe(9, " LEAKPROOF") + (returns.Contains("SETOF") || returns.Contains("TABLE") ? dice.Maybe(4, " ROWS 42") : "");
        return $"CREATE FUNCTION {dice.NewName("fun")}({arguments}){returns} LANGUAGE plpgsql{clauses} AS $f$ BEGIN RAISE NOTICE '{dice.Next(1, 99)}; it''s'; END $f$";
    }

    /// <summary>A body that the server keeps parsed.</summary>
    private static string? Standard(Dice dice) =>
        dice.Version < 14 ? null : $"CREATE FUNCTION {dice.NewName("std")}(a int, b text) RETURNS {dice.Of("int RETURN a + 1", "boolean RETURN (a > 0 AND b <> '')", "text BEGIN ATOMIC SELECT b || 'x'; END", "int BEGIN ATOMIC SELECT 1; SELECT a; END")}";

    private static string Procedure(Dice dice) =>
        $"CREATE PROCEDURE {dice.NewName("proc")}({dice.Of("", "a int", "INOUT a text")}) LANGUAGE plpgsql AS 'BEGIN NULL; END'";

    private static string Aggregate(Dice dice) =>
        dice.Of($"CREATE AGGREGATE {dice.NewName("agg")} (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')", $"CREATE AGGREGATE {dice.NewName("agg")} (text) (SFUNC = textcat, STYPE = text, PARALLEL = safe)", $"CREATE AGGREGATE {dice.NewName("agg")} (float8) (SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_avg, INITCOND = '{{0,0,0}}')");

    private static string? View(Dice dice) => Query(dice, out _) is not { } query ? null :
        $"CREATE VIEW {dice.NewName("view")}{dice.Maybe(6, " WITH (security_barrier = true)")} AS {query}";

    private static string? Materialized(Dice dice) => Query(dice, out _) is not { } query ? null : $"CREATE MATERIALIZED VIEW {dice.NewName("mat")} AS {query}";

    private static string? Query(Dice dice, out Table? from)
    {
        from = dice.AnyTable();
        if (from is null || dice.Columns(from) is not { Count: > 0 } columns) return null;
        IReadOnlyList<Column> ordered = columns.Where(MadeExpressions.IsOrdered).DefaultIfEmpty(columns[0]).ToList();
        var (one, table) = (dice.Of(ordered), Dice.Sql(from));
        var told = MadeExpressions.IsOrdered(one) ? $"q.{Dice.Bare(one)}" : $"(q.{Dice.Bare(one)} IS NULL)";
        var condition = MadeExpressions.Condition(dice, columns, "q.");
        var other = dice.AnyTable(t => dice.Columns(t).Count > 0);
        return dice.Of(
            $"SELECT {Dice.Bare(one)} AS first_one, {Dice.Bare(dice.Some(columns, 1, 3).Except([one]).DefaultIfEmpty(one))} FROM {table} q WHERE {condition}".Replace($"first_one, {Dice.Bare(one)} FROM", "first_one FROM"),
            $"SELECT {told} AS first_one, count(*) AS n FROM {table} AS q WHERE {condition} GROUP BY {told} HAVING count(*) > 1",
            $"SELECT count(*) AS first_one, max(o.n) AS top FROM {table} q LEFT JOIN (SELECT 1 AS n, 'x'::text AS label) o ON o.n = 1 AND {condition}",
            $"WITH w AS (SELECT q.* FROM {table} q) SELECT count(*) AS first_one FROM w WHERE EXISTS (SELECT 1 FROM {Dice.Sql(other ?? from)} z)",
            $"SELECT 1 AS first_one, 'a'::text AS k UNION ALL SELECT 2, 'b' FROM {table} q WHERE {condition} ORDER BY 1 LIMIT 10",
            $"SELECT row_number() OVER (ORDER BY (q.{Dice.Bare(one)} IS NULL)) AS first_one, CASE WHEN {condition} THEN 'yes' ELSE 'no' END AS answer FROM {table} q",
            $"SELECT first_one FROM (VALUES (1, 'x'), (2, 'y')) AS v(first_one, label) WHERE v.label IN ('x', 'z')");
    }

    private static string TriggerFunction(Dice dice) =>
        $"CREATE FUNCTION {dice.NewName("trg")}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";

    private static string? Trigger(Dice dice)
    {
        if (dice.Any<Function>(f => f.Returns == "trigger") is not { } function || dice.AnyTable() is not { } table || dice.Columns(table) is not { Count: > 0 } columns) return null;
        var call = $"EXECUTE FUNCTION {Quoting.Name(function.BareName())}({dice.Of("", "", "'a'", "'it''s', 'b'")})";
        var (name, on) = (Quoting.Name(dice.NewWord("tr")), $" ON {Dice.Sql(table)}");
        return dice.Next(0, 5) switch
        {
            0 => $"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT OR UPDATE{on} DEFERRABLE{dice.Maybe(2, " INITIALLY DEFERRED")} FOR EACH ROW {call}",
            1 when table.PartitionBy is null => $"CREATE TRIGGER {name} AFTER UPDATE{on} REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT {call}",
            2 => $"CREATE TRIGGER {name} BEFORE UPDATE OF {Dice.Bare(dice.Some(columns, 1, 2))} OR DELETE{on} FOR EACH ROW {call}",
            3 => $"CREATE TRIGGER {name} AFTER {dice.Of("TRUNCATE", "INSERT OR DELETE OR TRUNCATE")}{on} FOR EACH STATEMENT {call}",
            _ => $"CREATE TRIGGER {name} AFTER UPDATE{on} FOR EACH ROW{dice.Maybe(2, $" WHEN (OLD.* IS DISTINCT FROM NEW.* AND {MadeExpressions.Condition(dice, columns, "NEW.", 1)})")} {call}",
        };
    }

    private static string? Policy(Dice dice)
    {
        if (dice.AnyTable() is not { } table || dice.Columns(table) is not { Count: > 0 } columns) return null;
        var command = dice.Of("ALL", "SELECT", "INSERT", "UPDATE", "DELETE");
        var roles = dice.Maybe(2, $" TO {dice.Of("public", "pg_monitor", "pg_read_all_stats, pg_monitor", "CURRENT_USER")}");
        var condition = dice.Once(4) ? $"EXISTS (SELECT 1 FROM {Dice.Sql(dice.AnyTable() ?? table)} AS other WHERE true)" : MadeExpressions.Condition(dice, columns);
        var own = dice.Once(3) ? "current_setting('app.user', true) = CURRENT_USER" : condition;
        return $"CREATE POLICY {Quoting.Name(dice.NewWord("pol"))} ON {Dice.Sql(table)}{dice.Maybe(4, " AS RESTRICTIVE")} FOR {command}{roles}{(command == "INSERT" ? "" : $" USING ({own})")}{(command is "SELECT" or "DELETE" ? "" : dice.Once(2) || command == "INSERT" ? $" WITH CHECK ({condition})" : "")}";
    }

    private static string? Rule(Dice dice)
    {
        if (dice.AnyTable(t => t.PartitionBy is null) is not { } table) return null;
        return $"CREATE RULE {Quoting.Name(dice.NewWord("rule"))} AS ON {dice.Of("INSERT", "UPDATE", "DELETE")} TO {Dice.Sql(table)} DO {dice.Of("NOTHING", "INSTEAD NOTHING", "ALSO SELECT 1", "ALSO NOTIFY changed")}";
    }

    private static string? EventTrigger(Dice dice) => null;
}
