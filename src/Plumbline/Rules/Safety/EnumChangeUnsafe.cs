using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class EnumChangeUnsafe : HazardRule
{
    public override string Name => "enum-change-unsafe";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "An enum's label is renamed, or a column is moved to an enum that lacks a label it had.",
        "Running code writes the old label and is refused (22P02), or reads one it does not know. Taking a label away fails as soon as one row has it. "
            + "Quiet for a type that was made in the same change, and where an earlier statement of the file has moved the rows off the label.",
        "```sql\nALTER TYPE order_status RENAME VALUE 'open' TO 'placed';\n```",
        "Add the new label, let the code write it and understand both, move the rows, and leave the old label where it is: it costs nothing.\n\n```sql\nALTER TYPE order_status ADD VALUE 'placed';\n-- in a later migration\nUPDATE orders SET status = 'placed' WHERE status = 'open';\n```");

    protected override bool Concerns(Change effect) => effect is Change.Altered { After: EnumType or Column };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is Change.Altered { Before: EnumType was, After: EnumType now } && !place.IsBorn(was) && Gone(was, now) is { Count: > 0 } renamed)
                yield return Found(place, now.Id(), statement.Where(), $"label {renamed[0]} of {now.Name} is renamed to {Gone(now, was).FirstOrDefault()}: code that runs meanwhile writes the old one and is refused (22P02)");
            else if (effect is Change.Altered { Before: Column before, After: Column after } && before.Type != after.Type && Swapped(statement, before, after) is { Count: > 0 } lost && !IsSpared(place, after.Name.OfTable()) && !place.IsBorn(before))
            {
                if (DataTrail.Before(place, sameFile: true).Any(s => s.Does("update", after.Name.OfTable()) || s.Does("delete", after.Name.OfTable())) || statement.Clauses.HasFlag(Clauses.Computed) && StatementWords.Names(statement).Contains("case")) continue;
                var rows = $"SELECT count(*) FROM {Quoting.Name(after.Name.OfTable())} WHERE {Quoting.Name(after.Name.Name)}{(before.Type.IsArray ? $" && ARRAY[{Labels(lost)}]::{Quoting.Type(before.Type)}" : $" IN ({Labels(lost)})")}";
                yield return Found(place, after.Id(), StatementWords.PlaceOf(statement, after.Name.Name), $"{after.Name} loses the {(lost.Count == 1 ? "label" : "labels")} {Wording.List(lost)}: one row that has {(lost.Count == 1 ? "it" : "one")} and the migration fails (22P02)") with { Fix = new($"see first whether there are any: {rows}") };
            }
        }
    }

    private static string Labels(IEnumerable<string> labels) => string.Join(", ", labels.Select(l => SqlString.Quote(l)));

    private static List<string> Gone(EnumType before, EnumType after) => [.. before.Labels.Where(l => !after.Labels.Contains(l))];

    private static List<string>? Swapped(Statement statement, Column before, Column after) =>
        EnumType.Of(statement.Before, before.Type) is { } was && EnumType.Of(statement.After, after.Type) is { } now ? Gone(was, now) : null;
}
