using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_extension (manual 53.22). plpgsql comes with every database.</summary>
internal sealed class ExtensionsQuery : CatalogQuery
{
    public override string What => "extensions";

    public override IReadOnlyList<Kind> Kinds => [Extension.OfKind];

    public override string Sql(int version) =>
        """
        select e.oid, e.extname, n.nspname, e.extversion, (select a.comment from pg_available_extensions() a where a.name = e.extname)
        from pg_extension e
        join pg_namespace n on n.oid = e.extnamespace
        where e.extname <> 'plpgsql'
        """;

    /// <summary>The comment that it brings along was stated by nobody.</summary>
    public override void Read(Row row, Reading reading)
    {
        var extension = new Extension(new ObjectName(null, row.GetString(1))) { InSchema = row.GetString(2), Version = row.GetString(3) };
        reading.Add(Oids.Extension, row.Oid(0), extension);
        if (row.Text(4) is { } brought) reading.Change<Extension>(extension.Id(), e => e.Comment == brought ? e with { Comment = null } : e);
    }
}
