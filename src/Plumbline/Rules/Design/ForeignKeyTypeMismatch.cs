using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class ForeignKeyTypeMismatch : CatalogRule
{
    public override string Name => "foreign-key-type-mismatch";
    public override Severity Default => Severity.Critical;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A foreign key joins columns of different types.",
        "Types that cannot be compared are refused: PostgreSQL answers 42804, and the whole statement, often the whole table, is not there. "
            + "Types that can (integer and bigint, varchar and text) are accepted, and hurt later: the smaller one runs out of numbers first, and a cast can keep an index from being used.",
        "```sql\nCREATE TABLE \"ChatMessage\" (\n  \"documentId\" uuid REFERENCES \"Document\" (id)   -- \"Document\".id is text\n);\n```",
        "Give both columns one type. The referencing one is usually the one to change, since fewer things depend on it.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
            foreach (var key in view.Catalog.Children<ForeignKey>(table.Id()).OrderBy(k => k.Name.Name, StringComparer.Ordinal))
                for (var i = 0; i < Math.Min(key.Columns.Count, key.ReferencedColumns.Count); i++)
                    if (Judge(view, key, key.Columns[i], key.ReferencedColumns[i]) is { } finding) yield return finding;
    }

    private Finding? Judge(CatalogView view, ForeignKey key, string column, string referenced)
    {
        if (view.Column(key.Name.OfTable(), column) is not { } own || view.Column(key.ReferencedTable, referenced) is not { } other || own.Type.Equals(other.Type)) return null;
        var keyed = TypeFamilies.CanBeKeyed(own.Type, other.Type);
        // A length on one side only changes nothing about the comparison.
        if (keyed && (own.Type with { Modifier = null }).Equals(other.Type with { Modifier = null })) return null;
        var message = $"{own.Name} is {own.Type} and references {other.Name}, which is {other.Type}: "
            + (keyed ? "PostgreSQL casts at each comparison" : "PostgreSQL refuses the foreign key (42804)")
            + (key.Refused is null ? "" : $"; {key.Name.OfTable()} is compared as it was meant");
        var where = key.Origin.Here.Line > 0 ? key.Origin.Here : own.Origin.Here;
        return Found(key.Id(), where, message) with
        {
            Severity = keyed ? Severity.Medium : Severity.Critical,
            Facet = "type",
            Values = [own.Type.ToString(), other.Type.ToString()],
            Related = [new(other.Origin.Here, $"{other.Name} {other.Type}")],
        };
    }
}
