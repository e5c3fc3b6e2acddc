using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Loss;

public sealed class DropCascade : HazardRule
{
    public override string Name => "drop-cascade";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "CASCADE drops objects that the statement does not name.",
        "Views, foreign keys of other tables, policies and functions go without a word, and on a database that has more than the migrations know, more goes. "
            + "Without CASCADE the server would name them and refuse. Quiet where nothing else goes, or where the same file makes it again.",
        "```sql\nDROP TABLE orders CASCADE;   -- takes the view open_orders and the foreign key of invoices\n```",
        "Drop what depends on it by name, first, and leave CASCADE out: then the server stops where somebody has made something more.");

    protected override bool Concerns(Statement statement) => statement.Clauses.HasFlag(Clauses.Cascade) && !statement.Effects.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        var names = StatementWords.Names(statement);
        var gone = statement.Effects.Select(e => e.Subject().Id()).ToHashSet();
        var unnamed = new List<SchemaObject>();
        foreach (var effect in statement.Effects)
        {
            if (effect is Change.Dropped { Before: var dropped } ? !GoesAnyway(dropped, gone, names, statement) : effect is Change.Altered { Before: Column { Default: not null }, After: Column { Default: null } })
                if (!place.IsBorn(effect.Subject()) && !IsMadeAgain(place, effect.Subject())) unnamed.Add(effect.Subject());
        }
        if (unnamed.Count == 0 || statement.Effects.OfType<Change.Dropped>().FirstOrDefault(e => !unnamed.Contains(e.Before)) is not { Before: var target }) yield break;
        target = Outermost(statement, target);
        yield return Found(place, target.Id(), statement.Where(), $"CASCADE drops with {target.Name} what the statement does not name: {Wording.List(unnamed.Select(InWords))}") with
        {
            Fix = new("drop these by name, and leave CASCADE out"),
            Related = unnamed.Where(o => o.Origin.Here.File is not null).Take(5).Select(o => new Related(o.Origin.Here, $"{o.Id()} goes with it")).ToEquatableArray(),
        };
    }

    private static string InWords(SchemaObject subject) => subject is Column ? $"the default of {subject.Name}" : subject.Id().ToString();

    private static SchemaObject Outermost(Statement statement, SchemaObject part) =>
        part.Parent() is { } parent && statement.Effects.FirstOrDefault(e => e is Change.Dropped && e.Subject().Id() == parent) is { } whole ? Outermost(statement, whole.Subject()) : part;

    /// <summary>Named in the statement, a part of what goes, or of the kinds that follow a column without being asked.</summary>
    private static bool GoesAnyway(SchemaObject dropped, HashSet<ObjectId> gone, HashSet<string> names, Statement statement)
    {
        for (var part = dropped.Parent(); part is not null; part = statement.Before.Find(part)?.Parent())
            if (gone.Contains(part)) return true;
        var own = dropped is Function function ? function.BareName().Name : dropped.Name.Name;
        if (names.Contains(own)) return true;
        if (dropped is Table { PartitionOf: { } whole } && gone.Contains(new(Table.OfKind, whole))) return true;
        return dropped switch
        {
            Model.Index or Unique or PrimaryKey or Exclusion or Model.Check or ExtendedStatistics => dropped.Name.Table is { } table && names.Contains(table),
            ForeignKey key => names.Contains(key.Name.Table!),
            Sequence or Grant or DefaultPrivilege => true,
            // what stands in a schema that is named goes with it, and so does what an extension has made
            _ => statement.Command is "DROP SCHEMA" or "DROP OWNED",
        };
    }

    private static bool IsMadeAgain(StatementPlace place, SchemaObject subject) => place.File.Run.After.Contains(subject.Id()) && (subject is not Column column || ((Column)place.File.Run.After.Find(column.Id())!).Default is not null);
}
