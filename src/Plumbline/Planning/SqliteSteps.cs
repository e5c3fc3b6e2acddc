using Plumbline.Dialects.Sqlite;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>
/// The steps between two catalogs of SQLite. Its ALTER TABLE renames, adds plain columns and drops unused ones; all other changes of a table
/// share one rebuild. Views and triggers that name such a table would stop the rename at its end: they go first and come back last.
/// </summary>
internal sealed class SqliteSteps
{
    private readonly Situation _situation;
    private readonly Dictionary<ObjectId, Change> _changes;
    private readonly ILookup<ObjectId, Change> _ofTable;
    private readonly HashSet<ObjectId> _rebuilt = [], _disturbed = [];

    private SqliteSteps(Situation situation, EquatableArray<Change> changes)
    {
        _situation = situation;
        _changes = changes.ToDictionary(c => c.Subject().Id());
        _ofTable = changes.Where(c => TableOf(c.Subject()) is not null).ToLookup(c => TableOf(c.Subject())!);
        foreach (var table in Kept())
        {
            if (_ofTable[table.Id()].Any(c => NeedsRebuild(c))) _rebuilt.Add(table.Id());
            if (_rebuilt.Contains(table.Id()) || _ofTable[table.Id()].Any(c => c is Change.Dropped { Before: Column })) _disturbed.Add(table.Id());
        }
        foreach (var change in changes)
            if (change is Change.Dropped { Before: Table or View } gone) _disturbed.Add(gone.Before.Id());
        var views = situation.Before.OfType<View>().ToList();
        while (views.Exists(v => !_disturbed.Contains(v.Id()) && v.Needs.Any(_disturbed.Contains) && _disturbed.Add(v.Id()))) { }
    }

    public static EquatableArray<Step> Of(Situation situation, EquatableArray<Change> changes)
    {
        var steps = new SqliteSteps(situation, changes);
        return [.. steps.Clear(), .. steps.NewTables(), .. steps.Altered(), .. steps.GoneTables(), .. steps.Indexes(), .. steps.Views(), .. steps.Triggers(), .. steps.References(), .. steps.Analyzed()];
    }

    /// <summary>What would be made anew without something that it has, since that was not understood.</summary>
    public static IEnumerable<string> Losses(Situation situation, EquatableArray<Change> changes)
    {
        var steps = new SqliteSteps(situation, changes);
        foreach (var (subject, what) in situation.Settings.HalfRead.OrderBy(h => h.Key.Name))
            if (steps._rebuilt.Contains(subject) || subject.Kind == View.OfKind && situation.After.Contains(subject) && (steps._disturbed.Contains(subject) || steps.IsChanged(subject)))
                yield return $"{subject} has to be made anew for this, and would lose what was not understood of it ({what}): write that in a way that is understood, or change {subject.Name} by a migration of your own";
    }

    private Catalog Before => _situation.Before;

    private Catalog After => _situation.After;

    private IEnumerable<Table> Kept() => After.OfType<Table>().Where(t => Before.Contains(t.Id())).OrderBy(t => t.Name);

    private static ObjectId? TableOf(SchemaObject subject) => subject is Table ? subject.Id() : subject is Trigger { OnView: true } ? null : subject.Parent();

    // What a change takes

    private bool NeedsRebuild(Change change) => change.Subject() switch
    {
        Index or Trigger => false,
        Column column => change switch
        {
            Change.Added => !CanAdd(column),
            Change.Dropped => !CanDrop(column),
            _ => true,
        },
        ForeignKey key when change is Change.Added => ColumnOf(key) is not { } column || Before.Contains(column.Id()) || column.Default is not null,
        _ => true,
    };

