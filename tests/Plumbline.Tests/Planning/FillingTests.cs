using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>Columns of one table are filled in one walk through it, and old rows are proved in as few transactions as can be.</summary>
public class FillingTests
{
    private static IReadOnlyList<Step> Steps(string after, params (string Column, string Expression)[] fills)
    {
        Catalog Replayed(string sql) => PlanReplay.Run(PostgresDialect.Instance.Start(), sql, PostgresDialect.Instance, new()).After;
        var goal = Goal.Between(Replayed("CREATE TABLE t (id integer PRIMARY KEY, a text, b text, c integer); CREATE TABLE u (id integer, a text);"), Replayed(after), []);
        var result = Plans.Make(goal, PostgresDialect.Instance, new PlanSettings { Version = 15, Backfill = fills.ToDictionary(f => f.Column, f => f.Expression) });
        Assert.Empty(result.Faults);
        return [.. result.Plan!.Steps];
    }

    private static IReadOnlyList<Step> Fills(IEnumerable<Step> steps) => [.. steps.Where(s => s.Pace == StepPace.Alone)];

    private const string AllThree = "CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text NOT NULL, c integer NOT NULL); CREATE TABLE u (id integer, a text NOT NULL);";

    [Fact]
    public void Columns_of_one_table_are_filled_together_and_each_keeps_what_it_has()
    {
        var fills = Fills(Steps(AllThree, ("t.a", "'x'"), ("t.b", "upper(id::text)"), ("t.c", "id"), ("u.a", "''")));
        Assert.Equal(2, fills.Count);
        Assert.Contains("SET a = COALESCE(a, 'x'), b = COALESCE(b, (upper(id::text))::text), c = COALESCE(c, (id)::integer) WHERE (a IS NULL OR (b IS NULL AND (upper(id::text)) IS NOT NULL) OR (c IS NULL AND (id) IS NOT NULL))", fills[0].Statements[0].Sql);
        Assert.Equal(["the nulls of t.a", "the nulls of t.b", "the nulls of t.c"], fills[0].Lost);
    }

    [Fact]
    public void A_column_that_is_read_for_another_is_filled_by_itself() =>
        Assert.Equal(4, Fills(Steps(AllThree, ("t.a", "'x'"), ("t.b", "a"), ("t.c", "1"), ("u.a", "''"))).Count);

    [Fact]
    public void A_row_that_gets_no_value_ends_the_walk_instead_of_being_taken_up_for_ever() =>
        Assert.Contains("WHERE a IS NULL AND (b) IS NOT NULL", Assert.Single(Fills(Steps("CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text, c integer); CREATE TABLE u (id integer, a text);", ("t.a", "b")))).Statements[0].Sql);

    [Fact]
    public void Proofs_that_nothing_waits_for_join_later_ones()
    {
        var steps = Steps("CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text, c integer); CREATE TABLE u (id integer CHECK (id > 0), a text);", ("t.a", "''"));
        var proofs = steps.Select((s, i) => (Step: s, At: i)).Where(s => s.Step.Pace == StepPace.Long).ToList();
        Assert.Equal(2, proofs.Count);
        Assert.Equal(proofs[0].At + 1, proofs[1].At);
    }
}
