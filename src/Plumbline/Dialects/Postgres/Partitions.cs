using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Partitions and their keys and bounds (manual 5.12).</summary>
internal static class Partitions
{
    public static List<Table> Of(Catalog catalog, ObjectName table) =>
        catalog.Dependents(new(Table.OfKind, table)).OfType<Table>().Where(t => t.PartitionOf == table).OrderBy(t => t.Name.Name, StringComparer.Ordinal).ToList();

    /// <summary>The partitions of a table and the tables that inherit from it.</summary>
    public static List<Table> Below(Catalog catalog, ObjectName table) =>
        catalog.Dependents(new(Table.OfKind, table)).OfType<Table>().Where(t => t.PartitionOf == table || t.Inherits.Contains(table)).OrderBy(t => t.Name.Name, StringComparer.Ordinal).ToList();

    /// <summary>What a table is a partition of or inherits from.</summary>
    public static IEnumerable<ObjectName> Above(Table table) => table.PartitionOf is { } whole ? table.Inherits.Prepend(whole) : table.Inherits;

    /// <summary>Each once, nearest first, though it may inherit along several ways.</summary>
    public static List<Table> AllBelow(Catalog catalog, ObjectName table)
    {
        var found = Below(catalog, table);
        for (var i = 0; i < found.Count; i++)
            foreach (var lower in Below(catalog, found[i].Name))
                if (!found.Exists(t => t.Name == lower.Name)) found.Add(lower);
        return found;
    }

