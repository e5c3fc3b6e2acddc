using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Rows;

/// <summary>Columns of which no two rows may hold the same values: a key, a unique constraint or index, an exclusion constraint.</summary>
/// <param name="Columns">By their place in the table's filled columns.</param>
internal sealed record RowKey(EquatableArray<int> Columns)
{
    /// <summary>Only rows for which this holds are kept apart.</summary>
    public SqlExpression? Predicate { get; init; }

    public bool NullsNotDistinct { get; init; }

    /// <summary>Pairs of columns that bound a range.</summary>
    public EquatableArray<(string From, string To)> Ranges { get; init; }

    /// <summary>The column at which ranges begin that may not overlap.</summary>
    public int? Spaced { get; init; }

    public static List<RowKey> Of(Catalog catalog, Table table, IReadOnlyList<Column> columns)
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < columns.Count; i++) places[columns[i].Name.Name] = i;
        var keys = new List<RowKey>();
        foreach (var part in Catalog.Sorted(catalog.Children(table.Id())))
            if (Read(part) is { } key) keys.Add(key);
        return keys;

        RowKey? Read(SchemaObject part) => part switch
        {
            Exclusion k => Excluded(k),
            _ when UniqueKey.Of(part) is { } unique => Key((unique.WithoutOverlaps ? [unique.Keys[^1]] : unique.Keys).SelectMany(Named)) is { } key ? key with { Predicate = unique.Predicate, NullsNotDistinct = unique.NullsNotDistinct } : null,
            _ => null,
        };

        // A column that only its default fills is trusted to differ.
        RowKey? Key(IEnumerable<string> names)
        {
            var own = names.SelectMany(Sources).ToList();
            return own.TrueForAll(places.ContainsKey) ? new(own.Select(n => places[n]).Distinct().Order().ToEquatableArray()) : null;
        }

        IEnumerable<string> Sources(string name) =>
            catalog.Find(new(Column.OfKind, table.Name.Member(name))) is Column { Generated: { } generated } ? ColumnsIn(generated.Expression) : [name];

        RowKey? Excluded(Exclusion exclusion)
        {
            var equal = new List<string>();
            foreach (var element in exclusion.Elements)
            {
                var cut = element.LastIndexOf(" WITH ", StringComparison.Ordinal);
                var key = IndexKeys.ReadOne(SqlReader.Over(element[..cut]), null).Key;
                var operation = element[(cut + 6)..];
                if (operation == "=") equal.AddRange(Named(key));
                else if (operation == "&&") return Apart(key) is { } apart ? apart with { Predicate = exclusion.Predicate } : null;
                else return null;
            }
            return Key(equal) is { } same ? same with { Predicate = exclusion.Predicate } : null;
        }

        RowKey? Apart(IndexKey key)
        {
            var expression = key.Expression;
            if (key.Column is { } column && catalog.Find(new(Column.OfKind, table.Name.Member(column))) is Column { Generated: { } generated }) expression = generated.Expression;
            else if (key.Column is not null) return Key([key.Column]);
            if (expression is null || RangesIn(Conditions.Parse(expression.Sql)).ToList() is not [var (from, to), ..] || Key([from]) is not { } begin) return null;
            return begin with { Ranges = [(from, to)], Spaced = begin.Columns[0] };
        }
    }

    private static IEnumerable<string> Named(IndexKey key) => key.Column is { } column ? [column] : key.Expression is { } expression ? ColumnsIn(expression) : [];

    private static EquatableArray<string> ColumnsIn(SqlExpression expression) => Expressions.Read(expression.Sql).Columns;

    /// <summary>The columns that bound a range made of them: <c>tstzrange(begins, ends)</c>.</summary>
    public static IEnumerable<(string From, string To)> RangesIn(Expr tree)
    {
        var found = new List<(string, string)>();
        Look(tree);
        return found;

        Expr Look(Expr e)
        {
            if (e is Expr.Call { Name.Name: "tstzrange" or "tsrange" or "daterange" or "int4range" or "int8range" or "numrange", Arguments: [var from, var to, ..] } && Terms.ColumnIn(from) is { } a && Terms.ColumnIn(to) is { } b) found.Add((a, b));
            return ExprMap.Children(e, Look);
        }
    }
}
