using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_collation (manual 53.12): only names, spelled as they stand behind COLLATE.</summary>
internal sealed class CollationsQuery : CatalogQuery
{
    public override string What => "names of collations";

    public override string Sql(int version) =>
        "select c.oid, c.collname, n.nspname from pg_collation c join pg_namespace n on n.oid = c.collnamespace where c.collencoding in (-1, pg_char_to_encoding(getdatabaseencoding()))";

    public override void Read(Row row, Reading reading) => reading.Collations[row.Oid(0)] = Quoting.Collation(new ObjectName(row.GetString(2), row.GetString(1)));
}
