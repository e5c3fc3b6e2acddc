using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Views (manual 53.11, pg_class): the query as the server prints it, read as the replay reads one.</summary>
internal sealed class ViewsQuery : CatalogQuery
{
    public override string What => "views";

    public override IReadOnlyList<Kind> Kinds => [View.OfKind];

    public override string Sql(int version) =>
        """
        select oid, relnamespace, relname, relowner, reloptions, pg_get_viewdef(oid)
        from pg_class
        where relkind = 'v' and oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Relation, oid)) return;
        var query = Queries.Read(SqlReader.Over(row.Printed(5)));
        var view = new View(name, query.Text)
        {
            Sql = query.Sql == query.Text ? null : query.Sql,
            Options = ViewOptions.Canonical(row.Texts(4)),
            ColumnComments = reading.ColumnComments(oid),
        };
        reading.Add(Oids.Relation, oid, view, row.Oid(3));
    }
}
