using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class OverlapNotExcluded : CatalogRule
{
    /// <summary>Of what takes place; not <c>valid_from</c> and <c>effective_to</c>, by which former versions of rows are kept.</summary>
    private static readonly (string Start, string End)[] s_ends =
        [("start", "end"), ("starts", "ends"), ("started", "ended"), ("begin", "end"), ("begins", "ends"), ("start", "finish"), ("in", "out"), ("checkin", "checkout"), ("arrival", "departure")];

    public override string Name => "overlap-not-excluded";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A unique key keeps two rows from beginning at the same moment, and they may overlap all the same.",
        "A booking from 9:00 to 10:00 and one from 9:30 to 10:30 differ in their start, so the key accepts both. Code that looks before it writes does not help where two requests look at the same time.",
        "```sql\nCREATE UNIQUE INDEX bookings_slot ON bookings (room_id, start_time);   -- end_time is nowhere held\n```",
        "```sql\nCREATE EXTENSION IF NOT EXISTS btree_gist;\nALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap\n  EXCLUDE USING gist (room_id WITH =, tsrange(start_time, end_time) WITH &&) WHERE (status <> 'cancelled');\n```\n\nPostgreSQL 18 has it as a key: `UNIQUE (room_id, during WITHOUT OVERLAPS)`. Switch it off where all rows are of one length on one grid: then the start says everything. A table whose triggers look at the start is left out, and a key that has the end, too. One finding for each table.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            if (view.Voices.Any(v => IsHeld(v.Catalog, table.Id()))) continue;
            foreach (var slot in Slot.Of(view, table))
            {
                if (End(view, slot.Moment) is not { } end || slot.Key.Keys.Any(k => k.Column == end.Name.Name) || view.Voices.Any(v => IsWatched(v.Catalog, slot.Moment))) continue;
                yield return Found(table.Id(), slot.Key.Holder.Origin.Here, $"Rows of {table.Name} may overlap: {slot.Key.Holder.Name.Name} ({slot.Columns()}) refuses the same {slot.Moment.Name.Name} alone, and nothing holds it against {end.Name.Name}");
                break;
            }
        }
    }

    /// <summary>The column that is called the same but for the one word.</summary>
    private static Column? End(CatalogView view, Column start)
    {
        var words = NameWords.Words(start.Name.Name);
        // What falls into a period has it in common with others.
        if (words.Any(w => w is "period" or "billing" or "cycle" or "window" or "interval" or "bucket")) return null;
        foreach (var (from, to) in s_ends)
        {
            if (!words.Contains(from)) continue;
            var wanted = words.Select(w => w == from ? to : w).ToList();
            if (view.Columns(start.Name.OfTable()).FirstOrDefault(c => c.Type == start.Type && NameWords.Words(c.Name.Name).SequenceEqual(wanted)) is { } found) return found;
        }
        return null;
    }

    private static bool IsHeld(Catalog catalog, ObjectId table) => catalog.Children<Exclusion>(table).Any() || UniqueKey.On(catalog, table).Any(k => k.WithoutOverlaps);

    private static bool IsWatched(Catalog catalog, Column start) =>
        catalog.Children<Trigger>(new(Table.OfKind, start.Name.OfTable())).SelectMany(t => t.Needs).Any(n => catalog.Find(n) is Function { Body: { } body } && body.Contains(start.Name.Name, StringComparison.Ordinal));
}
