using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sources;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>What a plan may not decide by itself stops it, with the lines that answer it; what nobody declared stays.</summary>
public sealed class QuestionTests
{
    private const string History = "CREATE TABLE orders (id integer PRIMARY KEY, ship_addr text, status text, note text, code text);\nCREATE INDEX orders_note_idx ON orders (note);";
    private const string Declared = "CREATE TABLE orders (id integer PRIMARY KEY, ship_address text, status text NOT NULL, code varchar(5));";

    private static PlanResult Plan(PlanSettings settings, string declared = Declared, string history = History, string? database = null, params RenameAnswer[] renames)
    {
        var files = new Dictionary<string, string> { ["declared/schema.sql"] = declared, ["migrations/001_orders.sql"] = history };
        if (database is not null) files["databases/live.sql"] = database;
        var truth = TruthTable.Of(TextProject.Of(files, renames));
        return Plans.Make(Goal.Of(truth, database is null ? truth.VoiceOf(SourceRole.History) : truth.Voices.Count - 1, settings), PostgresDialect.Instance, settings);
    }

    private static Question Asked(PlanResult result, QuestionKind kind)
    {
        Assert.Null(result.Plan);
        return Assert.Single(result.Questions, q => q.Kind == kind);
    }

    [Fact]
    public void A_likely_rename_stops_with_both_readings()
    {
        var question = Asked(Plan(new()), QuestionKind.Rename);
        Assert.Equal(["orders.ship_addr -> ship_address", "orders.ship_addr -> ship_addr"], question.Answers.Select(a => a.Line));
        Assert.All(question.Answers, a => Assert.Equal("renames", a.Path));
        Assert.Equal("declared/schema.sql", question.Where.File);
    }

    [Fact]
    public void A_drop_of_what_holds_rows_stops_and_names_its_consent()
    {
        Assert.Equal(["orders.note", "drop-column:orders.note"], Asked(Plan(new()), QuestionKind.Drop).Answers.Select(a => a.Line));
    }

    [Fact]
    public void A_value_that_nobody_knows_is_asked_for_with_the_number_of_rows()
    {
        var column = new ObjectId(Column.OfKind, new("public", "status", "orders"));
        var question = Asked(Plan(new() { Nulls = new Dictionary<ObjectId, long> { [column] = 3 } }), QuestionKind.Backfill);
        Assert.Contains("the 3 rows that lack one", question.Says);
        Assert.Equal("plan.backfill", Assert.Single(question.Answers).Path);
        Assert.DoesNotContain(Plan(new() { Nulls = new Dictionary<ObjectId, long> { [column] = 0 } }).Questions, q => q.Kind == QuestionKind.Backfill);
    }

    [Fact]
    public void Values_that_may_not_fit_are_asked_about()
    {
        Assert.Equal("narrow-column:orders.code", Asked(Plan(new()), QuestionKind.Narrowing).Answers[0].Line);
    }

    [Fact]
    public void Answers_make_the_plan()
    {
        var settings = new PlanSettings { Allow = ["narrow-column:orders.code"], Keep = ["orders.note"], Backfill = new Dictionary<string, string> { ["orders.status"] = "'new'" } };
        var plan = Plan(settings, renames: new RenameAnswer("orders.ship_addr", "ship_address")).Plan;
        Assert.NotNull(plan);
        Assert.Contains(plan.Steps, s => s.Statements.Any(t => t.Sql == "ALTER TABLE orders RENAME COLUMN ship_addr TO ship_address"));
        Assert.Equal(["orders.note", "orders.orders_note_idx"], plan.Left.Select(l => l.Subject.Name.ToString()).Order());
        Assert.DoesNotContain(plan.Steps, s => s.Statements.Any(t => t.Sql.Contains("DROP") && t.Sql.Contains("note")));
        Assert.Contains("the nulls of orders.status", plan.NotUndone);
    }

    [Fact]
    public void A_consented_drop_says_that_its_values_do_not_come_back()
    {
        var settings = new PlanSettings { Allow = ["drop-column:orders.note"] };
        var plan = Plan(settings, "CREATE TABLE orders (id integer PRIMARY KEY, ship_addr text, status text, code text);").Plan!;
        Assert.Contains(plan.Steps, s => s.Statements.Any(t => t.Sql.Contains("DROP COLUMN note")));
        Assert.Contains("the values of orders.note", plan.NotUndone);
    }

    [Fact]
    public void What_only_the_database_has_is_nobodys_to_drop()
    {
        var made = "CREATE TABLE orders (id integer PRIMARY KEY);";
        var plan = Plan(new(), made + "CREATE TABLE more (id integer PRIMARY KEY);", made, made + "CREATE TABLE audit (at timestamptz);").Plan!;
        Assert.Contains(plan.Left, l => l.Subject.Name.ToString() == "audit");
        Assert.All(plan.Steps, s => Assert.Equal("more", s.Subject.Name.Table ?? s.Subject.Name.Name));
    }

    [Fact]
    public void Security_is_never_weakened_silently()
    {
        var question = Asked(Plan(new(), "CREATE TABLE t (id integer);", "CREATE TABLE t (id integer); ALTER TABLE t ENABLE ROW LEVEL SECURITY;"), QuestionKind.Security);
        Assert.Equal("weaken-table:t", question.Answers[0].Line);
    }

    [Fact]
    public void A_consistent_project_needs_no_plan()
    {
        var plan = Plan(new(), History, History).Plan!;
        Assert.True(plan.IsEmpty);
        Assert.True(plan.Left.IsEmpty);
    }

    [Theory]
    [InlineData("created_at", "names created_at, and orders has no such column; it has")]
    [InlineData("coalesce(stat, 'new')", "names stat")]
    [InlineData("coalesce(note,", "is no SQL expression")]
    [InlineData("coalesce(note, 'new')", null)]
    [InlineData("(SELECT max(label) FROM labels)", null)]
    [InlineData("orders.note", null)]
    public void An_answer_that_no_server_could_follow_is_refused(string expression, string? says)
    {
        var settings = new PlanSettings { Allow = ["*"], Backfill = new Dictionary<string, string> { ["orders.status"] = expression } };
        var result = Plan(settings, renames: new RenameAnswer("orders.ship_addr", "ship_address"));
        if (says is null) Assert.DoesNotContain(result.Faults, f => f.StartsWith("plan.backfill", StringComparison.Ordinal));
        else Assert.Contains(says, Assert.Single(result.Faults));
    }

    [Theory]
    [InlineData("", "now()")]
    [InlineData(", \"Born\" date NOT NULL", "\"Born\"")]
    public void The_value_that_is_proposed_is_there(string more, string proposed)
    {
        var question = Asked(Plan(new(), $"CREATE TABLE a (id integer, at timestamp NOT NULL{more});", $"CREATE TABLE a (id integer{more});"), QuestionKind.Backfill);
        Assert.Equal($"a.at: {proposed}", Assert.Single(question.Answers).Line);
    }
}
