using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Truth;

/// <summary>
/// Where one database stands: what it is to keep (the history; the declared schema where there is none, where the configuration says so,
/// or where it was evidently pushed), and every point in which it departs from that.
/// </summary>
public sealed class DatabaseDepartures
{
    private DatabaseDepartures(TruthTable truth, int voice)
    {
        Voice = voice;
        Source = truth.Voices[voice].Sources[0];
        var declared = truth.VoiceOf(SourceRole.Declared);
        var history = truth.VoiceOf(SourceRole.History);
        Keeps = history >= 0 && (Source.Database?.Follows is not SourceRole.Declared || declared < 0) ? history : declared >= 0 ? declared : truth.VoiceOf(SourceRole.Database);
        if (Keeps == voice) return;
        var departures = new DepartureReading(truth, voice, Keeps).All();
        if (Keeps == history && declared >= 0 && IsPushed(truth, declared, departures))
        {
            (Pushed, Keeps) = ([.. departures.Where(d => d.AsDeclared && !d.Implied)], declared);
            Unsayable = [.. departures.Where(d => d.Unsayable && !d.Implied)];
            departures = new DepartureReading(truth, voice, declared).All();
        }
        All = IsMigrated(truth) ? [.. departures.Select(d => d with { Because = Cause(truth, d) })] : departures;
    }

    /// <summary>Whether migrations are expected to be run in it: not where the schema is pushed, by evidence or on purpose.</summary>
    public bool IsMigrated(TruthTable truth) => truth.Voices[Keeps].Role == SourceRole.History;

    /// <summary>The file that was not run, or not as a whole, and leads from what the database has to what it is to have.</summary>
    private FileStanding? Cause(TruthTable truth, Departure departure)
    {
        foreach (var standing in truth.Standings)
        {
            if (standing.Database.Name != Name) continue;
            foreach (var file in standing.Files)
                if (file.Standing is Standing.Pending or Standing.Failed or Standing.RolledBack or Standing.Partly or Standing.Hollow && Leads(file.Run, departure)) return file;
        }
        return null;
    }

    private static bool Leads(MigrationRun run, Departure departure) => departure.Kind switch
    {
        DepartureKind.Missing => !run.Before.Contains(departure.Expected!.Id()) && run.After.Contains(departure.Expected.Id()),
        DepartureKind.Extra => run.Before.Contains(departure.Own!.Id()) && !run.After.Contains(departure.Own.Id()),
        DepartureKind.Renamed => run.Before.Contains(departure.Own!.Id()) && run.After.Contains(departure.Expected!.Id()),
        _ => run.Before.Find(departure.Own!.Id()) is { } before && run.After.Find(departure.Own.Id()) is { } after
            && departure.Facet!.Read(before) == departure.After() && departure.Facet.Read(after) != departure.After(),
    };

    /// <summary>Index of its voice at the table.</summary>
    public int Voice { get; }

    public Source Source { get; }
    public string Name => Source.Name;

    /// <summary>Index of the voice that it is measured by; its own where nothing else speaks.</summary>
    public int Keeps { get; }

    public IReadOnlyList<Departure> All { get; } = [];

    /// <summary>What shows that the declared schema was pushed into it past the migrations; empty when nothing does.</summary>
    public IReadOnlyList<Departure> Pushed { get; } = [];

    /// <summary>What the migrations make, a push cannot bring, and is missing.</summary>
    public IReadOnlyList<Departure> Unsayable { get; } = [];

    public bool WasPushed => Pushed.Count + Unsayable.Count > 0;

    internal static IReadOnlyList<DatabaseDepartures> Of(TruthTable truth)
    {
        var standings = new List<DatabaseDepartures>();
        for (var voice = 0; voice < truth.Voices.Count; voice++)
            if (truth.Voices[voice].Role == SourceRole.Database) standings.Add(new(truth, voice));
        return standings;
    }

    /// <summary>
    /// It takes the declared schema's side where that and the history disagree. Where they do not, nothing of what only migrations can say is there,
    /// and no migration is written down.
    /// </summary>
    private bool IsPushed(TruthTable truth, int declared, IReadOnlyList<Departure> departures)
    {
        var asDeclared = departures.Count(d => d.AsDeclared && !d.Implied);
        if (asDeclared > 0) return asDeclared > AsHistory(truth, declared, departures);
        var missing = departures.Where(d => d is { Kind: DepartureKind.Missing, Implied: false }).ToList();
        return missing.Count > 0 && missing.TrueForAll(d => d.Unsayable) && !HasRecords() && !truth.Subjects.Any(s => s.Sightings[declared].State == TruthState.Silent && s.In(Keeps) is not null && s.In(Voice) is not null);
    }

    /// <summary>In how many points it takes the history's side against the declared schema.</summary>
    private int AsHistory(TruthTable truth, int declared, IReadOnlyList<Departure> departures)
    {
        var departing = departures.ToLookup(d => d.Subject);
        var count = 0;
        foreach (var subject in truth.Drifting)
        {
            var (stated, made) = (subject.In(declared), subject.In(Keeps));
            var disagree = stated is null ? subject.Sightings[declared].State == TruthState.Absent && made is { Refused: null }
                : made is null ? subject.Sightings[Keeps].State == TruthState.Absent : subject.Rename is not null;
            if (stated is null && made is null || GoesWithAnother(truth, subject, declared)) continue;
            if (disagree && departing[subject].All(d => d.Facet is not null)) count++;
            foreach (var difference in subject.Differences)
                if (difference.Reference == declared && difference.Other == Keeps && departing[subject].All(d => d.Facet != difference.Facet)) count++;
        }
        return count;
    }

    private bool GoesWithAnother(TruthTable truth, TruthSubject subject, int declared) =>
        subject.Object.Parent() is { } parent && truth.Find(parent) is { } whole && (whole.In(declared) is null != whole.In(Keeps) is null);

    private bool HasRecords() => Source.Database?.Tracking.Any(t => t.Rows.Any(r => r.State is RecordedState.Applied or RecordedState.Baseline)) ?? false;
}
