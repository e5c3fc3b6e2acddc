using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Footprints;

/// <summary>Valid checks that spare the server the reading of a table.</summary>
public static class Proofs
{
    /// <summary>A check that the column is not null, alone or joined to others by AND (manual, ALTER TABLE, SET NOT NULL, from 12 on).</summary>
    public static bool OfNotNull(Catalog catalog, Column column)
    {
        var wanted = $"{Quoting.Name(column.Name.Name)} IS NOT NULL";
        foreach (var check in catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())))
            if (check is { NotValid: false, NotEnforced: false } && check.Columns.Contains(column.Name.Name) && Joined(check.Expression.Text).Contains(wanted)) return true;
        return false;
    }

    /// <summary>A check that says what the bound says, for the plain shapes of a key of one column (manual, ALTER TABLE, ATTACH PARTITION).</summary>
    public static bool OfBound(Catalog catalog, Table partition, ObjectName whole)
    {
        if (Condition(catalog, partition, whole) is not var (column, condition)) return false;
        var wanted = Joined(Expressions.Read(condition).Expression.Text).ToList();
        var said = Said(catalog, partition);
        if (catalog.Find(new(Column.OfKind, partition.Name.Member(column))) is Column { NotNull: true }) said.Add($"{Quoting.Name(column)} IS NOT NULL");
        return wanted.TrueForAll(said.Contains);
    }

    /// <summary>A check of another partition that says that it has no row for this one.</summary>
    public static bool OfAbsence(Catalog catalog, Table other, Table partition, ObjectName whole) =>
        Condition(catalog, partition, whole) is var (_, condition) && Said(catalog, other).Contains(Expressions.Read($"NOT ({condition})").Expression.Text);

    private static (string Column, string Text)? Condition(Catalog catalog, Table partition, ObjectName whole)
    {
        if (catalog.Find(new(Table.OfKind, whole)) is not Table { PartitionBy: { } key } || Partitions.HasExpressions(key) || partition.PartitionBound is not { } bound) return null;
        return Partitions.KeyColumns(key).ToList() is [var column] && PartitionBounds.Condition(Quoting.Name(column), bound) is { } condition ? (column, condition) : null;
    }

    private static HashSet<string> Said(Catalog catalog, Table table) =>
        catalog.Children<Check>(table.Id()).Where(c => c is { NotValid: false, NotEnforced: false }).SelectMany(c => Joined(c.Expression.Text)).ToHashSet();

    /// <summary>The parts of a condition that AND joins, without parentheses around them.</summary>
    private static IEnumerable<string> Joined(string condition)
    {
        var (depth, start, quoted) = (0, 0, '\0');
        for (var i = 0; i < condition.Length; i++)
        {
            var c = condition[i];
            if (quoted != '\0') { if (c == quoted) quoted = '\0'; continue; }
            if (c is '\'' or '"') quoted = c;
            else if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (depth == 0 && string.CompareOrdinal(condition, i, " OR ", 0, 4) == 0) { yield return condition; yield break; }
            else if (depth == 0 && string.CompareOrdinal(condition, i, " AND ", 0, 5) == 0)
            {
                foreach (var part in Inside(condition[start..i])) yield return part;
                start = i + 5;
            }
        }
        foreach (var part in Inside(condition[start..])) yield return part;
    }

    private static IEnumerable<string> Inside(string part)
    {
        part = part.Trim();
        if (part.Length < 2 || part[0] != '(' || part[^1] != ')') return [part];
        var depth = 0;
        for (var i = 0; i < part.Length - 1; i++)
            if ((depth += part[i] == '(' ? 1 : part[i] == ')' ? -1 : 0) == 0) return [part];
        return Joined(part[1..^1]);
    }
}
