using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>A database takes the declared schema's side where that and the migrations disagree: it was pushed, not migrated.</summary>
public sealed class SchemaPushed : DatabaseRule
{
    public override string Name => "schema-pushed";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "A database is as the declared schema says where the migrations say something else: the schema was pushed into it.",
        "What works there works nowhere else: no migration makes it, so staging and production lack it. And what the declared schema has no words for (policies, checks, triggers, partial indexes) is missing there, "
            + "so that what is tested is not what runs.",
        "`prisma db push` on a local database: `_prisma_migrations` stays empty, `personal_models.model_type` is there, and no row level security is.",
        "Write the missing migration first. Then build the database anew from the migrations, or record them as applied once it has what they make. A database that is meant to be pushed: `local: { url: …, follows: declared }`.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var database in truth.Databases)
            if (database.WasPushed) yield return Of(truth, database);
    }

    private Finding Of(TruthTable truth, DatabaseDepartures database)
    {
        var declared = truth.Voices[database.Keeps];
        // What is there shows it better than what differs.
        var points = database.Pushed.OrderBy(d => d.Kind == DepartureKind.Extra ? 0 : 1).ToList();
        var says = new List<string>();
        if (database.Pushed.Count > 0)
            says.Add($"it is as {declared.InWords()} says in {Wording.Count(database.Pushed.Count, "point")} where the history is not: {Wording.List(points.Select(InWords))}");
        if (database.Unsayable.Count > 0) says.Add($"it lacks what only the migrations can say: {Counts(database.Unsayable)}");
        says.Add(Records(database.Source.Database!));
        var push = declared.Sources.Any(s => s.Format == "prisma") ? "prisma db push" : "a push";
        return FoundIn(database.Name, "database", new(database.Name), $"{push} suspected in {database.Name}: {string.Join("; ", says)}") with
        {
            Environments = [database.Name],
            Values = [.. database.Pushed.Select(d => d.Subject.Id.ToString())],
            Related = points.Where(d => d.Subject.In(database.Keeps)?.Origin.Here.File is not null).Take(3)
                .Select(d => new Related(d.Subject.In(database.Keeps)!.Origin.Here, $"{d.Subject.Id}: no migration makes it so")).ToEquatableArray(),
        };
    }

    private static string InWords(Departure departure) => departure.Kind switch
    {
        DepartureKind.Missing => $"no {departure.Subject.Id}",
        DepartureKind.Different => $"{departure.Subject.Id} ({departure.Facet!.Name})",
        _ => departure.Own!.Id().ToString(),
    };

    private static string Counts(IEnumerable<Departure> departures) =>
        Wording.List(departures.GroupBy(d => (d.Subject.Id.Kind.Label, d.Facet?.Name)).OrderByDescending(g => g.Count())
            .Select(g => (g.Key.Name is null ? "" : $"{g.Key.Name} of ") + Wording.Count(g.Count(), g.Key.Label, Wording.Plural(g.Key.Label))));

    private static string Records(DatabaseFacts facts)
    {
        var named = facts.Tracking.Select(t => t.Table.ToString()).ToList();
        if (named.Count == 0) return "no migration tool keeps a table in it";
        var rows = facts.Tracking.Sum(t => t.Rows.Count);
        return rows == 0 ? $"{Wording.List(named)} is empty" : $"{Wording.List(named)} records {Wording.Count(rows, "migration")}";
    }
}
