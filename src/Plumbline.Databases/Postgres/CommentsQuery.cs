using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_description (manual 53.19): kept until the objects come.</summary>
internal sealed class CommentsQuery : CatalogQuery
{
    public override string What => "comments";

    public override IReadOnlyList<Facet> Facets => [SchemaObject.CommentFacet];

    public override string Sql(int version) =>
        """
        select classoid, objoid, objsubid, description
        from pg_description
        where objoid >= 16384 or classoid = 'pg_namespace'::regclass and objoid = 2200 and description <> 'standard public schema'
        """;

    public override void Read(Row row, Reading reading) =>
        reading.Comments[new(row.Oid(0), row.Oid(1), row.GetInt32(2))] = row.GetString(3);
}
