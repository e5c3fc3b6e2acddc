using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Reports;

namespace Plumbline.Tests.Dialects;

/// <summary>Writes a whole catalog, reads it again and tells what is not the same.</summary>
internal static class Written
{
    private static readonly Kind[] s_kinds =
        [Schema.OfKind, Extension.OfKind, EnumType.OfKind, Domain.OfKind, CompositeType.OfKind, RangeType.OfKind, Sequence.OfKind, Table.OfKind, Check.OfKind, PrimaryKey.OfKind, Unique.OfKind, Exclusion.OfKind, Model.Index.OfKind, ForeignKey.OfKind];

    /// <summary>The objects whose kinds are written here and that the server would hold.</summary>
    public static List<SchemaObject> Objects(Catalog catalog) =>
        Catalog.Sorted(catalog.WithoutRefused().Objects.Where(o => (s_kinds.Contains(o.Kind) || o is Column) && o.Name.Schema != "pg_temp"
            && !(o is Model.Index && catalog.Contains(new(MaterializedView.OfKind, o.Name.OfTable())))));

    private static string Sql(Catalog catalog) => string.Concat(CatalogSql.Statements(catalog, PostgresDialect.Instance).Select(s => s + ";\n"));

    /// <summary>Each difference as a line; none when the catalog survived the journey.</summary>
    public static List<string> Differences(Catalog before, out string sql)
    {
        before = before.WithoutRefused();
        sql = Sql(before);
        var catalog = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = 15 };
        var executed = PostgresDialect.Instance.Execute(new SourceText("written", "written.sql", sql), catalog);
        var result = executed.Findings.Select(f => $"not understood: {f.Where.Line}: {f.Message}").ToList();
        result.AddRange(executed.Statements.Where(s => s.Refused is not null).Select(s => $"refused: {s.Refused!.SqlState} {s.Refused.Message}: {s.Text()}"));
        var after = Objects(catalog.Current);
        foreach (var subject in Objects(before))
        {
            if (catalog.Current.Find(subject.Id()) is not { } again) result.Add($"missing: {subject.Id()}");
            else
                foreach (var facet in subject.Kind.Facets)
                    if (facet.Weight != FacetWeight.Information && !facet.Name.StartsWith("comment", StringComparison.Ordinal) && facet != SchemaObject.OwnerFacet && facet.Read(subject) != facet.Read(again))
                        result.Add($"{subject.Id()} {facet}: {facet.Read(subject)} became {facet.Read(again)}");
        }
        result.AddRange(after.Where(o => before.Find(o.Id()) is null).Select(o => $"more: {o.Id()}"));
        return result;
    }
}
