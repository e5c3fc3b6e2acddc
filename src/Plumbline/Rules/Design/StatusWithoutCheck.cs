using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class StatusWithoutCheck : CatalogRule
{
    public override string Name => "status-without-check";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A status is text, starts with one word, and nothing says which others there are.",
        "`'cancelled'` and `'canceled'` are both stored. A query for one of them does not find the other, and no error is ever seen.",
        "`\"status\" text DEFAULT 'draft' NOT NULL` without a check, in no enum.",
        "```sql\nALTER TABLE seat_maps ADD CONSTRAINT seat_maps_status_check CHECK (status IN ('draft', 'active', 'archived')) NOT VALID;\n```\n\nOr an enum. Where the words are another system's, and may be any, switch the rule off for the column. One finding for each table.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            var open = view.Columns(table.Name).Where(c => IsStatus(c) && !view.Voices.Any(v => IsHeld(v.Catalog, c))).ToList();
            foreach (var column in open) yield return Found(column.Id(), column.Origin.Here, $"{view.Called(column.Id())} is text that starts as {column.Default!.Text}; no check or enum says what else it may be");
        }
    }

    /// <summary>What begins with a word of its own has few.</summary>
    private static bool IsStatus(Column column) =>
        column.Type is { Schema: null, Name: "text" or "character varying" } && NameWords.Words(column.Name.Name) is [.., "status"] && column.Default is { Text: ['\'', _, ..] };

    private static bool IsHeld(Catalog catalog, Column column)
    {
        if (catalog.Find(column.Id()) is Column { Type: { Schema: not null } or { Name: not ("text" or "character varying") } }) return true;
        var table = new ObjectId(Table.OfKind, column.Name.OfTable());
        return catalog.Children<Check>(table).Any(c => c.Columns.Contains(column.Name.Name) || c.Expression.Text.Contains(column.Name.Name, StringComparison.Ordinal))
            || catalog.Children<ForeignKey>(table).Any(k => k.Columns.Contains(column.Name.Name));
    }
}
