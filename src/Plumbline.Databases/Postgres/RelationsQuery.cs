using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// pg_class (manual 53.11): names everything in it, and makes the tables. Indexes get their names from <see cref="IndexesQuery"/>,
/// which knows the keys that they stand behind.
/// </summary>
internal sealed class RelationsQuery : CatalogQuery
{
    public override string What => "tables";

    public override string Sql(int version) =>
        $"""
        select c.oid, c.relname, c.relnamespace, c.relkind, c.relowner, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relreplident,
            c.reloptions, t.reloptions,
            case when c.relkind in ('r', 'p', 'm') then m.amname end, s.spcname,
            case c.relkind when 'p' then pg_get_partkeydef(c.oid) end,
            case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end,
            coalesce(y.typrelid, 0::oid), f.srvname, g.ftoptions
        from pg_class c
        left join pg_class t on t.oid = c.reltoastrelid and t.reloptions is not null
        left join pg_type y on y.oid = c.reloftype and c.reloftype <> 0
        left join pg_am m on m.oid = c.relam
        left join pg_tablespace s on s.oid = c.reltablespace
        left join pg_foreign_table g on g.ftrelid = c.oid
        left join pg_foreign_server f on f.oid = g.ftserver
        where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'c') and c.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        if (!reading.Schemas.TryGetValue(row.Oid(2), out var schema)) return;
        var oid = row.Oid(0);
        var name = new ObjectName(schema, row.GetString(1));
        var kind = KindOf(row.GetChar(3));
        reading.Relations[oid] = new(kind, name);
        if (kind != Table.OfKind || !reading.IsOwn(Oids.Relation, oid)) return;
        var table = new Table(name)
        {
            Origin = reading.Origin,
            Persistence = Persistence(row.GetChar(5)),
            RowSecurity = row.GetBoolean(6),
            ForceRowSecurity = row.GetBoolean(7),
            // a foreign table has none, which the server keeps as nothing
            ReplicaIdentity = row.GetChar(8) switch { 'f' => "full", 'n' when row.IsNull(16) => "nothing", _ => null },
            AccessMethod = row.Text(11) is { } method && method != "heap" ? method : null,
            Tablespace = row.Text(12) is { } space && space != "pg_default" ? space : null,
            PartitionBy = row.Text(13) is { } key ? Dialects.Postgres.Partitions.Key(SqlReader.Over(key)) : null,
            PartitionBound = row.Text(14) is { } bound ? Dialects.Postgres.Partitions.ReadBound(SqlReader.Over(bound)) : null,
            ForeignServer = row.Text(16),
            Options = row.IsNull(16) ? Options(row, 9, 10) : row.Sorted(17),
        };
        if (row.Oid(15) is not 0 and var type) reading.TypedTables.Add(new(oid, type));
        reading.Add(Oids.Relation, oid, table, row.Oid(4));
    }

    public override void Finish(Reading reading)
    {
        foreach (var (table, type) in reading.TypedTables)
            if (reading.Relations.TryGetValue(type, out var composite)) reading.Change<Table>(reading.Relations[table], t => t with { OfType = composite.Name });
    }

    public static Persistence Persistence(char code) => code switch { 'u' => Model.Persistence.Unlogged, 't' => Model.Persistence.Temporary, _ => Model.Persistence.Permanent };

    private static Kind KindOf(char code) => code switch
    {
        'v' => View.OfKind,
        'm' => MaterializedView.OfKind,
        'S' => Sequence.OfKind,
        'c' => CompositeType.OfKind,
        _ => Table.OfKind,
    };

    /// <summary>Those of the TOAST table are told with its prefix, as they are written.</summary>
    private static EquatableArray<string> Options(Row row, int own, int toast)
    {
        if (row.IsNull(own) && row.IsNull(toast)) return default;
        return row.Texts(own).Concat(row.Texts(toast).Select(o => "toast." + o)).Order(StringComparer.Ordinal).ToEquatableArray();
    }
}
