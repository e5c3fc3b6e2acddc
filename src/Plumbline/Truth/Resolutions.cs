using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Truth;

/// <summary>
/// Reads from a history which objects were renamed on the way: by RENAME, or by adding a column, copying into it and dropping the one it was copied from.
/// </summary>
internal static class Resolutions
{
    public static Dictionary<ObjectId, Resolution> Of(History history)
    {
        var found = new Dictionary<ObjectId, Resolution>();
        var copies = new Dictionary<ObjectName, Copy>();
        foreach (var run in history.Runs)
            foreach (var statement in run.Statements)
            {
                foreach (var step in statement.Data)
                    if (step.Action == "update" && !step.Columns.IsEmpty) NoteCopies(statement, step, copies);
                foreach (var change in statement.Effects)
                {
                    if (change is Change.Renamed { Before: Table or Column or EnumType } renamed) NoteRename(renamed, statement, found);
                    else if (change is Change.Dropped { Before: Column dropped }) NoteDrop(dropped, copies, found);
                }
            }
        return found;
    }

    private static void NoteRename(Change.Renamed renamed, Statement statement, Dictionary<ObjectId, Resolution> found)
    {
        var before = renamed.Before.Name.Table is null ? renamed.Before.Name.ToString() : renamed.Before.Name.Name;
        if (found.Remove(renamed.Before.Id(), out var earlier)) before = earlier.Before;
        var at = renamed.After.Origin.Here.Line > 0 ? renamed.After.Origin.Here : statement.Where();
        found[renamed.After.Id()] = new(renamed.After.Id(), before, $"renamed from {before}", at);
    }

    private static void NoteDrop(Column dropped, Dictionary<ObjectName, Copy> copies, Dictionary<ObjectId, Resolution> found)
    {
        foreach (var (column, copy) in copies)
        {
            if (copy.From != dropped.Name.Name || column.Table != dropped.Name.Table || column.Schema != dropped.Name.Schema) continue;
            var id = new ObjectId(Column.OfKind, column);
            found[id] = new(id, copy.From, $"copied from {copy.From}, which was then dropped", copy.At);
        }
    }

    /// <summary>SET a = b, where b is nothing but a column of the same table.</summary>
    private static void NoteCopies(Statement statement, DataStep step, Dictionary<ObjectName, Copy> copies)
    {
        var sql = SqlReader.Over(statement.Text().ToString());
        while (!sql.AtEnd && !sql.Take("SET")) sql.Advance();
        while (!sql.AtEnd)
        {
            if (!sql.IsName) return;
            var at = statement.File.At(statement.Start + sql.Position);
            var column = sql.Name();
            if (!sql.TakeOperator("=")) return;
            var isCopy = sql.IsName && sql.Peek(1).Kind is TokenKind.End or TokenKind.Comma or TokenKind.Semicolon || (sql.IsName && sql.IsAt(1, "WHERE"));
            if (isCopy && step.Columns.Contains(column)) copies[step.Table.Member(column)] = new(sql.NameOf(sql.Current), at);
            SkipValue(sql);
            if (!sql.Take(TokenKind.Comma)) return;
        }
    }

    private static void SkipValue(SqlReader sql)
    {
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            var kind = sql.Current.Kind;
            if (depth == 0 && kind == TokenKind.Comma) return;
            if (kind is TokenKind.LeftParen or TokenKind.LeftBracket) depth++;
            if (kind is TokenKind.RightParen or TokenKind.RightBracket) depth--;
        }
    }

    /// <summary>A column whose values came from another one.</summary>
    private sealed record Copy(string From, Origin At);
}
