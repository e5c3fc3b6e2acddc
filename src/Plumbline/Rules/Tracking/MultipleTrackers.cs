using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Tracking;

public sealed class MultipleTrackers : DatabaseRule
{
    private static readonly HashSet<string> s_platform = new(StringComparer.Ordinal) { "auth", "storage", "realtime", "_realtime", "graphql", "pgsodium", "vault", "cron", "net", "extensions", "supabase_functions" };

    public override string Name => "multiple-trackers";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A database has the tracking tables of two migration tools, and both have run migrations.",
        "Each tool knows only its own list and takes what the other made for drift: one offers to reset the database, the other to drop the columns it never heard of.",
        "`_prisma_migrations` with 40 rows beside `__drizzle_migrations` with 6.",
        "Let one tool own the schema from now on: `plumb squash` writes one first migration that holds everything, and the rows that record it. Until then `plumb status` reads both lists. Tables that a platform keeps for itself (Supabase's `auth`, `storage`, …) are not meant.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var same in InDatabases.Of(truth, d => Lists(d.Source) is { Count: > 1 } lists ? [lists] : (List<string>[])[], (_, lists) => string.Join(", ", lists)))
        {
            var (lists, names) = (same.First(), same.Names());
            yield return FoundIn("tracking tables", "database", new(names[0]), $"{same.InWords()} {(names.Count == 1 ? "has" : "have")} the lists of {lists.Count} migration tools: {Wording.List(lists)}") with { Environments = names, Values = lists.ToEquatableArray() };
        }
    }

    private static List<string> Lists(Source database) =>
        (database.Database?.Tracking ?? []).Where(t => t.Rows.Count > 0 && !s_platform.Contains(t.Table.Schema ?? "")).Select(t => $"{t.Table} ({t.Tool})").Order(StringComparer.Ordinal).ToList();
}
