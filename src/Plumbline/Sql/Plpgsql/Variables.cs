using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>A variable, a parameter or a row that a trigger hands over.</summary>
/// <param name="Type">null for RECORD and what is not known.</param>
internal sealed record Variable(string Name, SqlType? Type)
{
    /// <summary>The relation whose row it is: <c>t%ROWTYPE</c>.</summary>
    public ObjectName? RowOf { get; init; }
}

/// <summary>The variables of a block: what its queries see beside their tables, as an inner query sees the outer one (manual, Variable Substitution).</summary>
/// <param name="Outer">null for those that stand in no block: they are the routine's.</param>
/// <param name="Label">The block's, with which they may be qualified.</param>
internal sealed record Variables(Variables? Outer, string? Label, IReadOnlyList<Variable> Members);
