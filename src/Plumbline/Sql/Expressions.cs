using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads expressions and brings them to their one canonical spelling.</summary>
public static class Expressions
{
    /// <summary>Reads one expression at the cursor and stops after it.</summary>
    /// <param name="sql">The cursor.</param>
    /// <param name="target">The type that the value is assigned to, when known: a cast that adds nothing to it is left out.</param>
    /// <param name="restricted">PostgreSQL's <c>b_expr</c>, as after DEFAULT: no bare AND, OR, NOT, IN, IS.</param>
    public static ParsedExpression Read(SqlReader sql, SqlType? target = null, bool restricted = false)
    {
        var names = new NamesUsed();
        var tree = new ExpressionReader(sql, names).Read(Binding.None, restricted);
        var exact = ExprPrinter.Print(tree);
        var compared = Comparing.Loosen(tree, target);
        var expression = new SqlExpression(ReferenceEquals(compared, tree) ? exact : ExprPrinter.Print(compared)) { Sql = exact };
        return new(expression) { Columns = names.Columns, Functions = names.Functions, Relations = names.Relations, Types = names.Types };
    }

    /// <summary>Reads text that stands alone.</summary>
    /// <exception cref="SqlSyntaxException">The text is no expression.</exception>
    public static ParsedExpression Read(string text, SqlType? target = null)
    {
        var sql = SqlReader.Over(text);
        var parsed = Read(sql, target);
        sql.ExpectEnd();
        return parsed;
    }
}
