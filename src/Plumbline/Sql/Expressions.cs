using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads expressions and brings them to their one canonical spelling.</summary>
public static class Expressions
{
    /// <summary>Reads one expression at the cursor and stops after it.</summary>
    /// <param name="sql">The cursor.</param>
    /// <param name="target">The type that the value is assigned to, when known: a cast that adds nothing to it is left out.</param>
    /// <param name="restricted">PostgreSQL's <c>b_expr</c>, as after DEFAULT: no bare AND, OR, NOT, IN, IS.</param>
    /// <param name="meanings">What its names stand for, when that is known.</param>
    /// <param name="about">The table whose row it is about.</param>
    public static ParsedExpression Read(SqlReader sql, SqlType? target = null, bool restricted = false, IMeanings? meanings = null, KnownRelation? about = null)
    {
        if (meanings is null && KnownExpressions.Find(sql, target, restricted) is { } known) return known;
        var names = new NamesUsed();
        var start = sql.At;
        var tree = new ExpressionReader(sql, names).Read(Binding.None, restricted);
        var resolving = meanings is null ? null : new Resolving(meanings);
        if (resolving is not null) tree = resolving.Apply(tree, about);
        var parsed = new ParsedExpression(Canonical(tree, target)) { Columns = names.Columns, Uses = resolving?.Uses ?? default, Functions = names.Functions, Relations = names.Relations, Types = names.Types };
        if (meanings is null) KnownExpressions.Keep(sql, start, target, parsed);
        return parsed;
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

    private static SqlExpression Canonical(Expr tree, SqlType? target)
    {
        var exact = ExprPrinter.Print(tree);
        var compared = Comparing.Loosen(tree, target);
        return ReferenceEquals(compared, tree) ? new(exact) : new(ExprPrinter.Print(compared)) { Sql = exact };
    }

    // Renames that follow through. An expression about one row (default, check, index, policy) names its own table's columns without
    // qualifier; inside its sub-selects the table is told by FROM and by qualifiers. Give the type of a default's column, as in Read.

    /// <summary>After ALTER TABLE <paramref name="table"/> RENAME COLUMN.</summary>
    /// <param name="about">The table whose row the expression is about, when that may be another one.</param>
    public static SqlExpression RenameColumn(SqlExpression expression, ObjectName table, string before, string after, ObjectName? about = null) =>
        Rename(expression, new Renaming { Column = before, Table = table, About = about, To = new(null, after) }, before, null);

    /// <summary>After a table, view or sequence got another name or schema.</summary>
    public static SqlExpression RenameRelation(SqlExpression expression, ObjectName before, ObjectName after, SqlType? target = null) =>
        Rename(expression, new Renaming { Relation = before, To = after }, before.Name, target);

    /// <summary>Names without argument types.</summary>
    public static SqlExpression RenameFunction(SqlExpression expression, ObjectName before, ObjectName after, SqlType? target = null) =>
        Rename(expression, new Renaming { Function = before, To = after }, before.Name, target);

    public static SqlExpression RenameType(SqlExpression expression, ObjectName before, ObjectName after, SqlType? target = null) =>
        Rename(expression, new Renaming { Type = before, To = after }, before.Name, target);

    private static SqlExpression Rename(SqlExpression expression, Renaming renaming, string before, SqlType? target)
    {
        if (!expression.Sql.Contains(before.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)) return expression;
        var tree = renaming.Apply(new ExpressionReader(SqlReader.Over(expression.Sql), new NamesUsed()).Read());
        return Read(ExprPrinter.Print(tree), target).Expression;
    }
}
