using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A view's columns before and after: which got other names, and whether OR REPLACE takes the new list (manual, CREATE VIEW, ALTER VIEW).</summary>
internal static class ViewColumns
{
    /// <summary>The columns that got other names when nothing else happened to the query; null when more did, or when names went from one column to another.</summary>
    public static List<(string From, string To)>? Renamed(View before, View after) =>
        Renamed((before.Sql ?? before.Query, before.ColumnNames), (after.Sql ?? after.Query, after.ColumnNames));

    public static List<(string From, string To)>? Renamed((string Query, EquatableArray<string> Names) before, (string Query, EquatableArray<string> Names) after)
    {
        var (present, wanted) = (Views.NamesOf(before.Names, Read(before.Query)), Views.NamesOf(after.Names, Read(after.Query)));
        if (present.IsEmpty || present.Count != wanted.Count || !AreKnown(present) || !AreKnown(wanted)) return null;
        var renamed = Read(before.Query, wanted.Select(n => n!));
        if (renamed.IsNamed ? renamed.Text != Read(after.Query, wanted.Select(n => n!)).Text : before.Query != after.Query) return null;
        var pairs = present.Zip(wanted).Where(pair => pair.First != pair.Second).Select(pair => (pair.First!, pair.Second!)).ToList();
        return pairs.Count == 0 || pairs.Exists(pair => present.Contains(pair.Item2)) ? null : pairs;
    }

    public static Alteration Rename(string head, ObjectName view, string from, string to) =>
        new($"{head} RENAME COLUMN {Quoting.Name(from)} TO {Quoting.Name(to)}") { Unless = PgCatalog.HasColumn(view, to) };

    private static ParsedQuery Read(string query, EquatableArray<string> names = default) => Queries.Read(SqlReader.Over(query), null, names);

    private static bool AreKnown(EquatableArray<string?> names) => names.All(n => n is not (null or "*"));

    public static EquatableArray<ColumnComment> Comments(EquatableArray<ColumnComment> comments, IEnumerable<(string From, string To)> renamed) =>
        renamed.Aggregate(comments, (all, one) => ColumnComment.Renamed(all, one.From, one.To));

    /// <summary>Whether the old columns are the first of the new ones, with the same names and types. What is not known for certain is not so.</summary>
    public static bool Stay(View before, View after, Writing writing)
    {
        var (present, wanted) = (Read(before, writing.Before), Read(after, writing.After));
        var (earlier, later) = (Views.NamesOf(before.ColumnNames, present), Views.NamesOf(after.ColumnNames, wanted));
        if (earlier.IsEmpty || !AreKnown(earlier) || !AreKnown(later) || later.Count < earlier.Count || !earlier.SequenceEqual(later.Take(earlier.Count))) return false;
        var alike = AreAlike(before, writing);
        for (var i = 0; i < earlier.Count; i++)
            if (!IsSameType(present, wanted, i, alike)) return false;
        return true;
    }

    private static ParsedQuery Read(View view, Catalog catalog) => Queries.Read(SqlReader.Over(view.Sql ?? view.Query), new CatalogMeanings(new CatalogBuilder(catalog)));

    private static bool IsSameType(ParsedQuery before, ParsedQuery after, int at, bool alike)
    {
        var (earlier, later) = (before.ResultTypes.ElementAtOrDefault(at), after.ResultTypes.ElementAtOrDefault(at));
        if (earlier is not null && later is not null) return earlier == later;
        return alike && before.ResultTexts.ElementAtOrDefault(at) is { } text && text == after.ResultTexts.ElementAtOrDefault(at);
    }

    /// <summary>Whether what the view stands on has the same types after: the same expression over it has then the same type.</summary>
    private static bool AreAlike(View view, Writing writing) => view.Needs.All(needed => AreAlike(writing.Before.Find(needed), writing.After.Find(needed)));

    private static bool AreAlike(SchemaObject? before, SchemaObject? after) => (before, after) switch
    {
        (Column column, Column later) => column.Type == later.Type,
        (Function function, Function later) => function.Returns == later.Returns && function.Arguments == later.Arguments,
        (View view, View later) => view.Query == later.Query && view.ColumnNames == later.ColumnNames,
        (MaterializedView view, MaterializedView later) => view.Query == later.Query && view.ColumnNames == later.ColumnNames,
        _ => (before is null) == (after is null),
    };
}
