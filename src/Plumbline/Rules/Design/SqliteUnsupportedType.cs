using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class SqliteUnsupportedType : CatalogRule
{
    private static readonly HashSet<string> s_foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "uuid", "jsonb", "timestamptz", "interval", "inet", "cidr", "macaddr", "tsvector", "tsquery", "money", "serial", "bigserial", "smallserial", "hstore", "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange", "point", "polygon", "bytea", "xml", "citext", "oid",
    };

    public override string Name => "sqlite-unsupported-type";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A SQLite table has a column of a type that SQLite does not know.",
        "SQLite takes any word for a type and guesses an affinity from its letters: `text[]` holds no array, `uuid` may become a number (its affinity is NUMERIC), `interval` is an INTEGER because of its first letters, `serial` counts nothing. Nothing is refused, and what is read back is not what was written.",
        "```sql\nCREATE TABLE event (id serial PRIMARY KEY, tags text[], at timestamptz, meta jsonb);\n```",
        "`INTEGER PRIMARY KEY` for a counter, `TEXT` for uuids, moments (ISO 8601) and JSON, another table for a list. `STRICT` tables refuse what they do not know (SQLite 3.37 and later).");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        if (view.Voice.Sources[0].Dialect != AllDialects.Sqlite) yield break;
        foreach (var table in view.Tables())
            foreach (var column in view.Columns(table.Name))
                if (column.Type.IsArray || column.Type.Name.EndsWith(']') || s_foreign.Contains(column.Type.Name))
                    yield return Found(column.Id(), column.Origin.Here, $"{column.Name} is {column.Type}, which SQLite does not know: it takes it for {Affinity(column.Type.ToString())}") with { Values = [column.Type.ToString()] };
    }

    /// <summary>As SQLite derives it (datatype3, section 3.1).</summary>
    private static string Affinity(string type)
    {
        bool Has(string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
        return Has("int") ? "an INTEGER" : Has("char") || Has("clob") || Has("text") ? "TEXT" : Has("blob") ? "a BLOB" : Has("real") || Has("floa") || Has("doub") ? "a REAL" : "NUMERIC: what looks like a number becomes one";
    }
}
