using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>An expression in canonical form, with the names it uses as they were written (schema null when unqualified).</summary>
public sealed record ParsedExpression(SqlExpression Expression)
{
    /// <summary>Column names, without duplicates; the qualifier of <c>t.c</c> is dropped.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>The columns among them by their full names, where it is known what the names stand for.</summary>
    public EquatableArray<ObjectName> Uses { get; init; }

    public EquatableArray<ObjectName> Functions { get; init; }

    /// <summary>Relations named in sub-selects, and the relation names in <c>nextval('…'::regclass)</c>.</summary>
    public EquatableArray<ObjectName> Relations { get; init; }

    public EquatableArray<SqlType> Types { get; init; }
}
