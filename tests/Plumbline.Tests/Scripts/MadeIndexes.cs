using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

internal static class MadeIndexes
{
    public static readonly Func<Dice, string?>[] Makers = [Btree, Btree, Btree, Other, OnMaterialized, Statistics];

    private static string? Btree(Dice dice)
    {
        if (dice.AnyTable(t => t.PartitionBy is null) is not { } table || dice.Columns(table) is not { Count: > 0 } all || all.Where(MadeExpressions.IsOrdered).ToList() is not { Count: > 0 } columns) return null;
        var keys = dice.Some(columns, 1, 3).Select(c => Key(dice, c));
        var include = dice.Maybe(6, $" INCLUDE ({Dice.Bare(dice.Of(columns))})");
        var nulls = dice.Version >= 15 ? dice.Maybe(8, " NULLS NOT DISTINCT") : "";
        var where = dice.Maybe(3, $" WHERE {MadeExpressions.Condition(dice, all)}");
        return $"CREATE {dice.Maybe(5, table.PartitionBy is null ? "UNIQUE " : "")}INDEX {dice.Maybe(2, Quoting.Name(dice.NewWord("ix")) + " ")}ON {Dice.Sql(table)} ({string.Join(", ", keys)}){include}{nulls}{dice.Maybe(6, " WITH (fillfactor = 60)")}{where}";
    }

    private static string Key(Dice dice, Column column)
    {
        var text = dice.Once(4) ? MadeExpressions.Value(dice, column) : Dice.Bare(column);
        if (column.Type is { Name: "text", IsArray: false, Schema: null } && text[0] != '(') text += dice.Maybe(6, " COLLATE \"C\"") + dice.Maybe(6, " text_pattern_ops");
        return text + dice.Maybe(4, " DESC") + dice.Maybe(6, dice.Of(" NULLS FIRST", " NULLS LAST"));
    }

    private static string? Other(Dice dice)
    {
        if (dice.Any<Column>(c => c.Type is { Schema: null } t && (t.IsArray || t.Name is "jsonb" or "tsvector" or "int4range" or "point" or "inet" or "integer" or "text" or "timestamp with time zone") && dice.Catalog.Find(c.Parent()!) is Table { PartitionBy: null, PartitionOf: null }) is not { } column) return null;
        var (name, table) = (Dice.Bare(column), Quoting.Name(column.Name.OfTable()));
        var how = column.Type switch
        {
            { IsArray: true } => $"USING gin ({name})",
            { Name: "jsonb" } => dice.Of($"USING gin ({name})", $"USING gin ({name} jsonb_path_ops)"),
            { Name: "tsvector" } => dice.Of($"USING gin ({name}) WITH (fastupdate = off)", $"USING gist ({name})"),
            { Name: "int4range" or "point" } => dice.Of($"USING gist ({name})", $"USING spgist ({name})"),
            { Name: "inet" } => dice.Of($"USING gist ({name} inet_ops)", $"USING hash ({name})"),
            { Name: "text" } => dice.Of($"USING hash ({name})", $"USING gin (to_tsvector('english', {name}))", $"USING spgist ({name})"),
            _ => dice.Of($"USING brin ({name})", $"USING brin ({name}) WITH (pages_per_range = 16)", $"USING hash ({name})"),
        };
        return $"CREATE INDEX {dice.Maybe(2, Quoting.Name(dice.NewWord("ix")) + " ")}ON {table} {how}";
    }

    private static string? OnMaterialized(Dice dice) =>
        dice.Any<MaterializedView>() is { } view ? $"CREATE INDEX {Quoting.Name(dice.NewWord("mvix"))} ON {Dice.Sql(view)} ((first_one IS NULL))" : null;

    private static string? Statistics(Dice dice)
    {
        if (dice.AnyTable() is not { } table || dice.Columns(table).Where(MadeExpressions.IsOrdered).ToList() is not { Count: > 1 } columns) return null;
        return $"CREATE STATISTICS {dice.NewName("stat")}{dice.Maybe(2, dice.Of(" (ndistinct)", " (dependencies, mcv)"))} ON {Dice.Bare(dice.Some(columns, 2, 3))} FROM {Dice.Sql(table)}";
    }
}
