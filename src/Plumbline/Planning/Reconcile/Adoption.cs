using Plumbline.Model;
using Plumbline.Truth;
using Plumbline.Truth.Standings;

namespace Plumbline.Planning.Reconcile;

/// <summary>
/// What one database has beyond or unlike the migration history, to be written down as a migration: the database stays as it is, the history follows.
/// What it lacks is not taken away from the others, and what an unrun migration explains is no drift.
/// </summary>
/// <param name="Goal">The history with the database's word.</param>
/// <param name="Taken">What is adopted.</param>
/// <param name="Left">What is not, in words.</param>
public sealed record Adoption(Goal Goal, EquatableArray<Departure> Taken, EquatableArray<string> Left)
{
    public static Adoption Of(TruthTable truth, DatabaseDepartures database, PlanSettings settings) => new AdoptionReading(truth, database, settings).Read();
}

/// <summary>Goes through the departures of one database once.</summary>
internal sealed class AdoptionReading(TruthTable truth, DatabaseDepartures database, PlanSettings settings)
{
    private readonly Catalog _history = truth.Voices[database.Keeps].Catalog.WithoutRefused();
    private readonly Catalog _live = truth.Voices[database.Voice].Catalog;
    private readonly Dictionary<ObjectId, SchemaObject> _wanted = [];
    private readonly List<ObjectId> _gone = [];
    private readonly List<GoalRename> _renames = [];
    private readonly List<Departure> _taken = [];
    private readonly List<string> _left = [];
    private readonly List<Question> _questions = [];

    public Adoption Read()
    {
        foreach (var departure in database.All) Read(departure);
        var goal = new Goal(_history, _renames.ToEquatableArray(), [], _questions.ToEquatableArray()) { Wanted = [.. _wanted.Values], Gone = _gone };
        return new(goal, _taken.ToEquatableArray(), _left.ToEquatableArray());
    }

    private void Read(Departure departure)
    {
        if (departure.Because is { Standing: not Standing.Hollow } waiting)
        {
            if (!departure.Implied) _left.Add($"{departure.Subject.Id}: {waiting.Run.Migration.Name} is yet to do its work there");
            return;
        }
        if (departure.Own is { } own && settings.Keeps(own)) return;
        switch (departure.Kind)
        {
            case DepartureKind.Missing: Lack(departure); return;
            case DepartureKind.Extra: Add(departure.Own!); break;
            case DepartureKind.Renamed: _renames.Add(new(departure.Expected!, departure.Own!.Name)); break;
            default: Meet(departure); break;
        }
        _taken.Add(departure);
    }

    /// <summary>Dropped everywhere only when that is said: others may hold rows in it.</summary>
    private void Lack(Departure departure)
    {
        var consent = PlanQuestions.Consent("drop", departure.Expected!);
        if (settings.Allows(consent))
        {
            _gone.Add(departure.Expected!.Id());
            _taken.Add(departure);
        }
        else if (!departure.Implied) _left.Add($"{departure.Expected!.Id()} is missing there, and stays elsewhere; to drop it everywhere: --allow {consent}");
    }

    /// <summary>With its parts, which the table lists only where they could be missed.</summary>
    private void Add(SchemaObject own)
    {
        // Whoever owns everything there need not exist elsewhere.
        _wanted[own.Id()] = own.Owner is { } owner && owner == database.Source.Database?.Owner ? own with { Owner = null } : own;
        foreach (var part in _live.Children(own.Id())) Add(part);
    }

    private void Meet(Departure departure)
    {
        var named = departure.Expected! with { Name = departure.Own!.Name };
        var before = _wanted.GetValueOrDefault(named.Id(), named);
        var after = departure.Facet!.Take(before, departure.Own);
        _wanted[after.Id()] = after;
        PlanQuestions.OfAlteration(named, after, settings, truth.Voices[0].Sources[0].Dialect, departure.Own.Origin.Here, _questions);
    }
}
