using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Rows;

/// <summary>Which values lead a row into a partition that there is (manual 5.12): one way or more for each leaf.</summary>
internal static class PartitionWays
{
    public static bool HasLeaf(Catalog catalog, Table table) =>
        table.PartitionBy is null ? table.ForeignServer is null : Below(catalog, table).Any(p => HasLeaf(catalog, p));

    public static List<Restriction> Of(Catalog catalog, Table table)
    {
        var ways = new List<Restriction>();
        Add(catalog, table, Restriction.None, ways);
        return ways;
    }

    private static void Add(Catalog catalog, Table table, Restriction so, List<Restriction> ways)
    {
        if (ways.Count >= Conditions.MostWays) return;
        if (table.PartitionBy is not { } by)
        {
            ways.Add(so);
            return;
        }
        var keys = IndexKeys.Read(SqlReader.Over(by[(by.IndexOf(' ') + 1)..])).Select(k => k.Key).ToList();
        var parts = Below(catalog, table);
        foreach (var part in parts)
            foreach (var bound in Bounds(part.PartitionBound ?? "", keys, parts))
                if (so.And(bound) is { } both) Add(catalog, part, both, ways);
    }

    private static List<Table> Below(Catalog catalog, Table table) => [.. Partitions.Of(catalog, table.Name).Where(p => !p.DetachPending)];

    private static IEnumerable<Restriction> Bounds(string bound, List<IndexKey> keys, List<Table> siblings)
    {
        var sql = SqlReader.Over(bound);
        if (sql.Take("DEFAULT"))
        {
            // What the others do not take: known for lists; a default beside ranges gets the rows that miss them.
            if (siblings.Count == 1) return [Restriction.None];
            return keys is [{ Column: { } column }] ? Except(column, siblings) : [];
        }
        if (!sql.Take("FOR", "VALUES")) return [Restriction.None];
        if (sql.Take("IN")) return In(keys[0], Values(sql));
        if (!sql.Take("FROM")) return [Restriction.None];
        var from = Values(sql);
        sql.Expect("TO");
        return Between(keys, from, Values(sql));
    }

    private static IEnumerable<Restriction> Except(string column, List<Table> siblings)
    {
        var taken = new List<string>();
        foreach (var other in siblings)
        {
            var sql = SqlReader.Over(other.PartitionBound ?? "");
            if (!sql.Take("FOR", "VALUES", "IN")) continue;
            taken.AddRange(Values(sql).OfType<string>());
        }
        return taken.Count == 0 ? [] : [Restriction.Of(column, new() { NoneOf = taken.ToEquatableArray() })];
    }

    private static IEnumerable<Restriction> In(IndexKey key, List<string?> values)
    {
        var listed = values.OfType<string>().ToEquatableArray();
        if (key.Column is not { } column) return Conditions.Equal(key.Expression!, listed);
        return [Restriction.Of(column, listed.IsEmpty ? new() { Null = true } : new() { OneOf = listed, Null = false })];
    }

    /// <summary>Bounds of several columns compare as rows do: the first decides unless it is equal.</summary>
    private static IEnumerable<Restriction> Between(List<IndexKey> keys, List<string?> from, List<string?> to)
    {
        var so = Restriction.None;
        for (var i = 0; i < keys.Count && i < from.Count && i < to.Count; i++)
        {
            if (keys[i].Column is not { } column) yield break;
            if (from[i] is { } same && same == to[i])
            {
                if (so.And(Restriction.Of(column, new() { OneOf = [same], Null = false })) is not { } equal) yield break;
                so = equal;
                continue;
            }
            var last = i == keys.Count - 1;
            var between = new Narrowing
            {
                Null = false,
                Low = from[i] is { } low ? [new(low, !last)] : [],
                High = to[i] is { } high ? [new(high, true)] : [],
            };
            if (so.And(Restriction.Of(column, between)) is { } inside) yield return inside;
            // From the lower bound itself, where the next column is at least its own.
            if (!last && from[i] is { } edge)
            {
                var above = keys[i + 1].Column is { } next ? Restriction.Of(next, new() { Null = false, Low = from[i + 1] is { } least ? [new(least, false)] : [] }) : Restriction.None;
                if (so.And(Restriction.Of(column, new() { OneOf = [edge], Null = false }))?.And(above) is { } onEdge) yield return onEdge;
            }
            yield break;
        }
    }

    /// <summary>null for NULL, MINVALUE and MAXVALUE.</summary>
    private static List<string?> Values(SqlReader sql)
    {
        var values = new List<string?>();
        sql.Expect(TokenKind.LeftParen);
        do values.Add(Terms.Constant(Conditions.Parse(Expressions.Read(sql).Expression.Sql)));
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return values;
    }
}
