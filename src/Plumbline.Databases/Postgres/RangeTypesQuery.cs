using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_range (manual 53.44); options that the server would choose by itself are left out.</summary>
internal sealed class RangeTypesQuery : CatalogQuery
{
    public override string What => "range types";

    public override IReadOnlyList<Kind> Kinds => [RangeType.OfKind];

    public override string Sql(int version) =>
        $"""
        select t.oid, t.typnamespace, t.typname, t.typowner, format_type(r.rngsubtype, null),
            case when not o.opcdefault then quote_ident(n.nspname) || '.' || quote_ident(o.opcname) end, case when r.rngcollation <> s.typcollation then r.rngcollation end,
            case when r.rngcanonical <> 0 then r.rngcanonical::text end, case when r.rngsubdiff <> 0 then r.rngsubdiff::text end,
            {(version >= 14 ? "(select typname::text from pg_type where oid = r.rngmultitypid)" : "null::text")}
        from pg_range r join pg_type t on t.oid = r.rngtypid join pg_type s on s.oid = r.rngsubtype join pg_opclass o on o.oid = r.rngsubopc join pg_namespace n on n.oid = o.opcnamespace
        where t.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Type, oid)) return;
        var options = new List<string>();
        if (row.Text(7) is { } canonical) options.Add($"canonical={RangeTypes.OptionName(canonical)}");
        if (!row.IsNull(6) && reading.Collations.GetValueOrDefault(row.Oid(6)) is { } collation) options.Add($"collation={collation}");
        if (row.Text(9) is { } multirange && multirange != RangeTypes.MultirangeName(name.Name)) options.Add($"multirange_type_name={RangeTypes.OptionName(multirange)}");
        if (row.Text(8) is { } difference) options.Add($"subtype_diff={RangeTypes.OptionName(difference)}");
        if (row.Text(5) is { } operators) options.Add($"subtype_opclass={RangeTypes.OptionName(operators)}");
        reading.Add(Oids.Type, oid, new RangeType(name, row.Type(reading, 4)) { Options = options.ToEquatableArray() }, row.Oid(3));
    }
}
