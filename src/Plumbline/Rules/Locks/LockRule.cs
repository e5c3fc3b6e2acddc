using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Locks;

/// <summary>A rule about what others wait for. It judges footprints: on tables that were there before the change, and where they may be large.</summary>
public abstract class LockRule : StatementRule
{
    public override Family Family => Family.Locks;

    public sealed override IEnumerable<Finding> Check(Statement statement, StatementPlace place) => place.Touches.Count > 0 && Concerns(statement, place) ? Judge(statement, place) : [];

    /// <summary>A first look at a statement that somebody may feel: most rules have nothing to say of most of them.</summary>
    protected abstract bool Concerns(Statement statement, StatementPlace place);

    protected abstract IEnumerable<Finding> Judge(Statement statement, StatementPlace place);

    /// <param name="fix">The safe way with the user's own names.</param>
    protected Finding At(StatementPlace place, ObjectId subject, string message, string fix) =>
        Found(subject, Where(place, subject), message) with { Values = [place.Migration.Migration.Name], Fix = new(fix) };

    protected Finding At(StatementPlace place, ObjectName table, string message, string fix) => At(place, new ObjectId(Table.OfKind, table), message, fix);

    /// <summary>What a statement does to several columns of a table is one thing, told at the first with the others beside it.</summary>
    protected Finding At(StatementPlace place, IReadOnlyList<Column> columns, string message, string fix)
    {
        var first = At(place, columns[0].Id(), message, fix);
        return columns.Count == 1 ? first : first with { Values = [.. first.Values, .. columns.Skip(1).Select(c => c.Name.Name)], Related = [.. columns.Skip(1).Select(c => new Related(Where(place, c.Id()), $"{c.Name.Name}, too"))] };
    }

    /// <summary>The object's own line, where the statement makes or changes it in this file.</summary>
    private static Origin Where(StatementPlace place, ObjectId subject)
    {
        var where = place.Statement.Where();
        return place.Statement.After.Find(subject)?.Origin.Here is { } own && own.File == where.File && own.Line >= where.Line && own.Source == where.Source ? own : where;
    }

    /// <summary>The first touch of each object, a partition's or an heir's part counted as its parent's.</summary>
    protected static IEnumerable<Touch> Once(IEnumerable<Touch> touches)
    {
        var first = new List<Touch>();
        foreach (var touch in touches)
        {
            var at = first.FindIndex(t => t.Subject?.Kind == touch.Subject?.Kind && t.Subject?.Name.Name == touch.Subject?.Name.Name);
            if (at < 0) first.Add(touch);
            else if (first[at].Elsewhere && !touch.Elsewhere) first[at] = touch;
        }
        return first;
    }

    /// <summary>Whether the statement adds the object.</summary>
    protected static bool Adds(Statement statement, ObjectId id)
    {
        foreach (var effect in statement.Effects.Span)
            if (effect is Change.Added && effect.Subject() is var added && added.Kind == id.Kind && added.Name == id.Name) return true;
        return false;
    }

    /// <summary>Whether one of the columns comes with the same statement.</summary>
    protected static bool AddsColumnOf(Statement statement, ObjectName table, EquatableArray<string> columns)
    {
        foreach (var column in columns.Span)
            if (Adds(statement, new(Column.OfKind, table.Member(column)))) return true;
        return false;
    }

    /// <summary>What the statement makes of an object, all its actions together: null when it does not alter it.</summary>
    protected static Change.Altered? AlterationOf(Statement statement, ObjectId id)
    {
        Change.Altered? all = null;
        foreach (var step in StepsOf(statement, id)) all = all is null ? step : all with { After = step.After };
        return all;
    }

    /// <summary>The alterations of an object one by one: <c>ALTER COLUMN c DROP DEFAULT, ALTER COLUMN c TYPE text</c> are two.</summary>
    protected static IEnumerable<Change.Altered> StepsOf(Statement statement, ObjectId id)
    {
        foreach (var effect in statement.Effects)
            if (effect is Change.Altered altered && altered.After.Id() == id) yield return altered;
    }

    protected static T? Find<T>(StatementPlace place, ObjectId? id) where T : SchemaObject => id is null ? null : place.Statement.After.Find(id) as T;

    /// <summary>A name as SQL has it.</summary>
    protected static string Sql(ObjectName name) => Quoting.Name(name);

    protected static string Sql(string name) => Quoting.Name(name);

    protected static string Columns(EquatableArray<string> columns) => string.Join(", ", columns.Select(Quoting.Name));

    /// <summary>Behind the semicolon of a fix: how the file gets out of its transaction.</summary>
    protected static string Alone(StatementPlace place) => place.Enclosing switch
    {
        Enclosing.Alone => "",
        Enclosing.File => " after the COMMIT",
        Enclosing.Message => " in a migration of its own: several statements in one file are one transaction here",
        Enclosing.Block => " outside of the block",
        _ => " in a migration that its tool runs without a transaction",
    };
}
