using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Standings;

namespace Plumbline.Truth.Claims;

/// <summary>What is said of migrations in databases: what their records name, and what the evidence of the objects shows.</summary>
internal static class StandingJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Stands word, Claimed claimed)
    {
        var asked = Asked(claim, claimed);
        if (asked.Count == 0) return JudgedClaim.Open(claim, claim.Database is { } name ? $"{name} was not read" : "no database was read");
        if (word.State == ClaimedStanding.Recorded) asked = asked.FindAll(s => !s.Tables.IsEmpty);
        if (asked.Count == 0) return JudgedClaim.Open(claim, "no record of migrations was found there");
        var sides = asked.ConvertAll(s => (Standing: s, So: IsSo(word, s)));
        var so = sides.FindIndex(s => s.So == word.IsSo);
        if (so >= 0) return JudgedClaim.Holds(claim, Says(word, sides[so].Standing));
        if (sides.Exists(s => s.So is null)) return JudgedClaim.Open(claim, Says(word, sides.Find(s => s.So is null).Standing));
        return JudgedClaim.Wrong(claim, Says(word, asked[0])) with { Related = File(word, asked[0]) is { } file ? [new(file.Run.Migration.Text.At(0), Says(word, asked[0]))] : default };
    }

    /// <summary>Rows of a table that a tool keeps have been read; those of others are not counted.</summary>
    public static JudgedClaim Judge(Claim claim, ClaimWord.Rows word, Claimed claimed)
    {
        var isKept = claimed.Truth.Standings.Any(s => s.Tables.Any(Meant));
        var asked = isKept ? Asked(claim, claimed) : [];
        // A database without the table has no rows of it.
        var counts = asked.FindAll(s => !s.Tables.Any(t => Meant(t) && t.Unreadable is not null)).ConvertAll(s => (s.Database.Name, Number: s.Tables.FirstOrDefault(Meant)?.Rows.Count ?? 0));
        if (counts.Count == 0) return JudgedClaim.Open(claim, "rows are not counted");
        return counts.Exists(c => c.Number == word.Number) ? JudgedClaim.Holds(claim, $"{word.Number} in {counts.Find(c => c.Number == word.Number).Name}") : JudgedClaim.Wrong(claim, string.Join(", ", counts.Select(c => $"{c.Number} in {c.Name}")));

        bool Meant(TrackingTable table) => table.Table.Name == word.Table.Name;
    }

    private static List<HistoryStanding> Asked(Claim claim, Claimed claimed) => claimed.Truth.Standings.Where(s => claim.Database is null || s.Database.Name == claim.Database).ToList();

    private static FileStanding? File(ClaimWord.Stands word, HistoryStanding standing) => standing.Files.FirstOrDefault(f => f.Run.Migration.Name == word.Migration);

    /// <summary>null where neither record nor evidence says it.</summary>
    private static bool? IsSo(ClaimWord.Stands word, HistoryStanding standing)
    {
        var file = File(word, standing);
        if (word.State == ClaimedStanding.Recorded) return file?.Record is not null || standing.Missing.Any(m => m.Row.Name == word.Migration || m.Row.Version == word.Migration);
        return (word.State, file?.Standing) switch
        {
            (_, null or Standing.Unknown or Standing.Replaced) => null,
            (ClaimedStanding.Applied, Standing.Incomplete or Standing.Partly) => null,
            (ClaimedStanding.Applied, var own) => own is Standing.Applied or Standing.ByHand or Standing.InEffect,
            (ClaimedStanding.ByHand, Standing.ByHand) => true,
            (ClaimedStanding.ByHand, var own) => own is Standing.Applied or Standing.Pending ? false : null,
            (ClaimedStanding.Pending, Standing.Pending) or (ClaimedStanding.Failed, Standing.Failed) or (ClaimedStanding.RolledBack, Standing.RolledBack) => true,
            // What failed by hand, or was taken back by hand, is recorded nowhere.
            (_, var own) => own is Standing.Applied or Standing.ByHand or Standing.InEffect ? false : null,
        };
    }

    private static string Says(ClaimWord.Stands word, HistoryStanding standing)
    {
        if (word.State == ClaimedStanding.Recorded) return IsSo(word, standing) is true ? $"{standing.Database.Name} records it" : $"no record of {standing.Database.Name} names {word.Migration}";
        return $"{standing.Database.Name}: {(File(word, standing) is { } file ? file.Standing.Meaning() : "no such file")}";
    }
}
