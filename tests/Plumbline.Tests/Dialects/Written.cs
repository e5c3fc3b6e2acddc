using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Tests.Dialects;

/// <summary>Writes a whole catalog with the kinds' own <c>Create</c>, reads it again and tells what is not the same.</summary>
internal static class Written
{
    private static readonly Kind[] s_order =
        [Schema.OfKind, Extension.OfKind, EnumType.OfKind, Domain.OfKind, CompositeType.OfKind, RangeType.OfKind, Sequence.OfKind, Table.OfKind, Check.OfKind, PrimaryKey.OfKind, Unique.OfKind, Exclusion.OfKind, Model.Index.OfKind, ForeignKey.OfKind];

    /// <summary>The objects whose kinds are written here and that the server would hold.</summary>
    public static List<SchemaObject> Objects(Catalog catalog) =>
        Catalog.Sorted(catalog.WithoutRefused().Objects.Where(o => (s_order.Contains(o.Kind) || o is Column) && o.Name.Schema != "pg_temp"
            && !(o is Model.Index && catalog.Contains(new(MaterializedView.OfKind, o.Name.OfTable())))));

    public static string Sql(Catalog catalog)
    {
        var objects = Objects(catalog);
        var text = new StringBuilder();
        var later = new List<string>();
        foreach (var kind in s_order)
            foreach (var subject in kind == Table.OfKind ? ByNeed(catalog, objects.OfType<Table>().ToList()) : objects.Where(o => o.Kind == kind))
            {
                var statements = PostgresDialect.Instance.Of(kind)!.Create(subject, catalog).ToList();
                if (subject is Sequence)
                {
                    later.AddRange(statements.Skip(1));
                    statements = statements.Take(1).ToList();
                }
                foreach (var statement in statements) text.Append(statement).Append(";\n");
            }
        foreach (var statement in later) text.Append(statement).Append(";\n");
        return text.ToString();
    }

    /// <summary>Parents before children, row types before the columns of them.</summary>
    private static List<SchemaObject> ByNeed(Catalog catalog, List<Table> tables)
    {
        var done = new List<SchemaObject>();
        while (tables.Count > 0)
        {
            var ready = tables.FindAll(t => !tables.Exists(o => o.Name == t.PartitionOf || t.Inherits.Contains(o.Name) || (o.Name != t.Name && catalog.Columns(t.Name).Any(c => c.Needs.Contains(o.Id())))));
            done.AddRange(ready);
            if (tables.RemoveAll(ready.Contains) == 0) break;
        }
        return done;
    }

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
