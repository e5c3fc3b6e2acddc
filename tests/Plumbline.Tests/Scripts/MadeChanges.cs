using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

/// <summary>What a history does to what is there.</summary>
internal static class MadeChanges
{
    public static readonly Func<Dice, string?>[] Makers = [RenameColumn, RenameTable, SetColumn, SetColumn, TableSetting, TableSetting, DropColumn, DropTable, DropPart, SetSchema, AddLabel, AlterSequence];

    private static string? RenameColumn(Dice dice) =>
        dice.AnyTable(t => t.PartitionBy is null) is { } table && dice.Columns(table) is { Count: > 0 } columns ? $"ALTER TABLE {Dice.Sql(table)} RENAME COLUMN {Dice.Bare(dice.Of(columns))} TO {Quoting.Name(dice.NewWord("was"))}" : null;

    private static string? RenameTable(Dice dice) =>
        dice.Any<Table>() is { } table ? $"ALTER TABLE {Dice.Sql(table)} RENAME TO {Quoting.Name(dice.NewWord("tab"))}" : null;

    private static string? SetColumn(Dice dice)
    {
        if (dice.AnyAlone() is not { } table || dice.Columns(table) is not { Count: > 0 } columns) return null;
        var column = dice.Of(columns);
        var action = dice.Of("SET NOT NULL", "DROP NOT NULL", "DROP DEFAULT", "SET STATISTICS 250", "SET (n_distinct = 5)", column.Type.Name is "text" or "jsonb" or "bytea" ? "SET STORAGE EXTERNAL" : "SET STATISTICS 0",
            column.Type.Name == "integer" ? "TYPE bigint" : column.Type.Name == "character varying" ? "TYPE text" : "DROP DEFAULT");
        return $"ALTER TABLE {Dice.Sql(table)} ALTER COLUMN {Dice.Bare(column)} {action}";
    }

    private static string? TableSetting(Dice dice) =>
        dice.AnyTable(t => t.PartitionBy is null) is { } table ? $"ALTER TABLE {Dice.Sql(table)} {dice.Of("ENABLE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY", "REPLICA IDENTITY FULL", "REPLICA IDENTITY NOTHING", "SET (fillfactor = 90)", "RESET (fillfactor)")}" : null;

    private static string? DropColumn(Dice dice) =>
        dice.AnyTable() is { } table && dice.Columns(table) is { Count: > 1 } columns ? $"ALTER TABLE {Dice.Sql(table)} DROP COLUMN {Dice.Bare(dice.Of(columns))}{dice.Maybe(2, " CASCADE")}" : null;

    private static string? DropTable(Dice dice) => dice.Once(3) && dice.Any<Table>() is { } table ? $"DROP TABLE {Dice.Sql(table)}{dice.Maybe(2, " CASCADE")}" : null;

    private static string? DropPart(Dice dice) => dice.Next(0, 5) switch
    {
        0 when dice.Any<Check>() is { } check => $"ALTER TABLE {Quoting.Name(check.Name.OfTable())} DROP CONSTRAINT {Dice.Bare(check)}",
        1 when dice.Any<Model.Index>() is { } index => $"DROP INDEX {Quoting.Name(new ObjectName(index.Name.Schema, index.Name.Name))}",
        2 when dice.Any<View>() is { } view => $"DROP VIEW {Dice.Sql(view)}",
        3 when dice.Any<PrimaryKey>() is { } key => $"ALTER TABLE {Quoting.Name(key.Name.OfTable())} DROP CONSTRAINT {Dice.Bare(key)} CASCADE",
        4 when dice.Any<Trigger>() is { } trigger => $"ALTER TABLE {Quoting.Name(trigger.Name.OfTable())} {dice.Of("DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA")} TRIGGER {Dice.Bare(trigger)}",
        _ => null,
    };

    private static string? SetSchema(Dice dice) => dice.Any<Table>(t => t.Name.Schema == "public") is { } table ? $"ALTER TABLE {Dice.Sql(table)} SET SCHEMA \"App\"" : null;

    private static string? AddLabel(Dice dice) => dice.Any<EnumType>(e => e.Labels.Count > 0) is { } type ? $"ALTER TYPE {Dice.Sql(type)} ADD VALUE {SqlString.Quote(dice.NewWord("label"))} {dice.Of("BEFORE", "AFTER")} {SqlString.Quote(dice.Of(type.Labels.ToArray()))}" : null;

    private static string? AlterSequence(Dice dice) => dice.Any<Sequence>(s => s.OwnedBy is null) is { } sequence ? $"ALTER SEQUENCE {Dice.Sql(sequence)} {dice.Of("CACHE 3", "RESTART WITH 50", "INCREMENT 7", "NO CYCLE", "NO MAXVALUE")}" : null;
}
