using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sources;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>A plan for a database comes behind the files of the history that have yet to run there.</summary>
public class WaitingTests
{
    private const string Init = "CREATE TABLE a (id integer PRIMARY KEY, name text);", Wanted = "CREATE TABLE a (id integer PRIMARY KEY, name text, note text, extra text);";

    private static (Waiting Waiting, Plan Plan) Of(string live, params string[] files)
    {
        var sections = files.Select((f, i) => ($"migrations/0{i + 1}_file.sql", f)).ToDictionary();
        (sections["databases/live.sql"], sections["declared/schema.sql"]) = (live, Wanted);
        var project = TextProject.Of(sections);
        var waiting = Waiting.In(project, TruthTable.Of(project));
        var truth = TruthTable.Of(waiting.Project);
        var settings = new PlanSettings { Name = "next", Version = 15 };
        var made = Plans.Make(Goal.Of(truth, truth.VoiceOf(SourceRole.Database), settings), AllDialects.Find(AllDialects.Postgres)!, settings);
        Assert.NotNull(made.Plan);
        return (waiting, made.Plan);
    }

    private static IEnumerable<string> Adds(Plan plan) => plan.After.OfType<Column>().Where(c => !plan.Before.Contains(c.Id())).Select(c => c.Name.Name).Order(StringComparer.Ordinal);

    [Fact]
    public void What_a_waiting_file_does_is_not_planned_again()
    {
        var (waiting, plan) = Of(Init, Init, "ALTER TABLE a ADD COLUMN note text;");
        Assert.Equal("02_file", Assert.Single(waiting.Files).Name.Replace(".sql", ""));
        Assert.Equal(["extra"], Adds(plan));
    }

    [Fact]
    public void With_all_of_it_waiting_there_is_nothing_to_plan()
    {
        var (waiting, plan) = Of(Init, Init, "ALTER TABLE a ADD COLUMN note text;", "ALTER TABLE a ADD COLUMN extra text;");
        Assert.Equal(2, waiting.Files.Count);
        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public void A_file_that_has_run_waits_for_nothing()
    {
        var (waiting, plan) = Of($"{Init} ALTER TABLE a ADD COLUMN note text;", Init, "ALTER TABLE a ADD COLUMN note text;");
        Assert.Empty(waiting.Files);
        Assert.Equal(["extra"], Adds(plan));
    }

    [Fact]
    public void A_waiting_file_that_cannot_run_there_is_not_counted_on()
    {
        var (waiting, plan) = Of(Init, Init, "ALTER TABLE a ADD COLUMN note text; ALTER TABLE nowhere ADD COLUMN b text;");
        Assert.Empty(waiting.Files);
        Assert.Equal("42P01", Assert.Single(waiting.Refused).Why.SqlState);
        Assert.Equal(["extra", "note"], Adds(plan));
    }
}
