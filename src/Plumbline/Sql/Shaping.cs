using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// What the server makes of a query when it keeps it for a view: <c>*</c> stands for the columns that there are, and the names that CREATE VIEW
/// gives become those of the result's columns (manual, CREATE VIEW).
/// </summary>
internal static class Shaping
{
    /// <param name="columnsOf">The columns of a relation of FROM; null when they are not known.</param>
    /// <returns>The same object where nothing could be shaped.</returns>
    public static QueryText Spread(QueryText query, Func<ObjectName, IReadOnlyList<string>?> columnsOf)
    {
        query = query.Map((_, value, _) => value, inner => Spread(inner, columnsOf));
        if (!query.HasStar || query.JoinsByName) return query;
        return query.SpreadStars(name => query.Scope.Find(n => n.Alias == name) is { Relation: { } relation } ? columnsOf(relation) : null);
    }

    /// <summary>The query with its result's first columns named anew; null when it has not that many, or they cannot be told.</summary>
    public static QueryText? Label(QueryText query, EquatableArray<string> names)
    {
        if (query.HasResults) return query.HasStar ? null : query.Labelled(names);
        return query.MapOne(query.SetOperation is not null, inner => Label(inner, names));
    }
}
