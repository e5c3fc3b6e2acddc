using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class UniqueWithNullableColumn : CatalogRule
{
    public override string Name => "unique-with-nullable-column";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A unique key over several columns has one that may be null.",
        "Nulls are distinct: two rows that are equal in all other columns are both accepted when this one is null. The key promises less than it seems to.",
        "```sql\nCREATE UNIQUE INDEX ON \"AvailabilityRule\" (\"tenantId\", \"serviceId\", \"dayOfWeek\");   -- serviceId null repeats\n```",
        "PostgreSQL 15 and later: `NULLS NOT DISTINCT`. Before: a second, partial unique index `WHERE \"serviceId\" IS NULL`. Or require the column.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
            foreach (var part in view.Catalog.Children(table.Id()).OrderBy(p => p.Name.Name, StringComparer.Ordinal))
            {
                if (part is PrimaryKey || UniqueKey.Of(part) is not { NullsNotDistinct: false, Predicate: null } key) continue;
                var columns = key.Keys.Where(k => k.Column is not null).Select(k => k.Column!);
                // A single optional column that is unique when set is what was meant.
                if (columns.Count < 2) continue;
                var nullable = columns.Where(c => view.Column(table.Name, c) is { NotNull: false });
                if (nullable.IsEmpty || HasPartialTwin(view, table, nullable)) continue;
                yield return Found(part.Id(), part.Origin.Here, $"{part.Id()} ({columns}) lets rows repeat where {Wording.List(nullable)} is null") with { Values = nullable };
            }
    }

    private static bool HasPartialTwin(CatalogView view, Table table, EquatableArray<string> nullable) =>
        view.Catalog.Children<Index>(table.Id()).Any(i => i is { Unique: true, Predicate: { } predicate } && nullable.Any(c => predicate.Text.Contains(c, StringComparison.Ordinal)));
}
