using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class DuplicateRepresentation : CatalogRule
{
    public override string Name => "duplicate-representation";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "One fact can be written down twice: a link table without a unique key over what it links, or a column beside another of the same meaning.",
        "The two copies will differ one day, and every query has to choose one. A link that is there twice is counted twice by every join.",
        "```sql\nCREATE TABLE person_clinic (id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, clinic_id uuid NOT NULL REFERENCES clinic);\n-- the same person in the same clinic, twice\n```",
        "`ALTER TABLE person_clinic ADD UNIQUE (person_id, clinic_id)`, after the doubles are removed. Of two columns, keep the one that the code writes, and drop the other when nothing reads it.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            if (Link(view, table) is { } link) yield return link;
            foreach (var twin in Twins(view, table)) yield return twin;
        }
    }

    /// <summary>Two required keys and nothing that would tell one link from another of the same two.</summary>
    private Finding? Link(CatalogView view, Table table)
    {
        var keys = view.Catalog.Children<ForeignKey>(table.Id()).Where(k => k.Columns.Count == 1).OrderBy(k => k.Columns[0], StringComparer.Ordinal).ToList();
        if (keys is not [var one, var two] || one.ReferencedTable == two.ReferencedTable || one.ReferencedTable == table.Name || two.ReferencedTable == table.Name) return null;
        var others = view.Columns(table.Name).Where(c => c.Name.Name != one.Columns[0] && c.Name.Name != two.Columns[0]).ToList();
        // What others refer to is a thing of its own, and may be there twice.
        if (view.Catalog.OfType<ForeignKey>().Any(k => k.ReferencedTable == table.Name)) return null;
        if (!others.TrueForAll(c => IsOfTheRow(view, table, c)) || !IsRequired(view, table, one) || !IsRequired(view, table, two)) return null;
        if (view.Catalog.Children(table.Id()).Any(Tells) || view.IsElsewhere(table.Id(), Tells)) return null;
        return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} links {one.ReferencedTable} and {two.ReferencedTable} and no unique key is over ({one.Columns[0]}, {two.Columns[0]}): one link can be there twice") with
        {
            Values = [one.Columns[0], two.Columns[0]],
        };

        bool Tells(SchemaObject part) => UniqueKey.ColumnsOf(part) is { Count: > 0 } columns && columns.All(c => c == one.Columns[0] || c == two.Columns[0]);
    }

    private static bool IsRequired(CatalogView view, Table table, ForeignKey key) => view.Column(table.Name, key.Columns[0]) is { NotNull: true };

    /// <summary>Its own key, or when it was made: nothing of what it links.</summary>
    private static bool IsOfTheRow(CatalogView view, Table table, Column column) =>
        view.Catalog.Children<PrimaryKey>(table.Id()).Any(k => k.Columns is [var own] && own == column.Name.Name) || NameWords.Words(column.Name.Name) is ["created" or "updated" or "inserted", "at" or "on"];

    /// <summary><c>email</c> beside <c>user_email</c> in <c>users</c>: the second says the table's name and the first one again.</summary>
    private IEnumerable<Finding> Twins(CatalogView view, Table table)
    {
        var own = NameWords.Words(table.Name.Name);
        if (own.Count != 1) yield break;
        var singular = own[0].EndsWith('s') ? own[0][..^1] : own[0];
        var columns = view.Columns(table.Name);
        foreach (var column in columns)
        {
            var words = NameWords.Words(column.Name.Name);
            if (words.Count < 2 || (words[0] != singular && words[0] != own[0]) || words[^1] is "id" or "type" or "name") continue;
            var rest = words.Skip(1).ToList();
            if (columns.FirstOrDefault(c => NameWords.Words(c.Name.Name).SequenceEqual(rest) && c.Type == column.Type) is not { } twin) continue;
            yield return Found(column.Id(), column.Origin.Here, $"{column.Name} and {twin.Name} have one meaning by their names, and one type: which of them is right?") with { Related = [new(twin.Origin.Here, twin.Name.ToString())], Values = [twin.Name.Name] };
        }
    }
}
