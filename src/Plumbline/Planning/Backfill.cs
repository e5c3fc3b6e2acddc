using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>What the rows that are there get in a column that must not be null.</summary>
/// <param name="Expression">SQL, over the table's other columns.</param>
/// <param name="From">Where it comes from, in words: <c>the configuration</c>.</param>
public sealed record Backfill(string Expression, string From)
{
    private static readonly string[] s_chosen = ["active", "current", "default", "primary", "latest"];

    /// <summary>A constant is the same for every row, so that the server keeps it beside the table and writes no row (manual, ALTER TABLE, "Notes").</summary>
    public bool IsConstant()
    {
        var sql = SqlReader.Over(Expression);
        var minus = sql.Take("-");
        if (!(sql.Is(TokenKind.String) || sql.Is(TokenKind.Number) || (!minus && (sql.Is("TRUE") || sql.Is("FALSE"))))) return false;
        sql.Advance();
        // A cast of a constant is one, too.
        return sql.AtEnd || Expression.Contains("::", StringComparison.Ordinal) && !Expression.Contains('(');
    }

    /// <summary>Whether the server need not write the rows when the expression is a new column's default: it has one value for the whole statement (manual, ALTER TABLE, "Notes").</summary>
    public bool IsFree(Catalog catalog) =>
        IsConstant() || Read(Expression) is { Columns.IsEmpty: true, Relations.IsEmpty: true } read && Volatility.Of(read.Expression, catalog) is null;

    /// <summary>What is wrong with a configured expression, before a server says so half way; null when nothing is seen.</summary>
    public static string? Fault(Column column, Situation situation)
    {
        if (!situation.Settings.Backfill.TryGetValue(column.Name.ToString(), out var configured)) return null;
        if (Read(configured) is not { } read) return $"plan.backfill of {column.Name} is no SQL expression: {configured}";
        if (!read.Relations.IsEmpty || read.Columns.FirstOrDefault(c => !IsThere(c)) is not { } strange) return null;
        var near = situation.Before.Columns(column.Name.OfTable()).Select(c => c.Name.Name).OrderByDescending(c => Diff.NameWords.Similarity(c, strange)).Take(8);
        return $"plan.backfill of {column.Name} names {strange}, and {column.Name.OfTable()} has no such column; it has {string.Join(", ", near)}{(situation.Before.Columns(column.Name.OfTable()).Count() > 8 ? " and others" : "")}";

        bool IsThere(string name) => situation.Before.Contains(new(Column.OfKind, column.Name with { Name = name })) || situation.After.Contains(new(Column.OfKind, column.Name with { Name = name }));
    }

    private static ParsedExpression? Read(string expression)
    {
        try
        {
            return Expressions.Read(expression);
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }

    /// <summary>In order: what is configured, what the keys prove, what the column's default says; null when nothing does.</summary>
    public static Backfill? For(Column column, Situation situation)
    {
        if (situation.Settings.Backfill.TryGetValue(column.Name.ToString(), out var configured)) return new(configured, "the configuration");
        if (IsOnlyRow(column, situation)) return new("TRUE", $"{WidenedKey(column, situation)} allows one row each, so that each is the one");
        if (column.Default is { } value && !value.Text.Equals("NULL", StringComparison.OrdinalIgnoreCase)) return new(value.Sql, "the declared default");
        return null;
    }

    /// <summary>
    /// A flag that says which of several rows counts, on a table that so far could have one of them only: its unique key is being widened.
    /// </summary>
    private static bool IsOnlyRow(Column column, Situation situation)
    {
        if (situation.Before.Contains(column.Id()) || column.Type.Name != "boolean") return false;
        return NamesChosen(column.Name.Name) && WidenedKey(column, situation) is not null;
    }

    private static bool NamesChosen(string name)
    {
        var words = Diff.NameWords.Words(name);
        return words.Count > 0 && s_chosen.Contains(words[^1]);
    }

    /// <summary>The unique key that goes, when one takes its place that says the same of more columns.</summary>
    private static string? WidenedKey(Column column, Situation situation)
    {
        var table = column.Parent()!;
        foreach (var old in situation.Before.Children(table))
            if (!situation.After.Contains(old.Id()) && UniqueKey.ColumnsOf(old) is { } narrow)
                foreach (var now in situation.After.Children(table))
                    if (UniqueKey.ColumnsOf(now) is { } wide && wide.Count > narrow.Count && narrow.All(wide.Contains)) return $"unique ({string.Join(", ", narrow)})";
        return null;
    }
}