    /// <summary>ADD COLUMN: no value that has to be computed for the rows that are there ("ALTER TABLE", section 4).</summary>
    private bool CanAdd(Column column)
    {
        if (_situation.Settings.Backfill.ContainsKey(column.Name.ToString())) return false;
        if (column.Generated is { } generated) return !generated.Stored && !column.NotNull;
        if (column.Default is { } value && (!WrittenTable.IsPlain(value.Sql) || value.Sql.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase))) return false;
        return !column.NotNull || column.Default is { Text: var text } && !text.Equals("null", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>DROP COLUMN: nothing in the table may name it ("ALTER TABLE", section 5); indexes, views and triggers that do are gone by then.</summary>
    private bool CanDrop(Column column)
    {
        var name = column.Name.Name;
        return !Before.Children(column.Parent()!).Any(part => part switch
        {
            PrimaryKey key => key.Columns.Contains(name),
            Unique unique => unique.Columns.Contains(name),
            Check check => Dialects.Sqlite.Columns.Names(check.Expression.Sql, name),
            ForeignKey key => key.Columns.Contains(name) || key.ReferencedTable == key.Name.OfTable() && key.ReferencedColumns.Contains(name),
            Column { Generated: { } generated } other => other != column && Dialects.Sqlite.Columns.Names(generated.Expression.Sql, name),
            _ => false,
        });
    }

    private Column? ColumnOf(ForeignKey key) => key.Columns is [var name] ? After.Find(new(Column.OfKind, key.Name.OfTable().Member(name))) as Column : null;

    // Steps

    /// <summary>Triggers, views and indexes that change, go or stand in the way.</summary>
    private IEnumerable<Step> Clear()
    {
        foreach (var trigger in Before.OfType<Trigger>().Where(IsCleared).OrderBy(t => t.Name))
            if (!GoesWithTable(trigger) || trigger.Needs.Any(n => n != trigger.Parent() && _disturbed.Contains(n))) yield return Drop(trigger);
        foreach (var view in Before.OfType<View>().Where(IsCleared).OrderBy(v => v.Name)) yield return Drop(view);
        foreach (var index in Before.OfType<Index>().OrderBy(i => i.Name))
            if (_changes.TryGetValue(index.Id(), out var change) && change is not Change.Added && !GoesWithTable(index)) yield return Drop(index);
    }

    private bool GoesWithTable(SchemaObject part) => _rebuilt.Contains(part.Parent()!) || !After.Contains(part.Parent()!) && part.Parent()!.Kind == Table.OfKind;

    private bool IsCleared(Trigger trigger) => _changes.ContainsKey(trigger.Id()) || _disturbed.Contains(trigger.Parent()!) || IsChanged(trigger.Parent()!) || trigger.Needs.Any(_disturbed.Contains);

    private bool IsCleared(View view) => _changes.ContainsKey(view.Id()) || _disturbed.Contains(view.Id());

    /// <summary>A view that is made anew takes its triggers along.</summary>
    private bool IsChanged(ObjectId view) => view.Kind == View.OfKind && _changes.ContainsKey(view);

    private Step Drop(SchemaObject subject) => new(subject.Id(), Gone(subject), StepPace.Brief, _situation.Dropping(subject).ToEquatableArray());

    private string Gone(SchemaObject subject) => $"{subject.Kind.Label} {subject.Name} is {(After.Contains(subject.Id()) ? "made anew below" : "no longer wanted")}";

    private IEnumerable<Step> NewTables() => After.OfType<Table>().Where(t => !Before.Contains(t.Id())).OrderBy(t => t.Name).Select(Create);

    private IEnumerable<Step> GoneTables() =>
        Before.OfType<Table>().Where(t => !After.Contains(t.Id())).OrderBy(t => t.Name).Select(t => Drop(t) with { Lost = [$"the rows of {t.Name}"] });

    private IEnumerable<Step> Altered()
    {
        foreach (var table in Kept())
        {
            var changes = _ofTable[table.Id()].OrderBy(c => KindOrder.Of(c.Subject())).ThenBy(c => c.Subject().Name).ToList();
            if (_rebuilt.Contains(table.Id())) yield return WithIndexes(TableRebuild.Of(table, changes, _situation));
            else foreach (var step in InPlace(changes)) yield return step;
        }
    }

    /// <summary>Indexes go with the old table; those that stay as they were are the new one's at once.</summary>
    private Step WithIndexes(Step rebuild)
    {
        var indexes = After.Children<Index>(rebuild.Subject).Where(i => !_changes.ContainsKey(i.Id())).OrderBy(i => i.Name);
        return rebuild with { Statements = [.. rebuild.Statements, .. indexes.SelectMany(i => _situation.Creating(i)).Select(s => s with { Unless = null })] };
    }

    private IEnumerable<Step> InPlace(List<Change> changes)
    {
        foreach (var added in changes.OfType<Change.Added>().Select(c => c.After).OfType<Column>().OrderBy(c => c.Position))
        {
            var key = changes.OfType<Change.Added>().Select(c => c.After).OfType<ForeignKey>().FirstOrDefault(k => k.Columns is [var only] && only == added.Name.Name);
            var reference = key is null ? "" : $" CONSTRAINT {WrittenTable.Quoted(key.Name.Name)} {WrittenTable.References(key)}";
            yield return Step.Of(added.Id(), $"column {added.Name} is missing", StepPace.Brief, $"ALTER TABLE {WrittenTable.Quoted(added.Name.OfTable())} ADD COLUMN {WrittenTable.ColumnLine(added)}{reference}");
        }
        foreach (var dropped in changes.OfType<Change.Dropped>().Select(c => c.Before).OfType<Column>())
            yield return Drop(dropped) with { Lost = dropped.Generated is null ? [$"the values of {dropped.Name}"] : [] };
    }

    private IEnumerable<Step> Indexes() =>
        After.OfType<Index>().Where(i => _changes.GetValueOrDefault(i.Id()) is Change.Added or Change.Altered).OrderBy(i => i.Name).Select(Create);

    /// <summary>SQLite does not look for what a view names before it is asked; a reader does.</summary>
    private IEnumerable<Step> Views()
    {
        var open = After.OfType<View>().Where(v => !Before.Contains(v.Id()) || IsCleared(v)).OrderBy(v => v.Name).ToList();
        while (open.Count > 0)
        {
            var ready = open.Find(v => !open.Exists(o => o != v && v.Needs.Contains(o.Id()))) ?? open[0];
            open.Remove(ready);
            yield return Create(ready);
        }
    }

    private IEnumerable<Step> Triggers() => After.OfType<Trigger>().Where(t => Before.Find(t.Id()) is not Trigger was || IsCleared(was)).OrderBy(t => t.Name).Select(Create);

    /// <summary>The planner's statistics go with the old table ("ANALYZE").</summary>
    private IEnumerable<Step> Analyzed() => !_situation.Settings.Analyzed ? []
        : Kept().Where(t => _rebuilt.Contains(t.Id())).Select(t => Step.Of(t.Id(), $"what ANALYZE had found of {t.Name} went with the old table", StepPace.Brief, $"ANALYZE {WrittenTable.Quoted(t.Name)}"));

    /// <summary>
    /// While foreign keys are off nothing looks at the rows that a new one is about. A check of a table that is gone again stops the transaction, and says what is wrong;
    /// at the end, since another table's key may come in this plan, too.
    /// </summary>
    private IEnumerable<Step> References()
    {
        const string Orphans = "temp.\"orphans\"";
        foreach (var key in _changes.Values.Where(LooksElsewhere).Select(c => c.Subject()).OfType<ForeignKey>().OrderBy(k => k.Name))
        {
            var (own, other) = (WrittenTable.Quoted(key.Name.OfTable()), WrittenTable.Quoted(key.ReferencedTable));
            var set = string.Join(" AND ", key.Columns.Select(c => $"own.{WrittenTable.Quoted(c)} IS NOT NULL"));
            var same = string.Join(" AND ", key.Columns.Select((c, i) => $"other.{WrittenTable.Quoted(key.ReferencedColumns[i])} = own.{WrittenTable.Quoted(c)}"));
            yield return Step.Of(key.Id(), $"no row of {key.Name.OfTable()} may refer to nothing by {key.Name.Name}", StepPace.Brief,
                $"CREATE TABLE {Orphans} (\"rows\" CONSTRAINT {WrittenTable.Quoted($"{key.Name.OfTable()} ({key.Columns}) refers to rows of {key.ReferencedTable} that are there")} CHECK (\"rows\" = 0))",
                $"INSERT INTO {Orphans} SELECT count(*) FROM {own} AS own WHERE {set} AND NOT EXISTS (SELECT 1 FROM {other} AS other WHERE {same})",
                $"DROP TABLE {Orphans}");
        }
    }

    /// <summary>Whether rows that are there may refer to nothing by it. What an undo cannot bring back they refer to all the same.</summary>
    private bool LooksElsewhere(Change change)
    {
        if (change.Subject() is not ForeignKey key || key.ReferencedColumns.IsEmpty || !_rebuilt.Contains(key.Parent()!)) return false;
        if (_situation.IsUndo && _situation.IsNew(key.ReferencedTable)) return false;
        return change is Change.Added || change is Change.Altered altered && (altered.Facets.Contains(ForeignKey.ColumnsFacet) || altered.Facets.Contains(ForeignKey.ReferencesFacet));
    }

    private Step Create(SchemaObject subject)
    {
        // A view or trigger of this name may say something else: only what is new is made, and never passed over.
        var statements = _situation.Creating(subject).Select(s => subject is View or Trigger ? s with { Unless = null } : s).ToEquatableArray();
        var because = !Before.Contains(subject.Id()) ? "is missing" : _changes.ContainsKey(subject.Id()) ? "is made anew" : "comes back as it was";
        return new(subject.Id(), $"{subject.Kind.Label} {subject.Name} {because}", StepPace.Brief, statements);
    }
}
