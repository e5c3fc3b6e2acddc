using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>How the values of a column become values of another type (manual, CREATE CAST, and the system catalog pg_cast).</summary>
internal static class Casts
{
    private static readonly HashSet<string> s_explicit =
        ["integer to boolean", "boolean to integer", "jsonb to boolean", "jsonb to integer", "jsonb to bigint", "jsonb to smallint", "jsonb to numeric", "jsonb to real", "jsonb to double precision", "bit to integer", "bit to bigint", "integer to bit", "bigint to bit"];

    /// <summary>Whether ALTER COLUMN … TYPE does it without being told how.</summary>
    public static bool IsAutomatic(SqlType from, SqlType to, Catalog catalog) => ColumnTypes.CanAssign(catalog, from, to) && !IsDoubtful(catalog, from, to);

    /// <summary>The expression behind USING; null when the server needs none. A cast between texts is never written: it would cut values where the server refuses to.</summary>
    public static string? Using(Column before, Column after, Catalog catalog)
    {
        if (IsAutomatic(before.Type, after.Type, catalog)) return null;
        var name = Quoting.Name(after.Name.Name);
        if (!before.Type.IsArray && after.Type.IsArray && !ColumnTypes.IsText(catalog, before.Type)) return $"CASE WHEN {name} IS NOT NULL THEN ARRAY[{Cast(name, before.Type, after.Type.Element(), catalog)}] END";
        if (before.Type.IsArray && !after.Type.IsArray) return Cast($"{name}[1]", before.Type.Element(), after.Type, catalog);
        return Cast(name, before.Type, after.Type, catalog);
    }

    /// <summary>Where no cast leads from one type to the other, text stands between them.</summary>
    private static string Cast(string value, SqlType from, SqlType to, Catalog catalog)
    {
        if (from == to) return value;
        var text = from.IsArray ? "text[]" : "text";
        return IsDirect(from, to, catalog) ? $"{value}::{TypeText.Of(to)}" : $"{value}::{text}::{TypeText.Of(to)}";
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
