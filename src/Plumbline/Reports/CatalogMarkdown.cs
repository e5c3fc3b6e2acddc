using System.Text;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>A data dictionary: every table with its columns, keys, indexes and policies; then what stands beside the tables.</summary>
public static class CatalogMarkdown
{
    public static string Write(Source source)
    {
        var output = new StringBuilder();
        var catalog = source.Catalog;
        var tables = catalog.OfType<Table>().OrderBy(t => t.Name.ToString(), StringComparer.Ordinal).ToList();
        output.Append($"# {MarkdownReport.Text(source.Name)}\n\n{tables.Count} tables, {catalog.OfType<Column>().Count()} columns, {catalog.Count} objects in all. Fingerprint {MarkdownReport.Code(catalog.Fingerprint()[..16])}.\n\n");
        foreach (var table in tables) Table(output, source, table);
        var others = catalog.Objects.Where(o => o.Name.Table is null && o is not (Model.Table or Sequence { OwnedBy: not null }) && o.Origin.Here.File is not null).ToList();
        others.Sort(Differ.Compare);
        foreach (var kind in others.GroupBy(o => o.Kind.Label).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.Append($"## {kind.Key}\n\n| name | content | at |\n|---|---|---|\n");
            foreach (var subject in kind) output.Append($"| {MarkdownReport.Code(subject.Name.ToString())} | {MarkdownReport.Text(ObjectText.Of(subject))} | {Place(subject)} |\n");
            output.Append('\n');
        }
        return output.ToString();
    }

    private static void Table(StringBuilder output, Source source, Table table)
    {
        var own = source.ModelNames.TryGetValue(table.Id(), out var name) && name.Model != table.Name.Name ? $" ({MarkdownReport.Text(name.Model)})" : "";
        output.Append($"## {MarkdownReport.Text(table.Name.ToString())}{own}\n\n");
        if (table.Comment is not null) output.Append($"{MarkdownReport.Text(table.Comment)}\n\n");
        var facts = ObjectText.Of(table);
        output.Append($"{(facts.Length > 0 ? MarkdownReport.Text(facts) + ". " : "")}Defined at {Place(table)}.\n\n| column | type | null | default | note |\n|---|---|---|---|---|\n");
        foreach (var column in source.Catalog.Columns(table.Name))
        {
            var rest = new[] { column.Identity is null ? null : $"identity {column.Identity}", column.Generated is null ? null : $"generated {column.Generated}", column.Comment }.OfType<string>();
            output.Append($"| {MarkdownReport.Code(column.Name.Name)} | {MarkdownReport.Text(column.Type.ToString())} | {(column.NotNull ? "no" : "yes")} | {(column.Default is null ? "" : MarkdownReport.Code(column.Default.Text))} | {MarkdownReport.Text(string.Join("; ", rest))} |\n");
        }
        output.Append('\n');
        var parts = source.Catalog.Children(table.Id()).Where(p => p is not Column).ToList();
        parts.Sort(Differ.Compare);
        if (parts.Count == 0) return;
        output.Append("| kind | name | content |\n|---|---|---|\n");
        foreach (var part in parts) output.Append($"| {part.Kind.Label} | {MarkdownReport.Code(part.Name.Name)} | {MarkdownReport.Text(ObjectText.Of(part))} |\n");
        output.Append('\n');
    }

    private static string Place(SchemaObject subject) => subject.Origin.Here.File is null ? "" : MarkdownReport.Code(subject.Origin.Here.ToString());
}
