using Plumbline.Model;

namespace Plumbline.Truth;

/// <summary>An object's content on one line, in the words of SQL: <c>text not null default 'x'</c>, <c>(a) references t (b) on delete cascade</c>.</summary>
public static class ObjectText
{
    /// <summary>Bodies are cut here: a line of a report is no place for a function.</summary>
    private const int Longest = 160;

    public static string Of(SchemaObject subject) => Cut(subject switch
    {
        Column column => OfColumn(column),
        PrimaryKey key => $"({key.Columns})",
        Unique key => $"({key.Columns})" + Rest(key, Unique.ColumnsFacet),
        ForeignKey key => $"({key.Columns}) references {key.ReferencedTable} ({key.ReferencedColumns})" + Actions(key) + Rest(key, ForeignKey.ColumnsFacet, ForeignKey.ReferencesFacet, ForeignKey.OnDeleteFacet, ForeignKey.OnUpdateFacet),
        Index index => (index.Unique ? "unique " : "") + (index.Method == "btree" ? "" : $"using {index.Method} ") + $"({index.Keys})"
            + (index.Predicate is null ? "" : $" where {index.Predicate}") + Rest(index, Index.KeysFacet, Index.UniqueFacet, Index.MethodFacet, Index.PredicateFacet),
        Check check => $"({check.Expression})" + Rest(check, Check.ExpressionFacet),
        EnumType type => string.Join(", ", type.Labels),
        _ => Rest(subject).TrimStart(),
    });

    private static string OfColumn(Column column)
    {
        var text = column.Type.ToString();
        if (column.Collation is not null) text += $" collate {column.Collation}";
        if (column.NotNull) text += " not null";
        if (column.Default is not null) text += $" default {column.Default}";
        if (column.Identity is not null) text += $" generated {column.Identity} as identity";
        if (column.Generated is not null) text += $" generated always as {column.Generated}";
        return text;
    }

    private static string Actions(ForeignKey key) =>
        (key.OnDelete == "no action" ? "" : $" on delete {key.OnDelete}") + (key.OnUpdate == "no action" ? "" : $" on update {key.OnUpdate}");

    /// <summary>The remaining facets that are set; one whose value does not speak for itself has its name in front.</summary>
    private static string Rest(SchemaObject subject, params ReadOnlySpan<Facet> told)
    {
        var text = "";
        foreach (var facet in subject.Kind.Facets)
        {
            if (facet.Weight != FacetWeight.Structural || told.Contains(facet) || facet.Read(subject) is not { } value) continue;
            text += value.Contains(facet.Name, StringComparison.OrdinalIgnoreCase) ? $" {value}" : $" {facet.Name} {value}";
        }
        return text;
    }

    private static string Cut(string text)
    {
        if (text.AsSpan().IndexOfAny('\r', '\n') >= 0) text = string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text[..Longest] + " …";
    }
}
