using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// Whether a partition may take what its bound says (manual, CREATE TABLE): bounds fit the table's key, and no two partitions take the same.
/// Read from canonical text, since a table may have a thousand partitions and each new one is held against all.
/// </summary>
internal static class PartitionBounds
{
    private const string Lowest = "MINVALUE", Highest = "MAXVALUE";

    /// <summary>Refuses a bound of another strategy, or that does not fit the key.</summary>
    public static void ExpectFitting(Table parent, int keys, string bound, int position)
    {
        var strategy = parent.PartitionBy![..parent.PartitionBy!.IndexOf(' ')];
        if (bound == "DEFAULT" ? strategy == "HASH" : strategy != StrategyOf(bound))
            throw new StatementRefused(SqlStates.InvalidTableDefinition, bound == "DEFAULT" ? "a hash-partitioned table may not have a default partition" : $"invalid bound specification for a partition of {parent.Name}", position);
        if (bound == "DEFAULT") return;
        if (strategy == "HASH")
        {
            var (modulus, remainder) = Hash(bound);
            if (modulus < 1 || remainder < 0 || remainder >= modulus) throw new StatementRefused(SqlStates.InvalidTableDefinition, "the remainder of a hash partition must be less than its modulus", position);
        }
        else if (strategy == "RANGE")
        {
            var (from, to) = Range(bound);
            foreach (var values in new[] { from, to })
            {
                if (values.Count != keys) throw new StatementRefused(SqlStates.InvalidTableDefinition, "FROM and TO must specify exactly one value per partitioning column", position);
                if (values.Contains("NULL")) throw new StatementRefused(SqlStates.InvalidObjectDefinition, "cannot specify NULL in range bound", position);
                var open = values.FindIndex(v => v is Lowest or Highest);
                if (open >= 0 && values.FindIndex(open, v => v != values[open]) >= 0) throw new StatementRefused(SqlStates.DatatypeMismatch, $"every bound following {values[open]} must also be {values[open]}", position);
            }
        }
    }

    /// <summary>Why a table cannot take another partition of this bound; null when it can, or when that cannot be told without the server.</summary>
    public static string? Conflict(Catalog catalog, Table parent, string bound)
    {
        var order = new BoundOrder(catalog, Partitions.KeyTypes(catalog, parent));
        var mine = StrategyOf(bound) == "RANGE" ? Range(bound) : default;
        if (mine.From is not null && order.IsBefore(mine.From, mine.To) == false) return "empty range bound specified for partition";
        foreach (var other in Partitions.Of(catalog, parent.Name))
        {
            if (other is not { Refused: null, PartitionBound: { } its }) continue;
            if (bound == "DEFAULT" || its == "DEFAULT")
            {
                if (bound == its) return $"partition conflicts with existing default partition {other.Name}";
                continue;
            }
            var conflict = StrategyOf(bound) switch
            {
                "LIST" => Lists(order, bound, its),
                "HASH" => Hashes(bound, its),
                _ => Range(its) is var range && order.IsBefore(mine.From!, range.To) == true && order.IsBefore(range.From, mine.To!) == true ? "partition would overlap partition" : null,
            };
            if (conflict is not null) return $"{conflict} {other.Name}";
        }
        return null;
    }

    private static string? Lists(BoundOrder order, string bound, string its)
    {
        var (mine, theirs) = (Values(bound, bound.IndexOf('('), out _), Values(its, its.IndexOf('('), out _));
        return mine.Exists(v => theirs.Exists(other => order.IsSame(v, other))) ? "partition would overlap partition" : null;
    }

    private static string? Hashes(string bound, string its)
    {
        var (mine, theirs) = (Hash(bound), Hash(its));
        var (large, small) = (Math.Max(mine.Modulus, theirs.Modulus), Math.Min(mine.Modulus, theirs.Modulus));
        if (small < 1 || large % small != 0) return "every hash partition modulus must be a factor of the next larger modulus: so not beside partition";
        return mine.Remainder % small == theirs.Remainder % small ? "partition would overlap partition" : null;
    }

    /// <summary>What a bound of one column says of each row, as the server words it when it looks for a check that proves it; null for DEFAULT and HASH.</summary>
    public static string? Condition(string column, string bound)
    {
        if (bound == "DEFAULT" || StrategyOf(bound) == "HASH") return null;
        if (StrategyOf(bound) == "LIST")
        {
            var values = Values(bound, bound.IndexOf('('), out _);
            return values.Contains("NULL") ? null : $"{column} IS NOT NULL AND {column} IN ({string.Join(", ", values)})";
        }
        var (from, to) = Range(bound);
        if (from is not [var first] || to is not [var end]) return null;
        return $"{column} IS NOT NULL{(first == Lowest ? "" : $" AND {column} >= {first}")}{(end == Highest ? "" : $" AND {column} < {end}")}";
    }

    private static string StrategyOf(string bound) => bound.StartsWith("FOR VALUES IN", StringComparison.Ordinal) ? "LIST" : bound.StartsWith("FOR VALUES FROM", StringComparison.Ordinal) ? "RANGE" : "HASH";

    private static (List<string> From, List<string> To) Range(string bound)
    {
        var from = Values(bound, bound.IndexOf('('), out var end);
        return (from, Values(bound, bound.IndexOf('(', end), out _));
    }

    private static (long Modulus, long Remainder) Hash(string bound)
    {
        var parts = bound.Split([' ', ',', ')']);
        return (long.Parse(parts[Array.IndexOf(parts, "(modulus") + 1]), long.Parse(parts[Array.IndexOf(parts, "remainder") + 1]));
    }

    /// <summary>The values in the parenthesis at <paramref name="open"/>.</summary>
    private static List<string> Values(string text, int open, out int close)
    {
        var values = new List<string>();
        var (start, depth, quoted) = (open + 1, 0, false);
        for (close = start; close < text.Length; close++)
        {
            var sign = text[close];
            if (sign == '\'') quoted = !quoted;
            if (quoted) continue;
            if (sign is '(' or '[') depth++;
            else if (sign is ')' or ']' && depth-- == 0) break;
            else if (sign == ',' && depth == 0)
            {
                values.Add(text[start..close]);
                start = close + 2;
            }
        }
        values.Add(text[start..close]);
        return values;
    }
}
