using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

internal static class MadeConstraints
{
    public static readonly Func<Dice, string?>[] Makers = [Check, Check, Key, Key, ForeignKey, ForeignKey, Exclusion];

    private static string Named(Dice dice, string sort) => dice.Once(2) ? $"CONSTRAINT {Quoting.Name(dice.NewWord(sort))} " : "";

    private static string? Check(Dice dice)
    {
        if (dice.AnyTable() is not { } table || dice.Columns(table) is not { Count: > 0 } columns) return null;
        return $"ALTER TABLE {Dice.Sql(table)} ADD {Named(dice, "ck")}CHECK ({MadeExpressions.Condition(dice, columns)}){dice.Maybe(8, table.PartitionBy is null ? " NO INHERIT" : "")}{dice.Maybe(4, " NOT VALID")}";
    }

    private static string? Key(Dice dice)
    {
        if (dice.AnyAlone() is not { } table || dice.Columns(table).Where(MadeExpressions.IsOrdered).ToList() is not { Count: > 0 } columns) return null;
        var primary = dice.Once(2) && !dice.Catalog.Children<PrimaryKey>(table.Id()).Any();
        var some = dice.Some(columns, 1, 3);
        var include = dice.Once(6) && columns.Except(some).FirstOrDefault() is { } more ? $" INCLUDE ({Dice.Bare(more)})" : "";
        var nulls = !primary && dice.Version >= 15 && dice.Once(4) ? " NULLS NOT DISTINCT" : "";
        return $"ALTER TABLE {Dice.Sql(table)} ADD {Named(dice, "key")}{(primary ? "PRIMARY KEY" : $"UNIQUE{nulls}")} ({Dice.Bare(some)}){include}{dice.Maybe(6, " WITH (fillfactor = 80)")}{dice.Maybe(6, dice.Of(" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"))}";
    }

    private static string? ForeignKey(Dice dice)
    {
        if (dice.Any<PrimaryKey>(k => k.Deferral == Deferral.NotDeferrable && k.Columns.Count == 1) is not { } key) return null;
        if (dice.Catalog.Find(new(Column.OfKind, key.Name.OfTable().Member(key.Columns[0]))) is not Column target) return null;
        if (dice.Any<Column>(c => c.Type == target.Type && c.Generated is null && dice.Catalog.Find(c.Parent()!) is Table { PartitionOf: null, Persistence: Persistence.Permanent }) is not { } column) return null;
        var actions = dice.Maybe(3, " ON DELETE " + dice.Of("CASCADE", "SET NULL", "RESTRICT", "SET DEFAULT")) + dice.Maybe(5, " ON UPDATE " + dice.Of("CASCADE", "NO ACTION", "RESTRICT"));
        return $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ADD {Named(dice, "fk")}FOREIGN KEY ({Dice.Bare(column)}) REFERENCES {Quoting.Name(key.Name.OfTable())}{dice.Maybe(2, $" ({Quoting.Name(key.Columns[0])})")}{dice.Maybe(6, " MATCH FULL")}{actions}"
            + $"{dice.Maybe(4, dice.Of(" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED", " NOT DEFERRABLE"))}{dice.Maybe(5, " NOT VALID")}";
    }

    private static string? Exclusion(Dice dice)
    {
        if (dice.Any<Column>(c => c.Type is { Schema: null, IsArray: false, Name: "int4range" or "tstzrange" or "box" } && dice.Catalog.Find(c.Parent()!) is Table { PartitionBy: null, PartitionOf: null }) is not { } column) return null;
        return $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ADD {Named(dice, "ex")}EXCLUDE USING gist ({Dice.Bare(column)} WITH &&){dice.Maybe(3, $" WHERE ({Dice.Bare(column)} IS NOT NULL)")}{dice.Maybe(4, " DEFERRABLE")}";
    }
}
