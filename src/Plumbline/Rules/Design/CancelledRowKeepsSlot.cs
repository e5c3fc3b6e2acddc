using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class CancelledRowKeepsSlot : CatalogRule
{
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase) { "cancelled", "canceled" };

    public override string Name => "cancelled-row-keeps-slot";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A row can be cancelled, and its place in time stays taken.",
        "The unique key counts every row, whatever its status is. Who cancels and books again at the same time is refused with 23505, and so is everybody else.",
        "```sql\nCREATE TYPE booking_status AS ENUM ('pending', 'confirmed', 'cancelled');\nCREATE UNIQUE INDEX bookings_slot ON bookings (tenant_id, start_time) WHERE start_time IS NOT NULL;\n```",
        "```sql\nCREATE UNIQUE INDEX CONCURRENTLY bookings_slot ON bookings (tenant_id, start_time) WHERE status <> 'cancelled';\n```\n\nOr delete what is cancelled, or clear its time. A key whose condition asks for any column beside its own is taken to know what it does. One finding for each table.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            var says = view.Columns(table.Name).Where(c => IsCancelled(view, c)).Select(c => c.Name.Name).ToList();
            if (says.Count == 0) continue;
            var blind = Slot.Of(view, table).Where(s => !s.Asks().Any() && !s.Key.Keys.Any(k => says.Contains(k.Column!))).ToList();
            if (blind.Count == 0) continue;
            yield return Found(table.Id(), blind[0].Key.Holder.Origin.Here, $"A row of {table.Name} that is cancelled ({string.Join(", ", says)}) keeps its place in {Wording.List(blind.Select(s => $"{s.Key.Holder.Name.Name} ({s.Columns()})"))}: nobody else can have it") with
            {
                Related = blind.Skip(1).Select(s => new Related(s.Key.Holder.Origin.Here, "and this")).ToEquatableArray(),
            };
        }
    }

    /// <summary>Whether a column says that its row is cancelled: by one of the words that it may hold, or by the moment.</summary>
    private static bool IsCancelled(CatalogView view, Column column)
    {
        if (NameWords.Words(column.Name.Name) is ["cancelled" or "canceled", "at"]) return !column.NotNull;
        if (view.Catalog.Find(new(EnumType.OfKind, new(column.Type.Schema, column.Type.Name))) is EnumType type) return type.Labels.Any(l => s_words.Contains(l));
        return view.Catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())).Any(c => c.Columns.Count == 1 && c.Columns[0] == column.Name.Name && s_words.Any(w => c.Expression.Text.Contains($"'{w}'", StringComparison.OrdinalIgnoreCase)));
    }
}
