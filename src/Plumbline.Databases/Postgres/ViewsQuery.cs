using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Views and materialized views (manual 53.11, pg_class): the query as the server prints it, read as the replay reads one.</summary>
internal sealed class ViewsQuery : CatalogQuery
{
    public override string What => "views";

    public override IReadOnlyList<Kind> Kinds => [View.OfKind, MaterializedView.OfKind];

    public override string Sql(int version) =>
        """
        select c.oid, c.relnamespace, c.relname, c.relowner, c.reloptions, pg_get_viewdef(c.oid), c.relkind, c.relispopulated,
            (select amname::text from pg_am where oid = c.relam and amname <> 'heap'), (select spcname::text from pg_tablespace where oid = c.reltablespace)
        from pg_class c
        where c.relkind in ('v', 'm') and c.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Relation, oid)) return;
        var query = Queries.Read(SqlReader.Over(row.Printed(5)));
        var sql = query.Sql == query.Text ? null : query.Sql;
        var (options, comments) = (ViewOptions.Canonical(row.Texts(4)), reading.ColumnComments(oid));
        SchemaObject view = row.GetChar(6) == 'v'
            ? new View(name, query.Text) { Sql = sql, Options = options, ColumnComments = comments }
            : new MaterializedView(name, query.Text)
            {
                Sql = sql,
                Options = options,
                ColumnComments = comments,
                NotPopulated = !row.GetBoolean(7),
                AccessMethod = row.Text(8),
                Tablespace = row.Text(9),
            };
        reading.Add(Oids.Relation, oid, view, row.Oid(3));
    }
}
