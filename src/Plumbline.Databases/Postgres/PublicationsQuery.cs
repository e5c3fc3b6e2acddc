using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Publications with their tables, column lists and row filters (manual 53.40 to 53.42, pg_publication and what belongs to it).</summary>
internal sealed class PublicationsQuery : CatalogQuery
{
    public override string What => "publications";

    public override IReadOnlyList<Kind> Kinds => [Publication.OfKind];

    public override string Sql(int version) =>
        $"""
        select p.oid, p.pubname, p.pubowner, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
            {(version >= 13 ? "p.pubviaroot" : "false")},
            array(select prrelid from pg_publication_rel where prpubid = p.oid order by oid),
            {(version >= 15 ? "array(select coalesce(pg_get_expr(prqual, prrelid), '') from pg_publication_rel where prpubid = p.oid order by oid)" : "null::text[]")},
            {(version >= 15 ? "array(select coalesce(prattrs::text, '') from pg_publication_rel where prpubid = p.oid order by oid)" : "null::text[]")},
            {(version >= 15 ? "array(select n.nspname::text from pg_publication_namespace s join pg_namespace n on n.oid = s.pnnspid where s.pnpubid = p.oid)" : "null::text[]")},
            {(version >= 18 ? "p.pubgencols = 's'" : "false")}
        from pg_publication p
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (!reading.IsOwn(Oids.Publication, oid)) return;
        var publication = new Publication(new(null, row.GetString(1)))
        {
            AllTables = row.GetBoolean(3),
            Tables = Publications.Sorted(Tables(reading, row.Oids(9), row.Texts(10), row.Texts(11))),
            Schemas = Publications.Sorted(row.Texts(12)),
            Options = Options(row),
        };
        reading.Add(Oids.Publication, oid, publication, row.Oid(2));
    }

    private static IEnumerable<PublishedTable> Tables(Reading reading, uint[] tables, string[] filters, string[] columns)
    {
        for (var i = 0; i < tables.Length; i++)
        {
            if (!reading.Relations.TryGetValue(tables[i], out var table)) continue;
            var numbers = columns.Length == 0 ? [] : columns[i].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(short.Parse).ToArray();
            yield return new(table.Name, reading.Columns(tables[i], numbers).Order(StringComparer.Ordinal).ToEquatableArray(),
                filters.Length == 0 || filters[i].Length == 0 ? null : reading.Expression(filters[i]).Expression);
        }
    }

    private static EquatableArray<string> Options(Row row)
    {
        var published = new List<string>();
        if (row.GetBoolean(4)) published.Add("insert");
        if (row.GetBoolean(5)) published.Add("update");
        if (row.GetBoolean(6)) published.Add("delete");
        if (row.GetBoolean(7)) published.Add("truncate");
        var options = new List<string> { $"publish={string.Join(", ", published)}" };
        if (row.GetBoolean(13)) options.Add("publish_generated_columns=stored");
        if (row.GetBoolean(8)) options.Add("publish_via_partition_root=true");
        return Publications.Canonical(options.ToEquatableArray());
    }
}
