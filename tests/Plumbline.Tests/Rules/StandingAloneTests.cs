using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Footprints;
using Plumbline.Planning;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>What is judged from a statement's effects and what is read from its words before anything ran is one answer.</summary>
public class StandingAloneTests
{
    public static TheoryData<string> Files() => new(SqlCase.All().Select(c => Path.Combine("rules", c)).Concat(Directory.EnumerateFiles(Repository.Path("tests", "cases", "footprints"), "*.sql").Select(f => Path.Combine("footprints", Path.GetFileName(f)))));

    [Theory, MemberData(nameof(Files))]
    public void Statements_that_stand_alone_are_the_same_by_both_ways(string path)
    {
        var text = File.ReadAllText(Repository.Path("tests", "cases", path));
        var migration = new Migration("01.sql", MigrationStyle.Numbered, "01", new("history", "01.sql", text));
        var run = new Replayer(PostgresDialect.Instance, new() { PostgresVersion = 18 }).Replay("", [migration]).Runs[0];
        var replayed = run.Statements.Where(s => !s.Clauses.HasFlag(Clauses.InBlock)).ToDictionary(s => s.Start, StandingAlone.Is);
        var read = MigrationScript.Read(migration, migration.Text, _ => null).Statements;
        Assert.All(read.Where(s => replayed.ContainsKey(s.Start)), s => Assert.True(replayed[s.Start] == s.StandsAlone, s.Text()));
        Assert.Equal(read.Count, replayed.Count);
    }
}
