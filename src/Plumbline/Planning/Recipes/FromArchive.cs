using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>A column whose values the plan has kept comes back with them: added without demands, filled, then as it was.</summary>
internal sealed class FromArchive : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) => node is { Act: Act.Create, Subject: Column column } && !situation.IsNew(column.Name.OfTable()) && KeptOf(column, situation) is { } kept && kept.Returns();

    private static KeptRows? KeptOf(Column column, Situation situation) => situation.Returning.FirstOrDefault(k => k.Subject.Id() == column.Id());

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var column = (Column)node.Subject;
        yield return new(column.Id(), $"column {column.Name} is missing", StepPace.Brief, situation.Creating(column with { NotNull = false, NotNullNotValid = false, Default = null }).ToEquatableArray());
        foreach (var step in KeptOf(column, situation)!.Setting()) yield return step;
        var alter = $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)}";
        if (column.Default is { } own) yield return Step.Of(column.Id(), $"column {column.Name}: what new rows get", StepPace.Brief, $"{alter} SET DEFAULT {own.Sql}");
        if (!column.NotNull) yield break;
        foreach (var step in NotNull.Forbidding(column, situation)) yield return step;
    }
}
