using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sources;
using Plumbline.Truth;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>The same cases as two voices of a project: what the truth table asks of the history leads where the case says.</summary>
public sealed class TruthPlanTests
{
    private const int MostAnswers = 20;

    public static TheoryData<string> Cases() => PlanCaseTests.Cases();

    public static TheoryData<string> SqliteCases() => PlanCaseTests.SqliteCases();

    [Theory, MemberData(nameof(Cases))]
    public void A_declared_schema_leads_there(string path) => Judge(PlanCase.Read(path));

    [Theory, MemberData(nameof(SqliteCases))]
    public void A_declared_schema_of_SQLite_leads_there(string path) => Judge(PlanCase.Read(path, SqliteDialect.Instance));

    private static void Judge(PlanCase one)
    {
        var (before, after) = (PlanCase.Replay(one.Before, one.Settings.Version, one.Dialect), PlanCase.Replay(one.After, one.Settings.Version, one.Dialect));
        if (one.Plan(before, after, one.Settings).Plan is null) return;
        var project = new Project("case", [Voiced("declared", SourceRole.Declared, "sql", after), Voiced("history", SourceRole.History, "migrations", before)]) { Renames = one.Renames, PostgresVersion = one.Settings.Version };
        var settings = one.Settings;
        var result = Make();
        for (var answers = 0; result.Questions.Any(q => q.Kind == QuestionKind.Rename) && answers < MostAnswers; answers++)
        {
            // two of another name are two: the case says where they are one
            var answer = result.Questions.First(q => q.Kind == QuestionKind.Rename).Answers[^1].Line.Split(" -> ");
            project = project with { Renames = [.. project.Renames, new(answer[0], answer[1])] };
            result = Make();
        }
        Assert.Empty(result.Questions.Select(q => q.Says));
        Assert.True(result.Faults.IsEmpty, string.Join("\n", result.Faults));
        Assert.Empty(PlanReplay.Differences(result.Plan!.After, after));

        PlanResult Make()
        {
            var truth = TruthTable.Of(project);
            return Plans.Make(Goal.Of(truth, truth.VoiceOf(SourceRole.History), settings), one.Dialect, settings);
        }

        Source Voiced(string name, SourceRole role, string format, Catalog catalog) => new(name, role, format, one.Dialect.Name, name, catalog, Voice.Everything);
    }
}
