using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning;

/// <summary>Columns that a migration has set in every row: an UPDATE without WHERE, after the column was made.</summary>
public static class FilledColumns
{
    public static EquatableArray<ObjectId> Of(History? history)
    {
        var filled = new HashSet<ObjectId>();
        foreach (var run in history?.Runs ?? [])
            foreach (var statement in run.Statements)
                foreach (var step in statement.Data)
                    if (step is { Action: "update", HasWhere: false })
                        foreach (var column in step.Columns) filled.Add(new(Column.OfKind, step.Table.Member(column)));
        return filled.ToEquatableArray();
    }
}
