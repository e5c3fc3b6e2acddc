using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>
/// Judges what a statement would do to a database that has yet to run it. What every database has run is the past, and what the server refuses does nothing:
/// of both it is silent.
/// </summary>
public abstract class HazardRule : StatementRule
{
    public sealed override IEnumerable<Finding> Check(Statement statement, StatementPlace place) =>
        statement.Refused is not null || statement.Clauses.HasFlag(Clauses.Skipped) && statement.Effects.IsEmpty || !Concerns(statement) || place.File.IsDone ? [] : Judge(statement, place);

    /// <summary>A first look, for the many statements that it has nothing to say about.</summary>
    protected virtual bool Concerns(Statement statement)
    {
        foreach (var effect in statement.Effects.Span)
            if (Concerns(effect)) return true;
        return false;
    }

    /// <summary>The same of one effect.</summary>
    protected virtual bool Concerns(Change effect) => true;

    protected abstract IEnumerable<Finding> Judge(Statement statement, StatementPlace place);

    /// <summary>The same thing done by two migrations is two findings.</summary>
    protected Finding Found(StatementPlace place, ObjectId? subject, Origin where, string message) => Found(subject, where, message) with { Values = [place.Migration.Migration.Name] };

    /// <summary>What a statement does to several columns of a table is one thing, told at the first with the others beside it.</summary>
    protected Finding Found(StatementPlace place, IReadOnlyList<Column> columns, Func<Column, Origin> where, string message) =>
        Found(place, columns[0].Id(), where(columns[0]), message) with
        {
            Values = [place.Migration.Migration.Name, .. columns.Skip(1).Select(c => c.Name.Name)],
            Related = [.. columns.Skip(1).Select(c => new Related(where(c), $"{c.Name.Name}, too"))],
        };

    /// <summary>For a fix: what is done to each column, one behind the other.</summary>
    protected static string Each(IReadOnlyList<Column> columns, Func<Column, string> action) => string.Join(", ", columns.Select(action));

    /// <summary>Whether the table has no rows that anybody could miss: it was made in the same change, belongs to the session, or is known to be empty.</summary>
    protected static bool IsSpared(StatementPlace place, ObjectName table) =>
        table.Schema is Names.TemporarySchema or "temp" || place.IsBorn(table) || place.SizeOf(table).Rows == 0;

    /// <summary>In parentheses, with a space before; empty when no database tells.</summary>
    protected static string Size(StatementPlace place, ObjectName table) => place.SizeOf(table) is { Rows: not null } size ? $" ({size})" : "";
}
