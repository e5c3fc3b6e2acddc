using System.Text;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning;

/// <summary>The plan's statements run over a catalog in memory: what they reach, and what the server would refuse.</summary>
public sealed record PlanReplay(Catalog After, EquatableArray<Finding> Faults, EquatableArray<Statement> Statements)
{
    internal const string Path = "plan.sql";

    /// <summary>Where each step's text ends.</summary>
    public EquatableArray<int> Ends { get; init; }

    public static PlanReplay Run(Catalog before, IEnumerable<Step> steps, Dialect dialect, PlanSettings settings)
    {
        var (text, ends) = (new StringBuilder(), new List<int>());
        bool? waits = null;
        foreach (var step in steps)
        {
            // As every style writes it, in one way or another.
            if (dialect.Name == AllDialects.Postgres && waits != (step.Pace == StepPace.Alone)) text.Append($"SET lock_timeout = {((waits = step.Pace == StepPace.Alone) == true ? "0" : "'2s'")};\n");
            foreach (var statement in step.Statements) text.Append(Guarded.Write(statement)).Append('\n');
            ends.Add(text.Length);
        }
        return Run(before, text.ToString(), dialect, settings, Path) with { Ends = ends.ToEquatableArray() };
    }

    /// <param name="path">What its objects are said to come from.</param>
    public static PlanReplay Run(Catalog before, string sql, Dialect dialect, PlanSettings settings, string path = "given.sql")
    {
        var outside = new OutsideObjects(settings.Assume);
        var builder = new CatalogBuilder(before, dialect.DefaultSchema) { Outside = outside, Version = settings.Version, Blocks = DoBlock.Read, Generated = GeneratedSql.Run };
        builder.Session = builder.Session with { SearchPath = outside.SearchPath(dialect.DefaultSchema) };
        var executed = dialect.Execute(new SourceText("plan", path, sql), builder);
        var faults = new List<Finding>(executed.Findings);
        foreach (var statement in executed.Statements)
            if (statement.Refused is { } refused) faults.Add(new("plan-refused", Severity.Critical, refused.Missing, refused.Where, $"{refused.Message} (SQLSTATE {refused.SqlState}): {statement.Text()}"));
        return new(builder.Current, faults.ToEquatableArray(), executed.Statements.ToEquatableArray());
    }

    /// <summary>Where the catalog it reached is not the one that was meant, one line each.</summary>
    public IEnumerable<string> Misses(Catalog meant) => Differences(After, meant);

    internal static IEnumerable<string> Differences(Catalog reached, Catalog meant)
    {
        foreach (var change in Differ.ByName(reached, meant))
        {
            if (change is Change.Altered { Facets: var facets } still && facets.All(f => IsUnsaid(still, f))) continue;
            yield return change switch
            {
                Change.Added added => $"{added.After.Id()} is not made",
                Change.Dropped dropped => $"{dropped.Before.Id()} is left over",
                Change.Altered altered => $"{altered.After.Id()}: {string.Join("; ", altered.Facets.Select(f => Difference(f, f.Read(altered.Before), f.Read(altered.After))))}",
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    /// <summary>What is or is not has its own name for a value.</summary>
    private static string Difference(Facet facet, string? reached, string? meant) =>
        reached is null && meant == facet.Name ? $"no longer {facet}" : meant is null && reached == facet.Name ? $"{facet} now" : $"{facet} is {reached ?? "not set"}, not {meant ?? "not set"}";

    /// <summary>What one of the two left to the server: an owner, an extension's version.</summary>
    private static bool IsUnsaid(Change.Altered change, Facet facet) => Truth.TruthTable.IsUnsaidWhenNull(change.After, facet) && (facet.Read(change.Before) is null || facet.Read(change.After) is null);
}
