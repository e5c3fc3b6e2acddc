using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>One key of an index as it was read: the key, the columns it names, and what the server calls it in a made-up name.</summary>
internal sealed record ReadIndexKey(IndexKey Key, EquatableArray<string> Columns, string Calls, EquatableArray<ObjectName> Functions);

/// <summary>The parenthesised keys of an index, an exclusion constraint or a partition key (manual, CREATE INDEX).</summary>
internal static class IndexKeys
{
    public static List<ReadIndexKey> Read(SqlReader sql, CatalogBuilder? catalog = null)
    {
        var keys = new List<ReadIndexKey>();
        sql.Expect(TokenKind.LeftParen);
        do keys.Add(ReadOne(sql, catalog));
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return keys;
    }

    /// <summary>A column, a function call, or an expression in parentheses; then collation, operator class and order.</summary>
    public static ReadIndexKey ReadOne(SqlReader sql, CatalogBuilder? catalog)
    {
        var (key, columns, calls, functions) = ReadValue(sql, catalog);
        var collation = sql.Take("COLLATE") ? Collations.Read(sql) : null;
        var operatorClass = ReadOperatorClass(sql);
        var descending = sql.Take("DESC");
        if (!descending) sql.Take("ASC");
        bool? nullsFirst = sql.Take("NULLS", "FIRST") ? true : sql.Take("NULLS", "LAST") ? false : null;
        if (nullsFirst == descending) nullsFirst = null;
        return new(key with { Collation = collation, OperatorClass = operatorClass, Descending = descending, NullsFirst = nullsFirst }, columns, calls, functions);
    }

    private static ReadIndexKey ReadValue(SqlReader sql, CatalogBuilder? catalog)
    {
        if (sql.Is(TokenKind.LeftParen))
        {
            sql.Advance();
            var calls = IndexColumnName.Of(sql);
            var read = KeptExpression.Read(sql, catalog);
            sql.Expect(TokenKind.RightParen);
            return Of(read, calls);
        }
        var next = sql.Peek(1).Kind;
        if (sql.IsName && next is not (TokenKind.LeftParen or TokenKind.Dot))
        {
            var column = sql.Name();
            return new(new(column), [column], column, []);
        }
        var name = IndexColumnName.Of(sql);
        return Of(KeptExpression.Read(sql, catalog, restricted: true), name);
    }

    /// <summary>A column in parentheses is that column.</summary>
    private static ReadIndexKey Of(ParsedExpression read, string calls)
    {
        if (read.Columns.Count == 1 && read.Functions.IsEmpty && read.Expression.Text == Quoting.Name(read.Columns[0]))
            return new(new(read.Columns[0]), read.Columns, calls, []);
        return new(new(null, read.Expression), read.Columns, calls, read.Functions);
    }

    private static string? ReadOperatorClass(SqlReader sql)
    {
        if (!sql.IsName || sql.Is("ASC") || sql.Is("DESC") || sql.Is("NULLS") || sql.Is("WITH")) return null;
        var name = sql.QualifiedName();
        var text = OperatorClass(name);
        if (!sql.Is(TokenKind.LeftParen)) return IsDefaultClass(text) ? null : text;
        return $"{text} ({string.Join(", ", StorageParameters.Read(sql))})";
    }

    /// <summary>As it is written: extensions put theirs in one of these schemas, where the search path finds them.</summary>
    public static string OperatorClass(ObjectName name) => name.Schema is null or "pg_catalog" or "public" or "extensions" ? Quoting.Name(name.Name) : Quoting.Name(name);

    /// <summary>Operator classes that are the default of the only types they can stand on (system catalog pg_opclass).</summary>
    private static bool IsDefaultClass(string name) => name is "int2_ops" or "int4_ops" or "int8_ops" or "uuid_ops" or "bool_ops" or "date_ops" or "timestamp_ops" or "timestamptz_ops"
        or "numeric_ops" or "float4_ops" or "float8_ops" or "enum_ops" or "jsonb_ops" or "array_ops" or "tsvector_ops" or "text_ops" or "bpchar_ops" or "range_ops" or "time_ops" or "interval_ops" or "bytea_ops" or "oid_ops";

    public static string Write(IndexKey key)
    {
        var text = key.Column is { } column ? Quoting.Name(column) : $"({key.Expression!.Sql})";
        if (key.Collation is not null) text += $" COLLATE {key.Collation}";
        if (key.OperatorClass is not null) text += $" {key.OperatorClass}";
        if (key.Descending) text += " DESC";
        if (key.NullsFirst is { } first && first != key.Descending) text += first ? " NULLS FIRST" : " NULLS LAST";
        return text;
    }
}
