using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>Values of the types that are neither ordered by us nor text: one line a type, most with the number in them.</summary>
internal static class Oddities
{
    private const ulong Endless = ValueSource.Endless;

    public static ValueSource? Of(SqlType type, Narrowing narrowing) => type.Name switch
    {
        "boolean" => narrowing.NoneOf.IsEmpty ? new Choice(["true", "false"]) : new Choice([narrowing.NoneOf.Contains("true") ? "false" : "true"]),
        "uuid" => Each(Uuid),
        "json" or "jsonb" => Json(narrowing),
        "bytea" => Bytes(narrowing),
        "bit" => Bits(int.Parse(type.Modifier ?? "1", CultureInfo.InvariantCulture)),
        "bit varying" => Bits(Math.Min(24, int.Parse(type.Modifier ?? "24", CultureInfo.InvariantCulture))),
        "inet" => Some(1UL << 24, (n, to) => Address(n, to)),
        "cidr" => Some(1UL << 24, (n, to) => { Address(n, to); to.Append("/32"); }),
        "macaddr" => Some(1UL << 40, (n, to) => { to.Append("02"); to.AppendHex(n, 10); }),
        "macaddr8" => Some(1UL << 48, (n, to) => { to.Append("0200"); to.AppendHex(n, 12); }),
        "xml" => Each((n, to) => Numbered("<row n=\"", n, "\"/>", to)),
        "tsvector" => Each((n, to) => Numbered("'amber':1 'n", n, "':2", to)),
        "tsquery" => Each((n, to) => Numbered("'amber' & 'n", n, "'", to)),
        "jsonpath" => Each((n, to) => Numbered("$.n[*] ? (@ == ", n, ")", to)),
        "point" => Each((n, to) => Numbered("(1,", n, ")", to)),
        "line" => Each((n, to) => Numbered("{1,1,", n, "}", to)),
        "lseg" => Each((n, to) => Numbered("[(0,0),(1,", n, ")]", to)),
        "box" => Each((n, to) => Numbered("(1,", n + 1, "),(0,0)", to)),
        "path" => Each((n, to) => Numbered("[(0,0),(1,1),(2,", n, ")]", to)),
        "polygon" => Each((n, to) => Numbered("((0,0),(1,1),(2,", n, "))", to)),
        "circle" => Each((n, to) => Numbered("<(0,0),", n + 1, ">", to)),
        "pg_lsn" => Some(1UL << 32, (n, to) => { to.Append("0/"); to.AppendHex(n, 8); }),
        "tid" => Some(1UL << 30, (n, to) => Numbered("(", n, ",1)", to)),
        "txid_snapshot" or "pg_snapshot" => Some(1UL << 40, (n, to) => { Numbered("", n + 1, ":", to); Numbered("", n + 1, ":", to); }),
        "regclass" => new Choice(["pg_class", "pg_type", "pg_proc"]),
        "regtype" => new Choice(["integer", "text", "uuid"]),
        "regproc" => new Choice(["now", "version"]),
        "regprocedure" => new Choice(["now()", "version()"]),
        "regrole" => new Choice(["pg_monitor"]),
        "regnamespace" => new Choice(["pg_catalog"]),
        "regconfig" => new Choice(["simple", "english"]),
        "regdictionary" => new Choice(["simple"]),
        "regcollation" => new Choice(["\"C\""]),
        "regoper" or "regoperator" => null,
        "refcursor" => Each((n, to) => Numbered("cursor", n, "", to)),
        "int2vector" or "oidvector" => Some(30000, (n, to) => Numbered("1 ", n, "", to)),
        "hstore" => Each((n, to) => Numbered("n=>", n, "", to)),
        "ltree" => Each((n, to) => Numbered("amber.n", n, "", to)),
        "lquery" => Each((n, to) => Numbered("amber.n", n, ".*", to)),
        "cube" => Each((n, to) => Numbered("(1,", n, ")", to)),
        "vector" or "halfvec" => Vector(type.Modifier),
        "geometry" or "geography" => Shape(type),
        _ => null,
    };

    private static Written Each(Action<ulong, RowText> write) => new(Endless, Endless >> 30, write);

    private static Written Some(ulong capacity, Action<ulong, RowText> write) => new(capacity, capacity, write);

    private static void Numbered(string before, ulong number, string after, RowText to)
    {
        to.Append(before);
        to.Append((long)number);
        to.Append(after);
    }

