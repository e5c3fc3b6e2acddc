using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>Who judges while the replay goes on says what is said when it has ended.</summary>
public class StatementJudgeTests
{
    private static readonly IReadOnlyList<StatementRule> s_rules = [.. AllRules.List.OfType<StatementRule>()];

    /// <summary>Several hundred files, with functions, drops, rows that are moved and what only the end tells.</summary>
    private static List<Migration> Files()
    {
        var texts = new List<string> { "CREATE TABLE a (id int PRIMARY KEY, c0 text);" };
        for (var i = 1; i < 400; i++)
            texts.Add((i % 6) switch
            {
                0 => $"ALTER TABLE a ADD COLUMN c{i} text NOT NULL;",
                1 => $"CREATE TABLE t{i} (id int, a_id int REFERENCES a);",
                2 => $"CREATE FUNCTION f{i}() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(t{i - 1}.a_id + a.missing) FROM t{i - 1}, a); END $$;",
                3 => $"INSERT INTO t{i - 2} SELECT id, id FROM a; ALTER TABLE t{i - 2} DROP COLUMN a_id;",
                4 => $"UPDATE a SET c0 = 'x' || id; CREATE INDEX i{i} ON a (c0);",
                _ => $"DROP TABLE t{i - 4};",
            });
        return [.. texts.Select((text, i) => new Migration($"{i:000}.sql", MigrationStyle.Numbered, $"{i:000}", new("history", $"migrations/{i:000}.sql", text)))];
    }

    private static IEnumerable<string> Said(IEnumerable<Finding>? findings) => findings!.Select(f => $"{f.Where} {f.Rule} {f.Message}");

    [Fact]
    public void What_is_judged_during_the_replay_is_what_is_judged_after_it()
    {
        var judge = new StatementJudge(Targets.Of(17), s_rules);
        var history = new Replayer(AllDialects.Find("postgres")!, new()).Replay("migrations", Files(), judge);
        var after = StatementJudge.Judge(history, "postgres", Targets.Of(17), s_rules);
        Assert.Equal(Said(after), Said(judge.Finish(history, s_rules)));
        Assert.True(after.Select(f => f.Rule).Distinct().Count() > 5, string.Join(" ", after.Select(f => f.Rule).Distinct()));
        Assert.Contains(after, f => f.Rule == "function-body-references-missing-object");
    }

    [Fact]
    public void A_history_that_came_to_run_in_another_order_is_judged_anew()
    {
        var files = Files();
        files.Insert(1, new("000a.sql", MigrationStyle.Numbered, "000a", new("history", "migrations/000a.sql", "ALTER TABLE t1 ADD COLUMN later int;")));
        var judge = new StatementJudge(Targets.Of(17), s_rules);
        var history = new Replayer(AllDialects.Find("postgres")!, new()).Replay("migrations", files, judge);
        Assert.NotEmpty(history.OrderFaults);
        Assert.Null(judge.Finish(history, s_rules));
    }

    [Fact]
    public void Another_set_of_rules_is_judged_anew()
    {
        var judge = new StatementJudge(Targets.Of(17), [.. s_rules.Skip(1)]);
        var history = new Replayer(AllDialects.Find("postgres")!, new()).Replay("migrations", Files(), judge);
        Assert.Null(judge.Finish(history, s_rules));
    }

    /// <summary>Every case of the rules is judged this way: a rule that looks ahead without saying so fails there.</summary>
    [Fact]
    public void Who_asks_for_the_end_too_early_is_told()
    {
        var runs = new Chronicle("postgres", 1);
        Assert.Throws<InvalidOperationException>(() => runs.End);
    }
}
