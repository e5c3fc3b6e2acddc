using Plumbline.Model;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>Departures of databases: each once.</summary>
internal static class Departures
{
    /// <summary>What goes with another departure is left out, and what a migration explains that was not run: that is told once, as such.</summary>
    public static IEnumerable<InDatabases<Departure>> Of(TruthTable truth, Func<Departure, bool> wanted) =>
        InDatabases.Of(truth, database => database.All.Where(d => !d.Implied && d.Because is null && wanted(d)), (database, d) => (d.Subject, d.Kind, d.Facet, d.After(), database.Keeps));

    /// <summary>The files' side where there is one, else the database.</summary>
    public static Origin Place(this InDatabases<Departure> group) => group.First().Expected is { Origin.Here.File: not null } expected ? expected.Origin.Here : new(group.Databases[0].Name);

    /// <summary>The voice that the databases are to keep, as a sentence names it.</summary>
    public static string Keeps(this InDatabases<Departure> group, TruthTable truth) => truth.Voices[group.Databases[0].Keeps].InWords();
}
