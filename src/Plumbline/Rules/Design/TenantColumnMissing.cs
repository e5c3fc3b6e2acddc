using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class TenantColumnMissing : CatalogRule
{
    public override string Name => "tenant-column-missing";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A table hangs on a tenant's table and has no tenant column, while the other tables that hang there have one.",
        "Whose row it is can only be told by a join. A policy or a query that filters by tenant forgets it, and one tenant reads another's rows. A key that may be null only mentions its table, and is not told.",
        "`booking`, `service` and `venue` have `tenant_id`; `booking_note` has only `booking_id`, while `booking_guest` beside it has both.",
        "Add the column, fill it from the table above (`UPDATE booking_note n SET tenant_id = b.tenant_id FROM booking b WHERE b.id = n.booking_id`), require it, and let the key hold both: `FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, id)`.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (TenantColumns.Of(view) is not { } tenant) yield break;
        foreach (var table in view.Tables())
        {
            if (table.Name == tenant.Tenants || view.Column(table.Name, tenant.Column) is not null) continue;
            foreach (var key in view.Catalog.Children<ForeignKey>(table.Id()).OrderBy(k => k.Name.Name, StringComparer.Ordinal))
            {
                if (!tenant.Tables.Contains(key.ReferencedTable) || MayBeMissing(view, key)) continue;
                var siblings = view.Catalog.OfType<ForeignKey>().Where(k => k.ReferencedTable == key.ReferencedTable && k.Name.OfTable() != table.Name && k.Name.OfTable() != key.ReferencedTable).Select(k => k.Name.OfTable()).Distinct().ToList();
                if (siblings.Count(tenant.Tables.Contains) * 2 <= siblings.Count || siblings.Count == 0) continue;
                var like = siblings.Where(tenant.Tables.Contains).Order().First();
                yield return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} belongs to {key.ReferencedTable}, which has {tenant.Column}, and has none itself, as {like} has") with { Values = [tenant.Column] };
                break;
            }
        }
    }

    /// <summary>What a row only mentions, it does not belong to.</summary>
    private static bool MayBeMissing(CatalogView view, ForeignKey key) => key.Columns.Any(c => view.Column(key.Name.OfTable(), c) is { NotNull: false });
}
