using Plumbline.Databases;
using Plumbline.Databases.Connections;
using Plumbline.Model;
using Plumbline.Rules.Environments;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// The databases of a project, read side by side while the files are read. Everything that knows a driver is behind this class:
/// a run that looks at files alone never loads one.
/// </summary>
internal sealed class WorkspaceDatabases : IDisposable
{
    private readonly bool _statistics;
    private readonly Interrupt _interrupt = new();
    private readonly List<Reading> _readings = [];
    private readonly List<NotCompared> _notCompared = [];

    private WorkspaceDatabases(bool statistics) => _statistics = statistics;

    /// <summary>A database under its name, and what came of it.</summary>
    private sealed record Reading(DatabasePlace Place, Task<Outcome> Task);

    private sealed record Outcome(DatabaseSnapshot? Snapshot, string? Fault);

    /// <summary>Databases whose variable is not set.</summary>
    public IReadOnlyList<NotCompared> NotCompared => _notCompared;

    /// <summary>Begins to read the databases that are wanted.</summary>
    /// <param name="statistics">Whether sizes and use of tables are wanted, too.</param>
    /// <exception cref="UsageException">One was named that is not known, or whose variable is not set.</exception>
    public static WorkspaceDatabases Start(string root, Config config, DatabaseChoice choice, bool statistics = true)
    {
        var started = new WorkspaceDatabases(statistics);
        foreach (var place in new DatabasePlaces(root, config).Of(choice))
        {
            if (place.Unset is { } unset) started._notCompared.Add(new(place.Name, unset));
            else started._readings.Add(new(place, started.Begin(place)));
        }
        return started;
    }

    /// <summary>Waits for them, and makes them sources in their order. What cannot be read is a finding.</summary>
    /// <param name="files">What the files say: objects that they speak of are compared wherever they lie.</param>
    /// <exception cref="OperationCanceledException">The user wants no more.</exception>
    public IEnumerable<(Source Source, Finding? Fault)> Finish(IReadOnlyList<Source> files, EquatableArray<string> assume)
    {
        Progress.Wait(_readings.ConvertAll(r => (r.Place.Name, (Task)r.Task)), _interrupt.Token);
        foreach (var (place, task) in _readings)
        {
            var outcome = task.GetAwaiter().GetResult();
            if (outcome.Snapshot is { } snapshot) yield return (SourceOf(place, snapshot, files, assume), null);
            else yield return (LiveDatabase.Unreached(place.Name, place.Dialect, place.Location), UnreachableDatabase.Of(place.Name, outcome.Fault!));
        }
    }

    public void Dispose() => _interrupt.Dispose();

    private Task<Outcome> Begin(DatabasePlace place) => place.Fault is { } fault ? Task.FromResult(new Outcome(null, fault)) : Task.Run(() => ReadAsync(place));

    private async Task<Outcome> ReadAsync(DatabasePlace place)
    {
        try
        {
            return new(await DatabaseReader.ReadAsync(place.Address!, place.Name, Limits.Default, _interrupt.Token, _statistics).ConfigureAwait(false), null);
        }
        catch (DatabaseException fault)
        {
            return new(null, fault.Message);
        }
    }

    private static Source SourceOf(DatabasePlace place, DatabaseSnapshot snapshot, IReadOnlyList<Source> files, EquatableArray<string> assume)
    {
        var facts = snapshot.Facts with { Protected = place.Protected, Follows = place.Follows, Weaknesses = place.Address!.Weaknesses };
        var settings = new LiveDatabaseSettings { Schemas = place.Schemas, DefaultSchema = place.Address!.Schema, Ignored = place.Ignored, Assume = assume, Files = files.ToEquatableArray() };
        return LiveDatabase.Of(place.Name, place.Dialect, place.Location, snapshot.Catalog, facts, settings) with
        {
            NotCompared = [.. snapshot.NotRead.Select(n => n with { What = $"{n.What} of {place.Name}" }), .. place.Address.Notes.Except(place.Address.Weaknesses).Select(n => new NotCompared(place.Name, n))],
        };
    }
}
