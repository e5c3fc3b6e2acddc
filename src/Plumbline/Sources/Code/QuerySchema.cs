using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>All that declares or makes a project's schema in one dialect: what SQL in code is held against. Put together for the first text of code that is SQL.</summary>
public sealed class QuerySchema
{
    private readonly Lazy<Catalog> _catalog;
    private readonly Lazy<IQueryMeanings> _meanings;

    private QuerySchema(string dialect, List<Source> schemas, int major)
    {
        Dialect = dialect;
        _catalog = new(() => Union(schemas));
        _meanings = new(() => MeaningsOf(schemas, major));
    }

    /// <summary>null where the project has no schema in the dialect.</summary>
    public static QuerySchema? Of(string dialect, IReadOnlyList<Source> schemas, int major)
    {
        var speaks = schemas.Where(s => s.Dialect == dialect).ToList();
        return speaks.Count == 0 ? null : new(dialect, speaks, major);
    }

    public string Dialect { get; }

    public Catalog Catalog => _catalog.Value;

    /// <summary>What names mean, and of which kind it is.</summary>
    public IQueryMeanings Meanings => _meanings.Value;

    private static Catalog Union(List<Source> schemas)
    {
        var union = schemas[0].Catalog;
        foreach (var other in schemas.Skip(1))
            foreach (var subject in other.Catalog.Objects)
                if (!union.Contains(subject.Id())) union = union.With(subject);
        return union;
    }

    private IQueryMeanings MeaningsOf(List<Source> schemas, int major)
    {
        var isWhole = schemas.Exists(s => s is { Role: SourceRole.History, Unread: 0 } or { Role: SourceRole.Database });
        return Dialect == AllDialects.Sqlite
            ? new SqliteMeanings(Catalog, schemas.SelectMany(s => s.VirtualTables)) { HasAllRelations = isWhole && schemas.TrueForAll(s => s.Role != SourceRole.Database || s.NotCompared.IsEmpty) }
            : new QueryMeanings(Catalog, major, ["public"]) { HasAllRelations = isWhole, HasAllFunctions = isWhole };
    }
}
