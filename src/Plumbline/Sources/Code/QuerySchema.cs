using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>All that declares or makes a project's schema in one dialect: what SQL in code is held against.</summary>
/// <param name="Catalog">What names mean, and of which kind it is.</param>
public sealed record QuerySchema(string Dialect, Catalog Catalog, IQueryMeanings Meanings)
{
    /// <summary>null where the project has no schema in the dialect.</summary>
    public static QuerySchema? Of(string dialect, IReadOnlyList<Source> schemas, int major)
    {
        var speaks = schemas.Where(s => s.Dialect == dialect).ToList();
        if (speaks.Count == 0) return null;
        var union = speaks[0].Catalog;
        foreach (var other in speaks.Skip(1))
            foreach (var subject in other.Catalog.Objects)
                if (!union.Contains(subject.Id())) union = union.With(subject);
        var isWhole = speaks.Exists(s => s is { Role: SourceRole.History, Unread: 0 } or { Role: SourceRole.Database });
        return new(dialect, union, dialect == AllDialects.Sqlite
            ? new SqliteMeanings(union, speaks.SelectMany(s => s.VirtualTables)) { HasAllRelations = isWhole && speaks.TrueForAll(s => s.Role != SourceRole.Database || s.NotCompared.IsEmpty) }
            : new QueryMeanings(union, major, ["public"]) { HasAllRelations = isWhole, HasAllFunctions = isWhole });
    }
}
