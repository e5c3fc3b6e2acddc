using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Standings;

namespace Plumbline.Planning;

/// <summary>
/// A project whose databases are as they will be once the files of its history that wait for them have run. A plan becomes a file behind those:
/// made for the database as it is, it would do their work a second time.
/// </summary>
/// <param name="Files">What runs before the plan, in order.</param>
/// <param name="Refused">What waits too and cannot run there as it stands, with the first refusal: the plan does not count on it.</param>
public sealed record Waiting(Project Project, EquatableArray<Migration> Files, EquatableArray<(Migration File, Refusal Why)> Refused)
{
    /// <param name="truth">The project's.</param>
    public static Waiting In(Project project, TruthTable truth)
    {
        if (!MayWait(truth)) return new(project, [], []);
        var files = new List<Migration>();
        var refused = new List<(Migration, Refusal)>();
        var after = new Dictionary<Source, Catalog>(ReferenceEqualityComparer.Instance);
        foreach (var standing in truth.Standings)
        {
            var replayer = new Replayer(AllDialects.Find(standing.History.Dialect)!, new() { PostgresVersion = standing.Database.Database!.Version, Assume = project.Assume });
            var catalog = after.GetValueOrDefault(standing.Database, standing.Database.Catalog);
            foreach (var migration in standing.Files.Where(Waits).Select(f => f.Run.Migration))
            {
                var run = replayer.Again(new(migration, [], catalog, catalog), migration.Text);
                if (run.Statements.Select(s => s.Refused).FirstOrDefault(r => r is not null) is { } refusal)
                {
                    refused.Add((migration, refusal));
                    continue;
                }
                files.Add(migration);
                catalog = run.After;
            }
            after[standing.Database] = catalog;
        }
        if (files.Count > 0) project = project with { Sources = [.. project.Sources.Select(s => s with { Catalog = after.GetValueOrDefault(s, s.Catalog) })] };
        return new(project, [.. files], [.. refused]);
    }

    /// <summary>Where a database has what its history makes, whatever waits changes nothing in the schema; to ask file by file what is in effect takes longer.</summary>
    private static bool MayWait(TruthTable truth)
    {
        var histories = Enumerable.Range(0, truth.Voices.Count).Where(v => truth.Voices[v].Role == SourceRole.History).ToList();
        var databases = Enumerable.Range(0, truth.Voices.Count).Where(v => truth.Voices[v].Role == SourceRole.Database).ToList();
        return truth.Drifting.Any(s => histories.Exists(h => databases.Exists(d => Differ(s.In(h), s.In(d)))));
    }

    private static bool Differ(SchemaObject? one, SchemaObject? other) =>
        (one is null) != (other is null) || one is not null && (one.Kind != other!.Kind || one.Kind.Compare(one, other).Any(f => f.Weight != FacetWeight.Information));

    /// <summary>Nobody runs a loose file because it lies there.</summary>
    private static bool Waits(FileStanding file) => file.Standing == Standing.Pending && file.Run.Migration.Style != MigrationStyle.Loose;
}
