using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

/// <summary>Those that sort before one that was run are told by <see cref="PendingMigrationBehindApplied"/>; those that no server takes wait for their author.</summary>
public sealed class MigrationPending : StandingRule
{
    public override string Name => "migration-pending";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A database has not run migrations that the folder has.",
        "Code that needs what they make fails there until they are run. What the database lacks because of them is told here, once, and not object by object.",
        "Staging has run `20240310120000_orders`; production waits for the next deploy.",
        "Deploy them the way this project does (`prisma migrate deploy`, `supabase db push`, …). `plumb status` shows each file in each database. A check that is to pass before a deploy: `rules: { migration-pending: low }`.");

    /// <summary>One finding for each set of databases: what waits in production alone is another matter than what waits everywhere.</summary>
    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings) =>
        FileInDatabases.Of(standings, f => f is { Standing: Standing.Pending, Behind: null } && !f.Run.Statements.Any(s => s.Refused is not null)).GroupBy(f => (f.Databases[0].History.Name, f.Names())).Select(g => Of(standings, g.ToList()));

    private Finding Of(IReadOnlyList<HistoryStanding> standings, List<FileInDatabases> files)
    {
        var names = files.ConvertAll(f => f.First.Run.Migration.Name);
        var wait = files.Count == 1 ? "waits" : "wait";
        var message = $"{Wording.List(names)} {wait} in {files[0].InWords()}{Elsewhere(standings, files)}";
        return FoundIn(names[0], "migration", files[0].First.Run.Migration.Text.At(0), message) with
        {
            Environments = files[0].Names(),
            Values = [.. names, .. files[0].Names()],
            Related = files.Skip(1).Select(f => new Related(f.First.Run.Migration.Text.At(0), "waits, too")).ToEquatableArray(),
        };
    }

    /// <summary>The databases that have run them all.</summary>
    private static string Elsewhere(IReadOnlyList<HistoryStanding> standings, List<FileInDatabases> files)
    {
        var runs = files.ConvertAll(f => f.First.Run);
        var ahead = standings.Where(s => runs.TrueForAll(r => s.Files.Any(f => ReferenceEquals(f.Run, r) && f.Standing is Standing.Applied or Standing.InEffect or Standing.ByHand))).Select(s => s.Database.Name).ToList();
        return ahead.Count == 0 ? "" : $"; {Wording.List(ahead)} {(ahead.Count == 1 ? "has" : "have")} run {(files.Count == 1 ? "it" : "them")}";
    }
}
