using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads expressions and brings them to their one canonical spelling.</summary>
public static class Expressions
{
    /// <summary>Reads one expression at the cursor and stops after it.</summary>
    /// <param name="sql">The cursor.</param>
    /// <param name="target">The type that the value is assigned to, when known: a cast that adds nothing to it is left out.</param>
    /// <param name="restricted">PostgreSQL's <c>b_expr</c>, as after DEFAULT: no bare AND, OR, NOT, IN, IS.</param>
    public static ParsedExpression Read(SqlReader sql, SqlType? target = null, bool restricted = false) => throw new NotSupportedException();
}
