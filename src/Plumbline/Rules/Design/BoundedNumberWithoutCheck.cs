using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class BoundedNumberWithoutCheck : CatalogRule
{
    public override string Name => "bounded-number-without-check";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A number that has few possible values by its name has no check.",
        "A day of the week of 7 or 9 is stored without complaint and found by nobody: no query asks for it.",
        "`\"dayOfWeek\" integer NOT NULL` with nothing that keeps it between 0 and 6.",
        "```sql\nALTER TABLE \"AvailabilityRule\" ADD CONSTRAINT \"AvailabilityRule_dayOfWeek_check\" CHECK (\"dayOfWeek\" BETWEEN 0 AND 6);\n```\n\nPrisma cannot say it; keep it in a SQL file beside the schema.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
            foreach (var column in view.Columns(table.Name))
            {
                if (column.Type.Schema is not null || column.Type.Name is not ("smallint" or "integer" or "bigint") || Range(column.Name.Name) is not { } range || view.IsChecked(column)) continue;
                yield return Found(column.Id(), column.Origin.Here, $"{view.Called(column.Id())} is {range} by its name, but no check keeps it there");
            }
    }

    private static string? Range(string name) => string.Join(' ', NameWords.Words(name)) switch
    {
        "day of week" or "weekday" or "week day" => "0 to 6 or 1 to 7",
        "day of month" => "1 to 31",
        "hour of day" => "0 to 23",
        "month of year" => "1 to 12",
        _ => null,
    };
}
