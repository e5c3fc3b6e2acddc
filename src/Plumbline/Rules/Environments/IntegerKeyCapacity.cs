using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

public sealed class IntegerKeyCapacity : DatabaseRule
{
    private static readonly RuleOption s_from = RuleOption.Number("from", 50, "Percent of the range from which on it is told; from 75 it is medium, from 90 high");

    public override string Name => "integer-key-capacity";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Environments;
    public override IReadOnlyList<RuleOption> Options => [s_from];

    public override Explanation Explain() => new(
        "A sequence has given most of the numbers that it, or its column's type, can hold.",
        "After the last one every insert into the table fails (2200H, or 22003 where the column is smaller than its sequence), and the way out rewrites the table while nothing can be written.",
        "`orders.id` is `integer`; its sequence stands at 1,932,735,282 of 2,147,483,647.",
        "Widen the column to `bigint` long before: `plumb plan` writes it with a second column, a trigger that keeps both, batches and a swap. Columns that refer to it go along.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var from = s_from.Number(project, Name);
        foreach (var database in truth.Databases)
            foreach (var (id, position) in (database.Source.Database?.SequencePositions ?? new Dictionary<ObjectId, long>()).OrderBy(p => p.Key.Name))
            {
                if (database.Source.Catalog.Find(id) is not Sequence { Cycle: false, Increment: > 0 } sequence) continue;
                var last = Math.Min(sequence.Max, OfColumn(database.Source.Catalog, sequence));
                if (last <= 0 || position <= 0) continue;
                var percent = (int)(100.0 * position / last);
                if (percent < from) continue;
                yield return Found(id, new(database.Name), $"sequence {id.Name} of {database.Name} stands at {position:N0} of {last:N0}, {percent} %{(sequence.OwnedBy is { } column ? $"; it numbers {column}" : "")}") with
                {
                    Severity = percent >= 90 ? Severity.High : percent >= 75 ? Severity.Medium : Default,
                    Environments = [database.Name],
                    Values = [database.Name],
                };
            }
    }

    private static long OfColumn(Catalog catalog, Sequence sequence) =>
        sequence.OwnedBy is { } owner && catalog.Find(new(Column.OfKind, owner)) is Column column ? column.Type.Name switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue } : long.MaxValue;
}
