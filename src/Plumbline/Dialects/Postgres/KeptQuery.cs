using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// A query as the server keeps it for a view: what it names is bound when the view is made, so names found through the search path get their schema,
/// <c>*</c> becomes the columns of that moment, and the names of CREATE VIEW v (a, b) become those of the result.
/// </summary>
internal static class KeptQuery
{
    /// <returns>The query, and the names that could not be brought into it.</returns>
    public static (ParsedQuery Query, EquatableArray<string> Names) Of(CatalogBuilder catalog, ParsedQuery query, EquatableArray<string> names)
    {
        if (!names.IsEmpty || query.Columns.Contains("*") || query.Results.Contains(null))
        {
            var relations = query.Relations;
            var (shaped, left) = Queries.Shape(query.Sql, names, name => relations.Contains(name) ? ColumnsOf(catalog, name) : null);
            // Which relations are meant was told before: a star names no others.
            (query, names) = (shaped with { Relations = relations }, left);
        }
        return (Bound(catalog, query), names);
    }

    private static ParsedQuery Bound(CatalogBuilder catalog, ParsedQuery query)
    {
        foreach (var written in query.Relations.Span)
            if (written.Schema is null && catalog.FindRelation(written) is { } found && IsElsewhere(found)) query = With(query, Queries.RenameRelation(query.Sql, written, found.Name));
        foreach (var written in query.Functions.Span)
            if (written.Schema is null && catalog.Functions(written).FirstOrDefault() is { } found && IsElsewhere(found)) query = With(query, Queries.RenameFunction(query.Sql, written, found.BareName()));
        foreach (var type in query.Types.Span)
            if (type.Schema is null && catalog.FindType(new(null, type.Name)) is { } found && IsElsewhere(found)) query = With(query, Queries.RenameType(query.Sql, new(null, type.Name), found.Name));
        return query;
    }

    private static ParsedQuery With(ParsedQuery query, ParsedQuery renamed) => query with { Text = renamed.Text, Sql = renamed.Sql };

    private static bool IsElsewhere(SchemaObject found) => found.Name.Schema is not (null or "public" or Names.TemporarySchema);

    private static List<string>? ColumnsOf(CatalogBuilder catalog, ObjectName written) => catalog.FindRelation(written) switch
    {
        Table table => catalog.Current.Columns(table.Name).Select(c => c.Name.Name).ToList(),
        View view => Known(Views.NamesOf(view.ColumnNames, Queries.Read(SqlReader.Over(view.Query)))),
        MaterializedView view => Known(Views.NamesOf(view.ColumnNames, Queries.Read(SqlReader.Over(view.Query)))),
        _ => null,
    };

    private static List<string>? Known(EquatableArray<string?> names) => names.IsEmpty || names.Contains(null) || names.Contains("*") ? null : names.Select(n => n!).ToList();
}
