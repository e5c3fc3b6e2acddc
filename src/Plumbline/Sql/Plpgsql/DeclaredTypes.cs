using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>What a declaration says of its variable (manual, PL/pgSQL Declarations): a type, the type of a column or of a relation's row, a record.</summary>
internal static class DeclaredTypes
{
    /// <param name="named">What the type names of the schema, as a query would.</param>
    public static Variable Read(string name, SqlReader sql, out QueryText? named)
    {
        named = null;
        if (sql.AtEnd || !sql.IsName || sql.Is("record") || sql.Is("alias") || sql.Is("refcursor")) return new(name, null);
        try
        {
            return IsBorrowed(sql) ? Borrowed(name, sql, out named) : Plain(name, sql, out named);
        }
        catch (SqlSyntaxException)
        {
            return new(name, null);
        }
    }

    private static bool IsBorrowed(SqlReader sql)
    {
        for (var ahead = 0; sql.Peek(ahead).Kind != TokenKind.End; ahead++)
            if (sql.Span(sql.Peek(ahead)) is "%") return true;
        return false;
    }

    /// <summary><c>t%ROWTYPE</c>, <c>t.c%TYPE</c>; <c>v%TYPE</c> names no schema.</summary>
    private static Variable Borrowed(string name, SqlReader sql, out QueryText? named)
    {
        named = null;
        var at = sql.Position;
        var parts = new List<string>();
        do parts.Add(sql.Name());
        while (sql.Take(TokenKind.Dot));
        var written = sql.WrittenFrom(at);
        if (sql.IsOperator("%") && sql.IsAt(1, "rowtype"))
        {
            var relation = new ObjectName(parts.Count > 1 ? parts[^2] : null, parts[^1]);
            named = Naming(relation, written);
            return new(name, null) { RowOf = relation };
        }
        if (parts.Count < 2) return new(name, null);
        // the relation ends before the dot
        var table = new ObjectName(parts.Count > 2 ? parts[^3] : null, parts[^2]);
        named = Naming(table, written with { Last = at, End = written.Last - 1 }).Add(new Expr.Column([.. parts]) { At = written });
        return new(name, null);
    }

    private static QueryText Naming(ObjectName relation, Written at)
    {
        var query = new QueryText();
        query.Scope.Add(new(relation.Name, relation) { At = at });
        return query;
    }

    private static Variable Plain(string name, SqlReader sql, out QueryText? named)
    {
        var at = sql.Position;
        var type = Types.Read(sql);
        named = null;
        if (!Types.IsBuiltIn(type)) named = new QueryText().Add(new Expr.Cast(new Expr.Constant("NULL"), type) { At = new(at, at, sql.EndOfLast) });
        return new(name, type) { RowOf = Types.IsBuiltIn(type) || type.IsArray ? null : new(type.Schema, type.Name) };
    }
}
