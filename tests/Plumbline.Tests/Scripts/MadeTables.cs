using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

internal static class MadeTables
{
    public static readonly Func<Dice, string?>[] Makers = [Create, Create, AddColumn, AddColumn, Partitioned, Partition, Partition, Child, Like, As];

    public static string Create(Dice dice)
    {
        var lines = dice.ColumnNames(dice.Next(1, 7)).ConvertAll(name => Column(dice, name));
        return $"CREATE {dice.Maybe(9, "UNLOGGED ")}TABLE {dice.NewName("tab")} ({string.Join(", ", lines)}){dice.Maybe(6, " WITH (fillfactor = 70, autovacuum_enabled = false)")}";
    }

    private static string Column(Dice dice, string name)
    {
        if (dice.Once(10)) return $"{Quoting.Name(name)} {dice.Of("serial", "bigserial", "smallserial")}{dice.Maybe(2, " PRIMARY KEY")}";
        if (dice.Once(10)) return $"{Quoting.Name(name)} {dice.Of("int", "bigint", "smallint")} GENERATED {dice.Of("ALWAYS", "BY DEFAULT")} AS IDENTITY{dice.Maybe(2, " (START WITH 10 INCREMENT BY 3)")}{dice.Maybe(2, " PRIMARY KEY")}";
        var (type, value) = MadeExpressions.Typed(dice);
        var text = $"{Quoting.Name(name)} {type}";
        if (type is "text" or "varchar(20)") text += dice.Maybe(5, dice.Of(" COLLATE \"C\"", " COLLATE \"POSIX\""));
        if (value is not null) text += $" DEFAULT {(value.Contains(' ') ? $"({value})" : value)}";
        else if (type == "integer" && dice.Once(5)) text += $" GENERATED ALWAYS AS ({dice.Of("1 + 2", "length('abc'::text) * 2", "abs(-4)")}) STORED";
        return text + dice.Maybe(3, " NOT NULL");
    }

    private static string? AddColumn(Dice dice) =>
        dice.AnyAlone() is { } table ? $"ALTER TABLE {Dice.Sql(table)} ADD COLUMN {Column(dice, dice.NewWord("col"))}" : null;

    private static string Partitioned(Dice dice)
    {
        var (key, type) = dice.Of(("LIST", "int"), ("LIST", "text"), ("RANGE", "int"), ("RANGE", "timestamptz"), ("HASH", "bigint"));
        return $"CREATE TABLE {dice.NewName("parted")} (id int NOT NULL, k {type} NOT NULL, v text{dice.Maybe(2, " DEFAULT 'x'")}{dice.Maybe(2, ", PRIMARY KEY (id, k)")}) PARTITION BY {key} ({dice.Of("k", "k", key == "HASH" || type != "text" ? "k" : "lower(k)")})";
    }

    private static string? Partition(Dice dice)
    {
        if (dice.Any<Table>(t => t.PartitionBy is not null) is not { } whole) return null;
        var number = dice.NewNumber();
        var key = dice.Columns(whole).FirstOrDefault(c => c.Name.Name == "k")?.Type.Name;
        var bound = whole.PartitionBy!.Split(' ', '(')[0].ToUpperInvariant() switch
        {
            "LIST" => key == "text" ? $"IN ('l{number}', 'm''{number}')" : $"IN ({number}, {number + 1000})",
            "RANGE" => key == "integer" ? $"FROM ({number * 10}) TO ({number * 10 + 10})" : $"FROM ('{2000 + number}-01-01 00:00:00+00') TO ('{2001 + number}-01-01 00:00:00+00')",
            _ => $"WITH (MODULUS 200, REMAINDER {number})",
        };
        var values = dice.Once(5) && !bound.StartsWith("WITH", StringComparison.Ordinal) ? "DEFAULT" : $"FOR VALUES {bound}";
        return $"CREATE TABLE {dice.NewName("part")} PARTITION OF {Dice.Sql(whole)} {values}";
    }

    private static string? Child(Dice dice) =>
        dice.AnyTable(t => t.PartitionBy is null) is { } parent ? $"CREATE TABLE {dice.NewName("child")} (own_{dice.Next(1, 99)} int) INHERITS ({Dice.Sql(parent)})" : null;

    private static string? Like(Dice dice) =>
        dice.AnyTable() is { } other ? $"CREATE TABLE {dice.NewName("alike")} (LIKE {Dice.Sql(other)}{dice.Of("", " INCLUDING ALL", " INCLUDING DEFAULTS", " INCLUDING CONSTRAINTS INCLUDING INDEXES", " INCLUDING COMMENTS INCLUDING STORAGE")})" : null;

    private static string? As(Dice dice) =>
        dice.AnyTable() is { } other && dice.Columns(other) is { Count: > 0 } columns ? $"CREATE TABLE {dice.NewName("copy")} AS SELECT {Dice.Bare(dice.Some(columns, 1, 3))} FROM {Dice.Sql(other)}" : null;
}
