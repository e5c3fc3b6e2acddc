using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class SlugWithoutUnique : CatalogRule
{
    public override string Name => "slug-without-unique";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A table has a slug that no unique key holds.",
        "A slug is what stands in an address: with two rows of the same slug, one of them cannot be reached, and which one that is changes from query to query. Nothing but a unique key keeps two requests from taking it at the same time.",
        "```sql\nCREATE TABLE queues (id text PRIMARY KEY, biz_id text NOT NULL, slug varchar(120) NOT NULL);\n```",
        "```sql\nCREATE UNIQUE INDEX CONCURRENTLY queues_biz_slug_key ON queues (biz_id, slug);\n```\n\nWith the column of the tenant before it where each tenant has its own addresses. Tables that keep former versions of rows are left out.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            if (view.Column(table.Name, "slug") is not { NotNull: true } slug || KeepsVersions(table.Name.Name) || view.Voices.Any(v => IsHeld(v.Catalog, table))) continue;
            yield return Found(slug.Id(), slug.Origin.Here, $"{view.Called(slug.Id())} is in no unique key: two rows of {table.Name} may have the same");
        }
    }

    private static bool KeepsVersions(string table) => NameWords.Words(table) is [.., "version" or "versions" or "revision" or "revisions" or "history" or "archive" or "log" or "logs" or "snapshot" or "snapshots" or "redirects" or "redirect"];

    private static bool IsHeld(Catalog catalog, Table table) =>
        catalog.Children<Exclusion>(table.Id()).Any() || UniqueKey.On(catalog, table.Id()).Any(k => k.Keys.Any(c => c.Column == "slug" || c.Expression is { } of && of.Text.Contains("slug", StringComparison.Ordinal)));
}