    /// <summary>Reads <c>RANGE (a, lower(b) COLLATE "C" text_ops)</c> after PARTITION BY.</summary>
    public static string ReadKey(SqlReader sql, CatalogBuilder catalog, ObjectName table)
    {
        var position = sql.Position;
        var strategy = sql.Name().ToUpperInvariant();
        if (strategy is not ("RANGE" or "LIST" or "HASH")) throw new StatementRefused(SqlStates.InvalidObjectDefinition, $"unrecognized partitioning strategy {strategy.ToLowerInvariant()}", position);
        var keys = IndexKeys.Read(sql);
        if (strategy == "LIST" && keys.Count > 1) throw new StatementRefused(SqlStates.InvalidObjectDefinition, "cannot use list partition strategy with more than one column", position);
        foreach (var key in keys)
            if (key.Columns.FirstOrDefault(c => catalog.Current.Find(new(Column.OfKind, table.Member(c))) is Column { Generated: not null }) is { } generated)
                throw new StatementRefused(SqlStates.InvalidObjectDefinition, $"cannot use generated column {generated} in partition key", position);
            else if (key.Key.Column is { } column && !catalog.Current.Contains(new(Column.OfKind, table.Member(column))))
                catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} named in partition key does not exist", position, new(Column.OfKind, table.Member(column)));
        return Canonical(strategy, keys);
    }

    private static string Canonical(string strategy, List<ReadIndexKey> keys) => $"{strategy} ({string.Join(", ", keys.Select(k => IndexKeys.Write(k.Key)))})";

    /// <summary>The same as the server prints it, of a table that there is.</summary>
    public static string Key(SqlReader sql)
    {
        var strategy = sql.Name().ToUpperInvariant();
        return Canonical(strategy, IndexKeys.Read(sql));
    }

    /// <summary>The plain columns of a canonical partition key.</summary>
    public static IEnumerable<string> KeyColumns(string partitionBy) => KeysOf(partitionBy).Where(k => k.Column is not null).Select(k => k.Column!);

    public static bool HasExpressions(string partitionBy) => KeysOf(partitionBy).Any(k => k.Column is null);

    /// <summary>The type of each key; null for an expression.</summary>
    public static IReadOnlyList<SqlType?> KeyTypes(Catalog catalog, Table table) =>
        [.. KeysOf(table.PartitionBy!).Select(k => k.Column is { } name && catalog.Find(new(Column.OfKind, table.Name.Member(name))) is Column column ? column.Type : null)];

    private static IEnumerable<IndexKey> KeysOf(string partitionBy) => ReadKeys(partitionBy).Select(k => k.Key);

    private static List<ReadIndexKey> ReadKeys(string partitionBy) => IndexKeys.Read(SqlReader.Over(partitionBy[(partitionBy.IndexOf(' ') + 1)..]));

    /// <summary>A column by which rows are spread, here or further below, stays as it is.</summary>
    public static void ExpectInNoKey(CatalogBuilder catalog, Table table, string column, string action, int position)
    {
        foreach (var one in AllBelow(catalog.Current, table.Name).Prepend(table))
            if (one.PartitionBy is { } key && ReadKeys(key).Exists(k => k.Columns.Contains(column)))
                throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot {action} column {column} because it is part of the partition key of relation {one.Name}", position);
    }

    /// <summary>Reads the bound of a partition, and refuses one that does not fit its table's key.</summary>
    public static string ReadBound(SqlReader sql, CatalogBuilder catalog, Table parent)
    {
        var position = sql.Position;
        var types = KeyTypes(catalog.Current, parent);
        var bound = ReadBound(sql, types);
        PartitionBounds.ExpectFitting(parent, types.Count, bound, position);
        return bound;
    }

    /// <summary>Reads <c>FOR VALUES …</c> or <c>DEFAULT</c> into canonical text.</summary>
    /// <param name="types">Of the partition key, where they are known.</param>
    public static string ReadBound(SqlReader sql, IReadOnlyList<SqlType?>? types = null)
    {
        if (sql.Take("DEFAULT")) return "DEFAULT";
        sql.Expect("FOR");
        sql.Expect("VALUES");
        if (sql.Take("IN")) return $"FOR VALUES IN ({string.Join(", ", ReadValues(sql, types, true).Distinct())})";
        if (sql.Take("FROM"))
        {
            var from = string.Join(", ", ReadValues(sql, types, false));
            sql.Expect("TO");
            return $"FOR VALUES FROM ({from}) TO ({string.Join(", ", ReadValues(sql, types, false))})";
        }
        sql.Expect("WITH");
        sql.Expect(TokenKind.LeftParen);
        sql.Expect("MODULUS");
        var modulus = sql.Integer();
        sql.Expect(TokenKind.Comma);
        sql.Expect("REMAINDER");
        var remainder = sql.Integer();
        sql.Expect(TokenKind.RightParen);
        return $"FOR VALUES WITH (modulus {modulus}, remainder {remainder})";
    }

    private static List<string> ReadValues(SqlReader sql, IReadOnlyList<SqlType?>? types, bool ofOne)
    {
        var values = new List<string>();
        sql.Expect(TokenKind.LeftParen);
        do
        {
            var position = sql.Position;
            var key = ofOne ? 0 : values.Count;
            var read = Expressions.Read(sql, key < types?.Count ? types[key] : null);
            if (read.Columns.Any(c => c is not ("minvalue" or "maxvalue"))) throw new StatementRefused(SqlStates.FeatureNotSupported, "cannot use column reference in partition bound expression", position);
            values.Add(Plain(read.Expression.Text));
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return values;
    }

    /// <summary>A bound is printed as the column's type prints it: <c>'2025-01-01'::date</c> and <c>'2025-01-01'</c> are one, and so are 1 and, of a bigint, '1'.</summary>
    private static string Plain(string value)
    {
        if (value is "minvalue" or "maxvalue") return value.ToUpperInvariant();
        if (value.Length < 2 || value[0] != '\'') return value;
        var cast = value.LastIndexOf("'::", StringComparison.Ordinal);
        if (cast > 0) value = value[..(cast + 1)];
        var bare = value[1..^1];
        return IsNumeral(bare) ? bare : value;
    }

    /// <summary>A number in its shortest form: in text, '01' and '1' are two.</summary>
    private static bool IsNumeral(string text) =>
        Numbers.IsNumber(text) && text.TrimStart('-') is var digits && char.IsAsciiDigit(digits[0]) && text != "-0" && (digits[0] != '0' || digits.Length == 1 || digits[1] == '.') && text[^1] != ' ';

    /// <summary>Gives a partition what its table has: keys, indexes, foreign keys, each under a name of its own.</summary>
    public static void CopyParts(CatalogBuilder catalog, Table parent, Table partition, int position)
    {
        var parts = catalog.Current.Children(parent.Id()).Where(p => p is PrimaryKey or Unique or Index or ForeignKey).OrderBy(p => Rank(p)).ThenBy(p => p.Name.Name, StringComparer.Ordinal).ToList();
        foreach (var part in parts)
        {
            if (part is ForeignKey key) ForeignKeys.CopyTo(catalog, partition, key, position);
            else if (part is Index index) Indexes.CopyTo(catalog, partition, index, position);
            else if (!Keys.HasAlike(catalog.Current, partition.Name, part))
                Keys.Add(catalog, partition, new(part with { Name = partition.Name.Member(""), Comment = null }, position) { Inherited = true });
        }

        static int Rank(SchemaObject part) => part switch { PrimaryKey => 0, Unique => 1, Index => 2, _ => 3 };
    }
}
