using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Types of arguments and results: modifiers count for nothing, and <c>t.c%TYPE</c> is the column's type when the function is made.</summary>
internal static class FunctionTypes
{
    public static SqlType Resolve(CatalogBuilder catalog, SqlType type, List<ObjectId> needs, int position)
    {
        if (type.Name.EndsWith("%TYPE", StringComparison.Ordinal)) type = OfColumn(catalog, type, position);
        if (type.Modifier is not null) type = type with { Modifier = null };
        if (type is { Schema: null, Name: "opaque" or "setof" }) return type;
        return Types.IsBuiltIn(type) ? type : catalog.Resolve(type, needs, position);
    }

    private static SqlType OfColumn(CatalogBuilder catalog, SqlType type, int position)
    {
        var path = type.Name[..^"%TYPE".Length].Split('.');
        var schema = type.Schema;
        if (path.Length < 2) throw new StatementRefused(SqlStates.UndefinedObject, $"{type.Name} names no column", position);
        if (path.Length > 2) schema = path[^3];
        var relation = catalog.Relation(new(schema, path[^2]), position);
        if (catalog.Current.TryFind<Column>(Column.OfKind, relation.Name.Member(path[^1]), out var column)) return column.Type;
        throw new StatementRefused(SqlStates.UndefinedColumn, $"column {path[^1]} of relation {relation.Name} does not exist", position, new(Column.OfKind, relation.Name.Member(path[^1])));
    }

    /// <summary>What RETURNS says, canonical; the columns of TABLE (…) join the arguments as outputs.</summary>
    public static string ReadReturns(SqlReader sql, CatalogBuilder catalog, List<FunctionArgument> outputs, List<ObjectId> needs)
    {
        if (sql.Is("TABLE") && sql.Peek(1).Kind == TokenKind.LeftParen)
        {
            sql.Advance();
            sql.Expect(TokenKind.LeftParen);
            do
            {
                var name = sql.Name();
                var at = sql.Position;
                outputs.Add(new("table", name, Resolve(catalog, Types.Read(sql), needs, at), null));
            }
            while (sql.Take(TokenKind.Comma));
            sql.Expect(TokenKind.RightParen);
            return $"TABLE({string.Join(", ", outputs)})";
        }
        var set = sql.Take("SETOF");
        var position = sql.Position;
        var type = Resolve(catalog, Types.Read(sql), needs, position);
        return set ? $"SETOF {Quoting.Type(type)}" : Quoting.Type(type);
    }
}
