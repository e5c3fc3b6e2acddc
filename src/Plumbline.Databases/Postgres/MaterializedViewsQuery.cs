using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Materialized views (manual 53.11, pg_class).</summary>
internal sealed class MaterializedViewsQuery : CatalogQuery
{
    public override string What => "materialized views";

    public override IReadOnlyList<Kind> Kinds => [MaterializedView.OfKind];

    public override string Sql(int version) =>
        """
        select c.oid, c.relnamespace, c.relname, c.relowner, c.reloptions, pg_get_viewdef(c.oid), c.relispopulated,
            (select amname::text from pg_am where oid = c.relam and amname <> 'heap'), (select spcname::text from pg_tablespace where oid = c.reltablespace)
        from pg_class c
        where c.relkind = 'm' and c.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Relation, oid)) return;
        var query = Queries.Read(SqlReader.Over(row.Printed(5)));
        var view = new MaterializedView(name, query.Text)
        {
            Sql = query.Sql == query.Text ? null : query.Sql,
            Options = ViewOptions.Canonical(row.Texts(4)),
            ColumnComments = reading.ColumnComments(oid),
            NotPopulated = !row.GetBoolean(6),
            AccessMethod = row.Text(7),
            Tablespace = row.Text(8),
        };
        reading.Add(Oids.Relation, oid, view, row.Oid(3));
    }
}
