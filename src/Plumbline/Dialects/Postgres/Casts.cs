using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>How the values of a column become values of another type (manual, CREATE CAST, and the system catalog pg_cast).</summary>
internal static class Casts
{
    private static readonly HashSet<string> s_explicit =
    [
        "integer to boolean", "boolean to integer", "jsonb to boolean", "jsonb to integer", "jsonb to bigint", "jsonb to smallint", "jsonb to numeric", "jsonb to real", "jsonb to double precision", "bit to integer", "bit to bigint", "integer to bit", "bigint to bit",
        "\"char\" to integer", "integer to \"char\"", "xid8 to xid", "box to circle", "box to lseg", "box to point", "circle to box", "circle to point", "circle to polygon", "lseg to point",
        "polygon to box", "polygon to circle", "polygon to point", "int4range to int4multirange", "int8range to int8multirange", "numrange to nummultirange", "daterange to datemultirange",
        "tsrange to tsmultirange", "tstzrange to tstzmultirange",
    ];

    /// <summary>Whether ALTER COLUMN … TYPE does it without being told how.</summary>
    public static bool IsAutomatic(SqlType from, SqlType to, Catalog catalog) => ColumnTypes.CanAssign(catalog, from, to) && !IsDoubtful(catalog, from, to);

    /// <summary>The expression behind USING; null when the server needs none. A cast between texts is never written: it would cut values where the server refuses to.</summary>
    public static string? Using(Column before, Column after, Writing writing) => Using(Quoting.Name(after.Name.Name), before.Type, after.Type, Known(writing, after.Type));

    /// <summary>The catalog in which both types are known: the one to come may be made on the way.</summary>
    public static Catalog Known(Writing writing, SqlType to)
    {
        foreach (var kind in (Kind[])[EnumType.OfKind, Domain.OfKind, CompositeType.OfKind, RangeType.OfKind])
            if (new ObjectId(kind, new(to.Schema, to.Name)) is var id && !writing.Before.Contains(id) && writing.After.Find(id) is { } made) return writing.Before.With(made);
        return writing.Before;
    }

    /// <param name="value">What has the type so far: the column, or a field of a row.</param>
    public static string? Using(string value, SqlType from, SqlType to, Catalog catalog)
    {
        if (IsAutomatic(from, to, catalog)) return null;
        if (!from.IsArray && to.IsArray && !ColumnTypes.IsText(catalog, from)) return $"CASE WHEN {value} IS NOT NULL THEN ARRAY[{Cast(value, from, to.Element(), catalog)}] END";
        if (from.IsArray && !to.IsArray) return Cast($"{value}[1]", from.Element(), to, catalog);
        return Cast(value, from, to, catalog);
    }

    /// <summary>Where no cast leads from one type to the other, text stands between them.</summary>
    private static string Cast(string value, SqlType from, SqlType to, Catalog catalog)
    {
        if (from == to) return value;
        if (Find(catalog, from) is { } row && Find(catalog, to) is { } wanted) return RowCast(value, row, wanted, to, catalog);
        var text = from.IsArray ? "text[]" : "text";
        return IsDirect(from, to, catalog) ? $"{value}::{TypeText.Of(to)}" : $"{value}::{text}::{TypeText.Of(to)}";
    }

    private static CompositeType? Find(Catalog catalog, SqlType type) => type.IsArray ? null : catalog.Find(new(CompositeType.OfKind, new(type.Schema, type.Name))) as CompositeType;

    /// <summary>Field by field, by name; a row of nulls is not null.</summary>
    private static string RowCast(string value, CompositeType from, CompositeType to, SqlType type, Catalog catalog)
    {
        var fields = to.Attributes.Select(a => from.Attributes.FirstOrDefault(f => f.Name == a.Name) is { } was ? Using($"({value}).{Quoting.Name(a.Name)}", was.Type, a.Type, catalog) ?? $"({value}).{Quoting.Name(a.Name)}" : "NULL");
        return $"CASE WHEN {value} IS DISTINCT FROM NULL THEN ROW({string.Join(", ", fields)})::{TypeText.Of(type)} END";
    }

    private static bool IsDirect(SqlType from, SqlType to, Catalog catalog)
    {
        (from, to) = (TypeMatch.Base(catalog, from), TypeMatch.Base(catalog, to));
        if (from.IsArray && to.IsArray) (from, to) = (from.Element(), to.Element());
        if (ColumnTypes.IsText(catalog, from) || ColumnTypes.IsText(catalog, to) || ColumnTypes.CanAssign(catalog, from, to)) return true;
        return s_explicit.Contains($"{from.Name} to {to.Name}");
    }

    /// <summary>Types of extensions, of which we know no casts: the cast is written, and the server says if there is none.</summary>
    private static bool IsDoubtful(Catalog catalog, SqlType from, SqlType to)
    {
        (from, to) = (TypeMatch.Base(catalog, from), TypeMatch.Base(catalog, to));
        if (from.Schema == to.Schema && from.Name == to.Name && from.IsArray == to.IsArray || ColumnTypes.IsText(catalog, to)) return false;
        return !ColumnTypes.IsKnown(catalog, from.Element()) || !ColumnTypes.IsKnown(catalog, to.Element());
    }
}
