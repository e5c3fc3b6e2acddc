using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class TimeStoredAsText : CatalogRule
{
    public override string Name => "time-stored-as-text";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A column that holds a time or a date by its name is text.",
        "Text sorts and compares as text: `9:00` comes after `10:00`, `25:99` is accepted, and no arithmetic works without a cast that fails on the first bad value.",
        "`\"startTime\" text NOT NULL` holding `\"09:00\"`.",
        "Use `time` (Prisma: `DateTime @db.Time`) for a time of day, `timestamptz` for a moment, `date` for a day; or at least a check on the form.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
            foreach (var column in view.Columns(table.Name))
            {
                if (column.Type is not { Schema: null, IsArray: false, Name: "text" or "character varying" } || !IsTime(column.Name.Name) || IsChecked(view, column)) continue;
                yield return Found(column.Id(), column.Origin.Here, $"{view.Called(column.Id())} holds a time by its name and is {column.Type}");
            }
    }

    /// <summary>Two words and more, of which the last is time, date or at: <c>startTime</c>; not <c>timezone</c>, not a lone <c>date</c>.</summary>
    private static bool IsTime(string name)
    {
        var words = NameWords.Words(name);
        return words.Count == 2 && words[1] is "time" or "date" && words[0] is "start" or "end" or "opening" or "closing" or "open" or "close" or "begin" or "birth" or "due" or "expiry" or "departure" or "arrival";
    }

    private static bool IsChecked(CatalogView view, Column column) =>
        view.Voices.Any(v => v.Catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())).Any(c => c.Expression.Text.Contains(column.Name.Name, StringComparison.Ordinal)));
}
