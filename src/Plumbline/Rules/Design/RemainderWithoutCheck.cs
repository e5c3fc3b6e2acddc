using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class RemainderWithoutCheck : CatalogRule
{
    public override string Name => "remainder-without-check";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A table keeps a total, what is used of it and what remains, and nothing ties the three together.",
        "What remains is the difference of the other two. Stored beside them it departs from it with the first update that forgets one of the columns; from then on nobody knows which is right.",
        "`sessions_total integer, sessions_used integer, sessions_remaining integer`",
        "Let the database work it out:\n\n```sql\nsessions_remaining integer GENERATED ALWAYS AS (sessions_total - sessions_used) STORED\n```\n\nor keep it, and tie it: `CHECK (sessions_remaining = sessions_total - sessions_used)`.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
            foreach (var column in view.Columns(table.Name))
            {
                if (!IsNumber(column) || column.Generated is not null || Others(view, table, column) is not { } others || view.Voices.Any(v => IsTied(v.Catalog, column))) continue;
                yield return Found(column.Id(), column.Origin.Here, $"{view.Called(column.Id())} is {others.Total} less {others.Used}, stored beside them with nothing that ties the three") with { Values = [others.Total, others.Used] };
            }
    }

    private static bool IsNumber(Column? column) => column?.Type is { Schema: null, Name: "smallint" or "integer" or "bigint" or "numeric" };

    /// <summary>The columns that are called the same but for the one word.</summary>
    private static (string Total, string Used)? Others(CatalogView view, Table table, Column column)
    {
        var words = NameWords.Words(column.Name.Name);
        if (words.Count < 2 || words is not [.., "remaining" or "left"] and not ["remaining", ..]) return null;
        var total = Named("total");
        var used = Named("used") ?? Named("consumed") ?? Named("spent");
        return total is not null && used is not null ? (total, used) : null;

        string? Named(string word)
        {
            var wanted = words.Select(w => w is "remaining" or "left" ? word : w).ToList();
            return view.Columns(table.Name).FirstOrDefault(c => IsNumber(c) && NameWords.Words(c.Name.Name).SequenceEqual(wanted))?.Name.Name;
        }
    }

    private static bool IsTied(Catalog catalog, Column column) =>
        catalog.Find(column.Id()) is Column { Generated: not null }
        || catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())).Any(c => c.Expression.Text.Contains(column.Name.Name, StringComparison.Ordinal) && (c.Columns.Count > 1 || c.Expression.Text.Contains('-') || c.Expression.Text.Contains('+')));
}
