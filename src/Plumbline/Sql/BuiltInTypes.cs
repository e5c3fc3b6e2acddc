
namespace Plumbline.Sql;

/// <summary>The rarer types of pg_catalog, and the modifiers of well-known extension types.</summary>
internal static class BuiltInTypes
{
    /// <summary>Built-in types whose only name is the one in pg_type.</summary>
    public static readonly HashSet<string> Others = new[]
    {
        "aclitem", "any", "anyarray", "anycompatible", "anycompatiblearray", "anycompatiblemultirange", "anycompatiblenonarray", "anycompatiblerange", "anyelement",
        "anyenum", "anymultirange", "anynonarray", "anyrange", "box", "cid", "circle", "cstring", "datemultirange", "daterange", "event_trigger", "fdw_handler",
        "gtsvector", "index_am_handler", "int2vector", "int4multirange", "int4range", "int8multirange", "int8range", "internal", "jsonpath", "language_handler", "line",
        "lseg", "macaddr8", "nummultirange", "numrange", "oidvector", "path", "pg_lsn", "pg_snapshot", "point", "polygon", "record", "refcursor", "regclass",
        "regcollation", "regconfig", "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure", "regrole", "regtype", "table_am_handler", "tid",
        "trigger", "tsm_handler", "tsmultirange", "tsquery", "tsrange", "tstzmultirange", "tstzrange", "txid_snapshot", "unknown", "void", "xid", "xid8",
    }.ToHashSet();

    private static readonly string[] s_shapes =
        ["Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection", "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface", "Curve", "Surface", "PolyhedralSurface", "Triangle", "Tin"];

    /// <summary>PostGIS prints its shapes in one spelling, whatever was written.</summary>
    public static string Modifier(string type, string modifier)
    {
        if (type is not ("geometry" or "geography")) return modifier;
        var comma = modifier.IndexOf(',');
        var shape = (comma < 0 ? modifier : modifier[..comma]).Trim('\'');
        var dimensions = shape.Length - shape.AsSpan().TrimEnd("zZmM").Length;
        // "Geom…" ends in m never: no shape's own name ends in z or m.
        var bare = shape[..^dimensions];
        foreach (var known in s_shapes)
            if (known.Equals(bare, StringComparison.OrdinalIgnoreCase))
                return known + shape[^dimensions..].ToUpperInvariant() + (comma < 0 ? "" : modifier[comma..]);
        return modifier;
    }
}
