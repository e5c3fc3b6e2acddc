using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>From the names that an expression or query uses to the objects that it stands on (manual 5.15).</summary>
internal static class Needs
{
    public static EquatableArray<ObjectId> Distinct(List<ObjectId> needs) => needs.Count < 2 ? needs.ToEquatableArray() : needs.Distinct().ToEquatableArray();

    /// <summary>User functions by name. A name with several overloads is left out: which one is meant is not known without types.</summary>
    public static void AddFunctions(CatalogBuilder catalog, EquatableArray<ObjectName> functions, List<ObjectId> needs)
    {
        foreach (var written in functions.Span)
            if (catalog.Functions(written).Take(2).ToList() is [var only]) needs.Add(only.Id());
    }

    /// <summary>
    /// Relations, and those of their columns that are named. A column whose name several of the relations have is left out:
    /// a dependency that is not certain must not refuse a drop.
    /// </summary>
    /// <param name="position">Where a relation that does not exist is reported; the statement is refused (42P01) and goes on as meant.</param>
    public static void AddRelations(CatalogBuilder catalog, EquatableArray<ObjectName> relations, EquatableArray<string> columns, List<ObjectId> needs, int position)
    {
        var found = new List<SchemaObject>();
        foreach (var written in relations.Span)
        {
            if (catalog.FindRelation(written) is { } relation) found.Add(relation);
            else if (catalog.OutsideRelation(written) is null)
            {
                var refusal = catalog.NoRelation(written, position);
                catalog.Refuse(refusal.SqlState, refusal.Message, position, refusal.Missing);
            }
        }
        foreach (var relation in found) needs.Add(relation.Id());
        foreach (var column in columns.Span) AddColumn(catalog, found, column, needs);
    }

    private static void AddColumn(CatalogBuilder catalog, List<SchemaObject> relations, string column, List<ObjectId> needs)
    {
        ObjectId? only = null;
        foreach (var relation in relations)
        {
            if (column == "*" && relation is Table && relations.Count == 1)
            {
                foreach (var every in catalog.Current.Children<Column>(relation.Id())) needs.Add(every.Id());
                return;
            }
            var id = new ObjectId(Column.OfKind, relation.Name.Member(column));
            if (!catalog.Current.Contains(id)) continue;
            if (only is not null) return;
            only = id;
        }
        if (only is { } certain) needs.Add(certain);
    }

    /// <summary>Columns that are certain. A view's are no objects.</summary>
    public static void AddColumns(CatalogBuilder catalog, EquatableArray<ObjectName> columns, List<ObjectId> needs)
    {
        foreach (var column in columns.Span)
            if (new ObjectId(Column.OfKind, column) is var id && catalog.Current.Contains(id)) needs.Add(id);
    }

    public static EquatableArray<ObjectId> Of(CatalogBuilder catalog, ParsedQuery query, int position)
    {
        var needs = new List<ObjectId>();
        AddRelations(catalog, query.Relations, query.Unplaced, needs, position);
        AddColumns(catalog, query.Uses, needs);
        AddFunctions(catalog, query.Functions, needs);
        return Distinct(needs);
    }
}
