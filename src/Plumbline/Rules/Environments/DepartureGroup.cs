using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>One departure and the databases in which it is the same: told once, with their names.</summary>
internal sealed record DepartureGroup(Departure First, IReadOnlyList<DatabaseDepartures> Databases)
{
    public EquatableArray<string> Names() => Databases.Select(d => d.Name).ToEquatableArray();

    public string InWords() => Wording.List(Names());

    /// <summary>What goes with another departure is left out, and what a migration explains that was not run: that is told once, as such.</summary>
    public static IEnumerable<DepartureGroup> Of(TruthTable truth, Func<Departure, bool> wanted)
    {
        return truth.Databases
            .SelectMany(database => database.All.Where(d => !d.Implied && d.Because is null && wanted(d)).Select(departure => (Database: database, Departure: departure)))
            .GroupBy(d => (d.Departure.Subject, d.Departure.Kind, d.Departure.Facet, d.Departure.After(), d.Database.Keeps))
            .Select(g => new DepartureGroup(g.First().Departure, [.. g.Select(d => d.Database)]));
    }

    /// <summary>The files' side where there is one, else the database.</summary>
    public Origin Place() => First.Expected is { Origin.Here.File: not null } expected ? expected.Origin.Here : new(Databases[0].Name);

    /// <summary>The voice that the databases are to keep, as a sentence names it.</summary>
    public string Keeps(TruthTable truth) => truth.Voices[Databases[0].Keeps].InWords();

    /// <summary>A line for each database.</summary>
    public EquatableArray<Related> Related(string says) => Databases.Select(d => new Related(new(d.Name), says)).ToEquatableArray();

    /// <summary>What the finding's key is made of beside its object: another database with the same fault is another finding.</summary>
    public EquatableArray<string> Values(params ReadOnlySpan<string?> compared)
    {
        var values = new List<string>();
        foreach (var value in compared) values.Add(value ?? "");
        return [.. values, .. Names()];
    }
}
