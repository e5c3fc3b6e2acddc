using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Indexes as the server's catalog spells them, those behind keys among them.</summary>
internal static class IndexTexts
{
    public static bool IsIndex(SchemaObject subject) => subject is Index or PrimaryKey or Unique or Exclusion;

    public static IEnumerable<string> Columns(SchemaObject index) => index is Index own ? own.Keys.Where(k => k.Column is not null).Select(k => k.Column!) : ConstraintTexts.Columns(index);

    /// <summary>pg_get_indexdef, near enough for the patterns that blocks look for.</summary>
    public static string Definition(SchemaObject index)
    {
        var own = index as Index;
        var unique = index is PrimaryKey or Unique or Index { Unique: true } ? "UNIQUE " : "";
        var method = own?.Method ?? (index as Exclusion)?.Method ?? "btree";
        var keys = own is null ? Quoting.Names(Columns(index)) : Keys(own);
        var text = $"CREATE {unique}INDEX {Quoting.Name(index.Name.Name)} ON {Quoting.Name(index.Name.Schema ?? "public")}.{Quoting.Name(index.Name.Table!)} USING {method} ({keys})";
        if (own is { Include.IsEmpty: false }) text += $" INCLUDE ({Quoting.Names(own.Include)})";
        if (own is { NullsNotDistinct: true }) text += " NULLS NOT DISTINCT";
        return own?.Predicate is null ? text : $"{text} WHERE ({own.Predicate})";
    }

    public static string Keys(Index index) => string.Join(", ", index.Keys.Select(Key));

    private static string Key(IndexKey key)
    {
        var text = key.Column is null ? key.ToString() : key.ToString().Replace(key.Column, Quoting.Name(key.Column), StringComparison.Ordinal);
        return text.Replace(" collate ", " COLLATE ", StringComparison.Ordinal).Replace(" desc", " DESC", StringComparison.Ordinal).Replace(" nulls first", " NULLS FIRST", StringComparison.Ordinal).Replace(" nulls last", " NULLS LAST", StringComparison.Ordinal);
    }
}
