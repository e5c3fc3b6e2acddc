using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class TenantNotLeading : CatalogRule
{
    /// <summary>What a tenant chooses for itself: two tenants choose the same.</summary>
    private static readonly HashSet<string> s_chosen = new(StringComparer.Ordinal) { "name", "title", "code", "number", "sku", "label", "date", "day", "position", "order" };

    public override string Name => "tenant-not-leading";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A unique key of a tenant's table leaves the tenant out, over what every tenant chooses for itself.",
        "The first tenant that takes a name, a number or a date takes it from all others. The error that the second one gets also tells it that somebody has it.",
        "```sql\nCREATE UNIQUE INDEX ON booking (date, slot_number);   -- of all tenants together\n```",
        "```sql\nCREATE UNIQUE INDEX CONCURRENTLY booking_tenant_date ON booking (tenant_id, date, slot_number);\nDROP INDEX CONCURRENTLY booking_date_slot_number_idx;\n```\n\nThe tenant first: then the index also serves every query of one tenant. A name that is unique everywhere on purpose (a public address) may be allowed.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (TenantColumns.Of(view) is not { } tenant) yield break;
        foreach (var table in view.Tables())
        {
            if (!tenant.Tables.Contains(table.Name)) continue;
            var keys = view.Catalog.Children<ForeignKey>(table.Id()).SelectMany(k => k.Columns).ToHashSet();
            foreach (var part in view.Catalog.Children(table.Id()).OrderBy(p => p.Name.Name, StringComparer.Ordinal))
            {
                if (part is PrimaryKey || UniqueKey.Of(part) is not { } key) continue;
                var columns = key.Keys.Select(k => k.Column ?? "");
                // A key to another row of the tenant stands for the tenant.
                if (columns.IsEmpty || columns.Any(keys.Contains) || !columns.All(c => NameWords.Words(c) is [.., var word] && s_chosen.Contains(word))) continue;
                yield return Found(part.Id(), part.Origin.Here, $"{part.Id()} ({columns}) is unique over all tenants: {tenant.Column} is not in it") with { Values = columns };
            }
        }
    }
}
