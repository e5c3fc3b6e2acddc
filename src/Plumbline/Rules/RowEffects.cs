using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>What a statement does to the rows of a table.</summary>
internal static class RowEffects
{
    extension(Statement statement)
    {
        /// <summary>Whether no row is left: TRUNCATE, or DELETE without a condition.</summary>
        public bool Empties(ObjectName table)
        {
            foreach (var step in statement.Data.Span)
                if (step.Table == table && (step.Action == "truncate" || step is { Action: "delete", HasWhere: false })) return true;
            return false;
        }

        /// <summary>Whether it does that to the rows of the table.</summary>
        public bool Does(string action, ObjectName table)
        {
            foreach (var step in statement.Data.Span)
                if (step.Table == table && step.Action == action) return true;
            return false;
        }
    }
}
