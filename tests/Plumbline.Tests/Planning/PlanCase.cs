using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Tests.Planning;

/// <summary>
/// One file of <c>tests/cases/plans</c>, or <c>plans-sqlite</c>: two databases, and the plan that leads from the first to the second and back.
/// <code>
/// --- from 15                        on servers of this major and later
/// --- offline                        the short form
/// --- archive                        rows that are dropped are kept, and come back
/// --- archived plumbline_archive.t   what an earlier plan has kept there
/// --- small                          its tables are known to be small
/// --- rename a.b -> c                an answer
/// --- backfill a.b: expression       another
/// --- nulls a.b: 0                   how many were counted
/// --- rows                           what is in it, for the judge
/// --- before / --- after             what is there, what shall be
/// --- in the way                     what the plan says of those rows, instead of running
/// --- plan / --- undo                accepted
/// --- preconditions / --- not undone / --- questions     accepted, where there are any
/// </code>
/// </summary>
internal sealed record PlanCase(string Path, Dialect Dialect, int From, PlanSettings Settings, string Before, string After, string Accepted)
{
    public const string Separator = "--- ";

    /// <summary>What is another's new name, answered.</summary>
    public EquatableArray<RenameAnswer> Renames { get; init; }

    /// <summary>What fills the tables before the plan runs.</summary>
    public string Rows { get; init; } = "";

    /// <summary>What the server is told of rows that stand in the way; empty where none do.</summary>
    public string InTheWay { get; init; } = "";

    /// <summary>A column of which nobody says what its old rows get is answered for, since there are none.</summary>
    public bool Answers { get; init; }

    private static string FolderOf(Dialect dialect) => Repository.Path("tests", "cases", dialect.Name == AllDialects.Postgres ? "plans" : $"plans-{dialect.Name}");

    public static IEnumerable<string> All() => All(PostgresDialect.Instance);

    public static IEnumerable<string> All(Dialect dialect) =>
        Directory.EnumerateFiles(FolderOf(dialect), "*.sql", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(FolderOf(dialect), f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static PlanCase Read(string path) => Read(path, PostgresDialect.Instance);

    public static PlanCase Read(string path, Dialect dialect)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(FolderOf(dialect), path));
        var (from, settings, before, rows, inTheWay, after, accepted) = (0, new PlanSettings { Version = 15, Allow = ["*"] }, "", "", "", "", "");
        var backfill = new Dictionary<string, string>();
        var nulls = new Dictionary<ObjectId, long>();
        var renames = new List<RenameAnswer>();
        foreach (var section in ("\n" + text).Split("\n" + Separator).Skip(1))
        {
            var end = section.IndexOf('\n');
            var (head, body) = end < 0 ? (section.Trim(), "") : (section[..end].Trim(), section[(end + 1)..]);
            if (head == "before") before = body;
            else if (head == "after") after = body;
            else if (head == "rows") rows = body;
            else if (head == "in the way") inTheWay = body.Trim();
            else if (head is "preconditions" or "plan" or "undo" or "not undone" or "questions") accepted += $"{Separator}{head}\n{(body.Trim() is { Length: > 0 } said ? said + "\n" : "")}";
            else if (head == "offline") settings = settings with { Offline = true };
            else if (head == "archive") settings = settings with { Archive = true };
            else if (head.StartsWith("archived ", StringComparison.Ordinal)) settings = settings with { Archived = Archive.Named(head).ToEquatableArray() };
            else if (head == "small") settings = settings with { Small = true };
            else if (head.StartsWith("from ", StringComparison.Ordinal)) from = int.Parse(head[5..]);
            else if (head.StartsWith("rename ", StringComparison.Ordinal) && head[7..].Split(" -> ") is [var was, var now]) renames.Add(new(was, now));
            else if (head.StartsWith("backfill ", StringComparison.Ordinal) && head.IndexOf(": ", StringComparison.Ordinal) is var colon) backfill[head[9..colon]] = head[(colon + 2)..];
            else if (head.StartsWith("nulls ", StringComparison.Ordinal) && head[6..].Split(": ") is [var column, var count] && column.Split('.') is [var table, var own]) nulls[new(Column.OfKind, new("public", own, table))] = long.Parse(count);
            else throw new InvalidOperationException($"{path}: what is --- {head}?");
        }
        if (from > settings.Version) settings = settings with { Version = from };
        return new(path, dialect, from, settings with { Backfill = backfill, Nulls = nulls }, before, after, accepted) { Rows = rows, InTheWay = inTheWay, Renames = renames.ToEquatableArray() };
    }

