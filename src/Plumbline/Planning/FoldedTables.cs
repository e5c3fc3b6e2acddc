using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>
/// New tables as a person writes them: what they refer to stands before them, and their keys and checks stand in CREATE TABLE.
/// Only what is already there by then is folded in.
/// </summary>
internal static class FoldedTables
{
    private const string End = "\n)";

    /// <summary>Whether the step makes its table.</summary>
    public static bool Makes(Step step) => !step.Rebuilds && step.Subject.Kind == Table.OfKind && step.Statements is [{ Sql: var sql }, ..]
        && (sql.StartsWith("CREATE TABLE ", StringComparison.Ordinal) || sql.StartsWith("CREATE UNLOGGED TABLE ", StringComparison.Ordinal));

    /// <param name="steps">Those of one transaction.</param>
    /// <param name="after">The catalog that they lead to.</param>
    public static List<Step> Of(IEnumerable<Step> steps, Catalog after)
    {
        var folded = Ordered(steps.ToList(), after);
        var made = new Dictionary<ObjectName, int>();
        for (var i = 0; i < folded.Count; i++)
        {
            var step = folded[i];
            if (Makes(step)) made[step.Subject.Name] = i;
            else if (Constraint(step) is { } line && made.TryGetValue(step.Subject.Name.OfTable(), out var at) && after.Find(step.Subject) is { } subject
                && IsReady(folded, at, i, subject, after) && With(folded[at], line) is { } whole)
            {
                folded[at] = whole;
                folded.RemoveAt(i--);
            }
        }
        return folded;
    }

    /// <summary>The step's constraint as a line of CREATE TABLE.</summary>
    private static string? Constraint(Step step)
    {
        if (step.Statements is not [{ Sql: var sql }] || step.Subject.Name.Table is null || step.Subject.Kind == Index.OfKind) return null;
        var head = $"ALTER TABLE {Quoting.Name(step.Subject.Name.OfTable())} ADD CONSTRAINT ";
        if (!sql.StartsWith(head, StringComparison.Ordinal) || sql.EndsWith(" NOT VALID", StringComparison.Ordinal) || sql.Contains(" USING INDEX ", StringComparison.Ordinal)) return null;
        return $"CONSTRAINT {sql[head.Length..]}";
    }

    private static Step? With(Step table, string line)
    {
        var statement = table.Statements[0];
        var end = statement.Sql.IndexOf(End, StringComparison.Ordinal);
        // A body with a parenthesis at the start of another line is left as it is.
        if (end < 0 || statement.Sql.IndexOf(End, end + 1, StringComparison.Ordinal) >= 0) return null;
        var whole = statement with { Sql = $"{statement.Sql[..end]},\n    {line}{statement.Sql[end..]}" };
        return table with { Statements = [whole, .. table.Statements.Skip(1)] };
    }

    /// <summary>Whether all that the constraint stands on is made before its table is.</summary>
    private static bool IsReady(List<Step> steps, int table, int own, SchemaObject constraint, Catalog after)
    {
        var needs = constraint.DependsOn().ToHashSet();
        for (var i = table + 1; i < own; i++)
        {
            var between = steps[i].Subject;
            if (needs.Contains(between) && !(between.Kind == Table.OfKind && !Makes(steps[i]))) return false;
            if (constraint is ForeignKey key && between.Name.Table == key.ReferencedTable.Name && between.Name.Schema == key.ReferencedTable.Schema && IsTarget(after.Find(between), key)) return false;
        }
        return true;
    }

    /// <summary>The key that the foreign key refers to, or one of its columns.</summary>
    private static bool IsTarget(SchemaObject? made, ForeignKey key) => made switch
    {
        Column column => key.ReferencedColumns.Contains(column.Name.Name),
        PrimaryKey when key.ReferencedColumns.IsEmpty => true,
        null => false,
        _ => UniqueKey.ColumnsOf(made) is { } columns && columns.Count == key.ReferencedColumns.Count && key.ReferencedColumns.All(columns.Contains),
    };

    // Order

    /// <summary>Tables that are made one after the other: each after those that it refers to, where that is possible.</summary>
    private static List<Step> Ordered(List<Step> steps, Catalog after)
    {
        var ordered = new List<Step>(steps.Count);
        var run = new List<(ObjectName Table, List<Step> Steps)>();
        foreach (var step in steps)
        {
            if (Makes(step)) run.Add((step.Subject.Name, [step]));
            else if (run.Count > 0 && IsOf(step, run[^1].Table)) run[^1].Steps.Add(step);
            else
            {
                Close(run, after, ordered);
                ordered.Add(step);
            }
        }
        Close(run, after, ordered);
        return ordered;
    }

    private static bool IsOf(Step step, ObjectName table) =>
        (step.Subject.Kind == Table.OfKind && step.Subject.Name == table) || (step.Subject.Kind == Column.OfKind && step.Subject.Name.OfTable() == table);

    private static void Close(List<(ObjectName Table, List<Step> Steps)> run, Catalog after, List<Step> ordered)
    {
        var open = run.ToDictionary(r => r.Table, r => r.Steps);
        foreach (var (table, _) in run) Place(table, open, after, ordered);
        run.Clear();
    }

    private static void Place(ObjectName table, Dictionary<ObjectName, List<Step>> open, Catalog after, List<Step> ordered)
    {
        if (!open.Remove(table, out var steps)) return;
        var id = new ObjectId(Table.OfKind, table);
        if (after.Find(id) is Table { } made)
        {
            if (made.PartitionOf is { } whole) Place(whole, open, after, ordered);
            foreach (var parent in made.Inherits) Place(parent, open, after, ordered);
        }
        foreach (var key in after.Children<ForeignKey>(id)) Place(key.ReferencedTable, open, after, ordered);
        ordered.AddRange(steps);
    }
}