    /// <summary>Looks like version 4; the mix is one to one, so that different numbers never meet.</summary>
    private static void Uuid(ulong number, RowText to)
    {
        var mixed = Draw.Mix(number + 1);
        to.AppendHex(mixed >> 32, 8);
        to.Append('-');
        to.AppendHex(mixed >> 16, 4);
        to.Append("-4");
        to.AppendHex(mixed >> 4, 3);
        to.Append('-');
        to.Append("89ab"[(int)(number & 3)]);
        var rest = Draw.Mix(mixed);
        to.AppendHex(rest, 3);
        to.Append('-');
        to.AppendHex(mixed, 1);
        to.AppendHex(rest >> 12, 11);
    }

    private static ValueSource Json(Narrowing narrowing) => (narrowing.JsonType ?? (narrowing.MinLength > 0 || narrowing.MaxLength < int.MaxValue ? "array" : "object")) switch
    {
        "array" => Each((n, to) =>
        {
            to.Append('[');
            var count = Math.Max(narrowing.MinLength, Math.Min(2, narrowing.MaxLength));
            for (var i = 0; i < count; i++)
            {
                if (i > 0) to.Append(", ");
                to.Append((long)n + i);
            }
            to.Append(']');
        }),
        "string" => Each((n, to) => Numbered("\"n", n, "\"", to)),
        "number" => Each((n, to) => to.Append((long)n)),
        "boolean" => new Choice(["true", "false"]),
        "null" => new Choice(["null"]),
        _ => Each((n, to) => Numbered("{\"n\": ", n, ", \"of\": \"amber\"}", to)),
    };

    private static Written Bytes(Narrowing narrowing)
    {
        var length = Math.Max(narrowing.MinLength, Math.Min(8, narrowing.MaxLength));
        return Some(length >= 8 ? Endless : 1UL << (8 * length), (n, to) =>
        {
            to.Append("\\x");
            for (var i = 8; i < length; i++) to.Append("2a");
            to.AppendHex(n, 2 * Math.Min(8, length));
        });
    }

    private static Written Bits(int length) => Some(length >= 62 ? Endless : 1UL << length, (n, to) =>
    {
        for (var i = 0; i < length; i++) to.Append(i < 62 && (n >> i & 1) == 1 ? '1' : '0');
    });

    private static void Address(ulong n, RowText to)
    {
        to.Append("10.");
        to.Append((long)(n >> 16 & 255));
        to.Append('.');
        to.Append((long)(n >> 8 & 255));
        to.Append('.');
        to.Append((long)(n & 255));
    }

    private static Written Vector(string? dimensions)
    {
        var count = int.TryParse(dimensions, out var given) ? given : 3;
        return Each((n, to) =>
        {
            to.Append('[');
            to.Append((long)(n % 10_000) + 1);
            for (var i = 1; i < count; i++)
            {
                to.Append(",0.");
                to.Append((long)(n >> i % 32 & 7));
            }
            to.Append(']');
        });
    }

    /// <summary>PostGIS: a point, unless the modifier says another shape; the modifier's reference system goes along.</summary>
    private static Written? Shape(SqlType type)
    {
        var parts = (type.Modifier ?? "").Split(',');
        var system = parts.Length > 1 ? $"SRID={parts[1].Trim()};" : "";
        var (before, after) = parts[0].ToUpperInvariant() switch
        {
            "" or "GEOMETRY" or "POINT" => ("POINT(", ")"),
            "POINTZ" => ("POINT Z (", " 1)"),
            "LINESTRING" => ("LINESTRING(0 0, ", ")"),
            "POLYGON" => ("POLYGON((0 0, 0 1, ", ", 0 0))"),
            "MULTIPOINT" => ("MULTIPOINT((", "))"),
            "MULTILINESTRING" => ("MULTILINESTRING((0 0, ", "))"),
            "MULTIPOLYGON" => ("MULTIPOLYGON(((0 0, 0 1, ", ", 0 0)))"),
            _ => (null, ""),
        };
        if (before is null) return null;
        return Each((n, to) =>
        {
            to.Append(system);
            to.Append(before);
            to.Append((long)(n % 170) + 1);
            to.Append('.');
            to.Append((long)(n / 170));
            to.Append(' ');
            to.Append((long)(n % 80) + 1);
            to.Append(after);
        });
    }
}
