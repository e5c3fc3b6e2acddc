using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What may not stand together in CREATE TRIGGER (manual, CREATE TRIGGER, and the server's own messages).</summary>
internal static class TriggerChecks
{
    public static void Target(Trigger made, SchemaObject relation, int position)
    {
        if (relation is not (Table or View)) throw Wrong($"{relation.Name} is a {relation.Kind.Label}: it can have no triggers", position);
        var truncates = made.Events.Contains("truncate");
        if (relation is Table && made.Timing == "instead of") throw Wrong($"{relation.Name} is a table: INSTEAD OF triggers stand on views", position);
        if (relation is View && made.Timing != "instead of" && made.ForEachRow) throw Wrong($"{relation.Name} is a view: its row triggers must be INSTEAD OF", position);
        if (relation is View && truncates) throw Wrong($"{relation.Name} is a view: it can have no TRUNCATE trigger", position);
        if (relation is View && made.Referencing is not null) throw Wrong($"{relation.Name} is a view: its triggers can have no transition tables", position);
        if (made.ForEachRow && truncates) throw NotSupported("TRUNCATE triggers must be FOR EACH STATEMENT", position);
        if (made.Timing == "instead of") InsteadOf(made, position);
        if (made.Constraint && (made.Timing != "after" || !made.ForEachRow)) throw new StatementRefused(SqlStates.SyntaxError, "constraint triggers are AFTER … FOR EACH ROW", position);
        if (made.Referencing is not null) TransitionTables(made, relation, position);
    }

    private static void InsteadOf(Trigger made, int position)
    {
        if (!made.ForEachRow) throw NotSupported("INSTEAD OF triggers must be FOR EACH ROW", position);
        if (made.When is not null) throw NotSupported("INSTEAD OF triggers can have no WHEN condition", position);
        if (made.Events.Any(e => e.StartsWith("update of", StringComparison.Ordinal))) throw NotSupported("INSTEAD OF triggers can have no column list", position);
    }

    private static void TransitionTables(Trigger made, SchemaObject relation, int position)
    {
        if (made.Timing != "after") throw new StatementRefused(SqlStates.InvalidObjectDefinition, "transition tables need an AFTER trigger", position);
        if (made.Events.Contains("truncate")) throw new StatementRefused(SqlStates.InvalidObjectDefinition, "TRUNCATE triggers can have no transition tables", position);
        if (made.Events.Count > 1) throw NotSupported("transition tables need a trigger for one event", position);
        if (made.Events[0].StartsWith("update of", StringComparison.Ordinal)) throw NotSupported("transition tables and a column list do not go together", position);
        if (made.ForEachRow && relation is Table { PartitionBy: not null } or Table { PartitionOf: not null } && made.ForEachRow) throw NotSupported("row triggers of partitioned tables and partitions can have no transition tables", position);
        var has = made.Referencing!;
        if (has.Contains("old table", StringComparison.Ordinal) && made.Events[0] == "insert") throw new StatementRefused(SqlStates.InvalidObjectDefinition, "an INSERT trigger has no OLD TABLE", position);
        if (has.Contains("new table", StringComparison.Ordinal) && made.Events[0] == "delete") throw new StatementRefused(SqlStates.InvalidObjectDefinition, "a DELETE trigger has no NEW TABLE", position);
    }

    /// <summary>Which of OLD and NEW the condition between two tokens may name.</summary>
    public static void When(SqlReader sql, int first, int end, bool forEachRow, EquatableArray<string> events)
    {
        for (var at = first; at < end; at++)
        {
            var ahead = at - sql.At;
            if (sql.Peek(ahead + 1).Kind != TokenKind.Dot || sql.Peek(ahead - 1).Kind == TokenKind.Dot) continue;
            var old = sql.IsAt(ahead, "OLD");
            if (!old && !sql.IsAt(ahead, "NEW")) continue;
            var position = sql.Peek(ahead).Start;
            if (!forEachRow) throw new StatementRefused(SqlStates.InvalidObjectDefinition, "the WHEN condition of a statement trigger names no columns", position);
            if (old && events.Contains("insert")) throw new StatementRefused(SqlStates.InvalidObjectDefinition, "the WHEN condition of an INSERT trigger cannot name OLD", position);
            if (!old && events.Contains("delete")) throw new StatementRefused(SqlStates.InvalidObjectDefinition, "the WHEN condition of a DELETE trigger cannot name NEW", position);
        }
    }

    private static StatementRefused Wrong(string message, int position) => new(SqlStates.WrongObjectType, message, position);

    private static StatementRefused NotSupported(string message, int position) => new(SqlStates.FeatureNotSupported, message, position);
}