    /// <summary>The plan between two catalogs that were made of the case's two scripts.</summary>
    public PlanResult Plan(Catalog before, Catalog after, PlanSettings settings)
    {
        var renames = new List<GoalRename>();
        foreach (var answer in Renames)
            foreach (var subject in before.Objects)
                if (subject.Name.ToString() == answer.Before && after.Find(new(subject.Kind, subject.Name with { Name = answer.After })) is { } now && !after.Contains(subject.Id())) renames.Add(new(subject, now.Name));
        var goal = Goal.Between(before, after, renames);
        var result = Plans.Make(goal, Dialect, settings);
        var open = Answers ? result.Questions.Where(q => q.Kind == QuestionKind.Backfill).ToList() : [];
        return open.Count == 0 ? result : Plans.Make(goal, Dialect, settings with { Backfill = open.ToDictionary(q => q.Subject.Name.ToString(), q => $"(SELECT {Quoting.Name(q.Subject.Name.Name)} FROM {Quoting.Name(q.Subject.Name.OfTable())} LIMIT 1)") });
    }

    /// <summary>What a script makes, in memory.</summary>
    public static Catalog Replay(string sql, int version) => Replay(sql, version, PostgresDialect.Instance);

    public static Catalog Replay(string sql, int version, Dialect dialect)
    {
        var builder = new CatalogBuilder(dialect.Start(), dialect.DefaultSchema) { Version = version, Blocks = DoBlock.Read, Outside = new OutsideObjects([]) };
        var done = dialect.Execute(new SourceText("case", "case.sql", sql), builder);
        if (done.Statements.FirstOrDefault(s => s.Refused is not null) is { } refused) throw new InvalidOperationException($"{refused.Refused!.Message}: {refused.Text()}");
        return done.Findings.Count == 0 ? builder.Current : throw new InvalidOperationException(done.Findings[0].Message);
    }

    public static string Shown(PlanResult result)
    {
        var text = new StringBuilder();
        foreach (var fault in result.Faults) text.Append($"fault: {fault}\n");
        if (!result.Questions.IsEmpty) text.Append($"{Separator}questions\n").AppendJoin("", result.Questions.Select(q => $"{q.Says}\n"));
        if (result.Plan is not { } plan) return text.ToString();
        if (!plan.Preconditions.IsEmpty) text.Append($"{Separator}preconditions\n").AppendJoin("", plan.Preconditions.Select(p => $"{p.Wanted}: {p.Rows}\n  unless {p.Unless}\n"));
        Show(text, "plan", plan.Steps);
        Show(text, "undo", plan.Undo);
        if (!plan.NotUndone.IsEmpty) text.Append($"{Separator}not undone\n").AppendJoin("", plan.NotUndone.Select(n => $"{n}\n"));
        return text.ToString();
    }

    private static void Show(StringBuilder text, string name, EquatableArray<Step> steps)
    {
        text.Append($"{Separator}{name}\n");
        StepPace? pace = null;
        foreach (var step in steps)
        {
            if (pace is { } last && (step.Pace != last || step.NeedsCommit || step.Pace == StepPace.Alone)) text.Append("-- committed\n");
            pace = step.Pace;
            foreach (var statement in step.Statements) text.Append(Guarded.Write(statement)).Append('\n');
        }
    }

    /// <summary>Puts what is seen in the place of what was accepted.</summary>
    public void Accept(string seen)
    {
        var file = System.IO.Path.Combine(FolderOf(Dialect), Path);
        var text = File.ReadAllText(file);
        var cut = new[] { "preconditions", "plan", "undo", "questions", "not undone" }.Select(s => text.IndexOf($"\n{Separator}{s}\n", StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(text.Length).Min();
        File.WriteAllText(file, $"{text[..cut].TrimEnd()}\n\n{seen}");
    }
}
