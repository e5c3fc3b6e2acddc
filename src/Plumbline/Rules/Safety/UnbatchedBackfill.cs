using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class UnbatchedBackfill : HazardRule
{
    public override string Name => "unbatched-backfill";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "One statement writes every row of a table that may be large.",
        "Each row stays locked until it ends, every one is written a second time and vacuumed later, and replicas fall behind; stopped half-way, nothing is done. "
            + "Quiet for a table that was made in the same change or is known to be small. Where no database tells how large it is, it is taken for large.",
        "```sql\nUPDATE orders SET currency = 'EUR';\n```",
        "Write in batches by the key, each in a transaction of its own, outside the migration or with a tool that lets it commit between:\n\n```sql\nUPDATE orders SET currency = 'EUR' WHERE currency IS NULL AND id BETWEEN 1 AND 10000;\n```\n\nA constant needs no UPDATE at all: a column that is added with it as its default has it in every row at once (PostgreSQL 11 and later).");

    protected override bool Concerns(Statement statement) => !statement.Data.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var step in statement.Data)
        {
            if (step.Action != "update" || statement.Data.Count > 1 || !statement.Before.Contains(new(Table.OfKind, step.Table)) || IsSpared(place, step.Table) || !place.MayBeLarge(step.Table)) continue;
            if (step.HasWhere && !IsOfNewColumn(statement, place, step)) continue;
            yield return Found(place, new(Table.OfKind, step.Table), statement.Where(), $"every row of {step.Table} is written in one statement ({place.SizeOf(step.Table)})") with
            {
                Fix = new($"write {Quoting.Name(step.Table)} in batches by its key, each in a transaction of its own"),
            };
        }
    }

    /// <summary>WHERE new IS NULL holds for every row, when the column came with the change.</summary>
    private static bool IsOfNewColumn(Statement statement, StatementPlace place, DataStep step)
    {
        if (StatementWords.Where(statement) is not { } where || !where.IsName) return false;
        var name = where.Name();
        if (where.Take(TokenKind.Dot) && where.IsName) name = where.Name();
        return where.Take("IS", "NULL") && where.AtEnd && step.Columns.Contains(name) && statement.Before.Find(new(Column.OfKind, step.Table.Member(name))) is Column { Default: null } column && place.IsBorn(column);
    }
}
