using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A column that must have a value, on a table that has rows: a constant is given as a default for the moment of adding (no row is written),
/// anything else is filled in before the column is declared not null.
/// </summary>
internal sealed class NewColumn : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: Column { Generated: null, Identity: null } column } && !situation.IsNew(column.Name.OfTable()) && Filling(column, situation) is not null;

    /// <summary>Null where the plain statement does: the column's own default is its value, or nothing is asked.</summary>
    private static Backfill? Filling(Column column, Situation situation)
    {
        if (Backfill.For(column, situation) is not { } backfill) return null;
        if (column.Default is { } own && own.Sql == backfill.Expression) return backfill.IsFree(situation.After) || !situation.MayBeLarge(column.Name.OfTable()) ? null : backfill;
        return column.NotNull || situation.Settings.Backfill.ContainsKey(column.Name.ToString()) ? backfill : null;
    }

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var column = (Column)node.Subject;
        var backfill = Filling(column, situation)!;
        return backfill.IsFree(situation.After) ? WithConstant(column, backfill, situation) : WithUpdate(column, backfill, situation);
    }

    private static IEnumerable<Step> WithConstant(Column column, Backfill backfill, Situation situation)
    {
        var value = new SqlExpression(backfill.Expression);
        var alter = $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)}";
        yield return new(column.Id(), $"column {column.Name} is missing; its rows get {backfill.Expression} ({backfill.From})", StepPace.Brief,
        [
            .. situation.Creating(column with { Default = value }),
            new(column.Default is { } own ? $"{alter} SET DEFAULT {own.Sql}" : $"{alter} DROP DEFAULT"),
        ]);
    }

    private static IEnumerable<Step> WithUpdate(Column column, Backfill backfill, Situation situation)
    {
        yield return new(column.Id(), $"column {column.Name} is missing", StepPace.Brief, situation.Creating(column with { NotNull = false, NotNullNotValid = false, Default = null }).ToEquatableArray());
        if (column.Default is { } own)
            yield return Step.Of(column.Id(), $"column {column.Name}: what new rows get", StepPace.Brief,
                $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)} SET DEFAULT {own.Sql}");
        foreach (var step in Updates.Of(column, backfill, situation)) yield return step;
        if (!column.NotNull) yield break;
        foreach (var step in NotNull.Forbidding(column, situation)) yield return step;
    }
}
