using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>
/// Rows that a drop would lose, copied in its own transaction into the archive, and brought back from there by the undo. Who writes to the table waits
/// while they are copied: else what is written meanwhile would be lost after all.
/// </summary>
/// <param name="Subject">The table, or the column.</param>
/// <param name="Key">By which a column's values find their rows again; empty where nothing does.</param>
public sealed record KeptRows(SchemaObject Subject, EquatableArray<string> Key)
{
    private ObjectName Table() => Subject.Name.OfWhole();

    /// <summary>Where they are kept: under the table's name, and the column's; behind the first with a number, since what an earlier plan has kept is nobody's to overwrite.</summary>
    public required ObjectName Place { get; init; }

    private static KeptRows In(SchemaObject subject, EquatableArray<string> key, HashSet<string> taken)
    {
        var table = subject.Name.OfWhole();
        var whole = table.Schema is null or "public" ? table.Name : $"{table.Schema}_{table.Name}";
        var own = subject is Column ? subject.Name.Name : null;
        var name = ImplicitNames.Make(whole, own, null);
        for (var number = 2; !taken.Add(name); number++) name = ImplicitNames.Make(whole, own, $"{number}");
        return new(subject, key) { Place = new(Archive.Schema, name) };
    }

    /// <summary>Whether the undo can bring them back.</summary>
    public bool Returns() => Subject is Table || !Key.IsEmpty;

    private string Kept() => Quoting.Name(Place);

    private string IsAway() => $"{PgCatalog.Relation(Place)} IS NULL";

    /// <summary>Of everything that goes and holds rows.</summary>
    public static EquatableArray<KeptRows> Of(Situation situation, IEnumerable<Change> changes)
    {
        var kept = new List<KeptRows>();
        var taken = situation.Settings.Archived.ToHashSet();
        foreach (var change in changes)
        {
            if (change is not Change.Dropped { Before: var gone } || situation.Before.Find(gone is Table ? gone.Id() : gone.Parent() ?? gone.Id()) is not Table { ForeignServer: null, PartitionBy: null, Persistence: not Persistence.Temporary } table) continue;
            if (gone is Table) kept.Add(In(gone, [], taken));
            else if (gone is Column { Generated: null, Inherited: false } column && situation.After.Contains(table.Id())) kept.Add(In(column, column.Identity is null ? KeyOf(table, column, situation) : [], taken));
        }
        return kept.ToEquatableArray();
    }

    /// <summary>The primary key, or another one that is never null, of columns that stay as they are.</summary>
    private static EquatableArray<string> KeyOf(Table table, Column gone, Situation situation)
    {
        // Those below have rows of their own, which no key spans.
        if (Partitions.Below(situation.Before, table.Name).Count > 0) return [];
        foreach (var key in situation.Before.Children(table.Id()).Where(k => k is PrimaryKey).Concat(situation.Before.Children(table.Id()).Where(k => k is Unique)))
            if (UniqueKey.ColumnsOf(key) is { } columns && columns.All(c => c != gone.Name.Name && situation.Before.Find(new(Column.OfKind, table.Name.Member(c))) is Column { NotNull: true } own && own.Equals(situation.After.Find(own.Id())))) return columns;
        return [];
    }

    // Away

    /// <summary>What an earlier plan has left under the name is not written over.</summary>
    public Precondition IsFree(Situation situation) =>
        new($"{Place} must be free for {(Subject is Column ? "the values" : "the rows")} of {Subject.Name}: an earlier plan has kept its own there, to be dropped or renamed", $"SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = {PgCatalog.Relation(Place)}") { Unless = $"NOT {situation.Writer(Subject)!.Exists(Subject)}" };

    /// <summary>Before the drop, in its transaction; a second run finds the subject gone.</summary>
    public Step Keeping(Situation situation)
    {
        var gone = $"NOT {situation.Writer(Subject)!.Exists(Subject)}";
        var from = Quoting.Name(Table());
        var columns = Key.IsEmpty ? "*" : Quoting.Names(Key.Add(Subject.Name.Name));
        var rows = Subject is Column column ? $"SELECT {columns} FROM {from} WHERE {Quoting.Name(column.Name.Name)} IS NOT NULL" : $"SELECT {columns} FROM ONLY {from}";
        return new(Subject.Id(), $"{(Subject is Column ? "the values" : "the rows")} of {Subject.Name} are kept in {Place}; who writes to the table waits meanwhile", StepPace.Brief,
        [
            new($"CREATE SCHEMA IF NOT EXISTS {Archive.Schema}") { Unless = gone, AsksMore = true },
            new($"LOCK TABLE {from} IN SHARE ROW EXCLUSIVE MODE") { Unless = gone, AsksMore = true },
            new($"CREATE TABLE {Kept()} AS\n{rows}") { Unless = gone, AsksMore = true },
        ])
        { NeedsCommit = true, Copies = true };
    }

    // Back

    /// <summary>Of a table that was made again.</summary>
    public IEnumerable<Step> Filling(Situation situation)
    {
        var columns = situation.After.Columns(Table()).Where(c => c.Generated is null).Select(c => c.Name.Name).ToList();
        var statements = new List<PlannedStatement>();
        if (columns.Count > 0)
        {
            var names = Quoting.Names(columns);
            var always = situation.After.Columns(Table()).Any(c => c.Identity is { Always: true }) ? "OVERRIDING SYSTEM VALUE " : "";
            statements.Add(new($"INSERT INTO {Quoting.Name(Table())} ({names}) {always}SELECT {names} FROM {Kept()}") { Unless = IsAway(), AsksMore = true });
        }
        foreach (var column in situation.After.Columns(Table()))
            foreach (var sequence in situation.After.Children<Sequence>(column.Id()))
                statements.Add(new($"SELECT setval({SqlString.Quote(PgCatalog.Full(sequence.Name))}, greatest(max({Quoting.Name(column.Name.Name)}), 1)) FROM {Quoting.Name(Table())} HAVING count({Quoting.Name(column.Name.Name)}) > 0"));
        yield return new(Subject.Id(), $"the rows of {Subject.Name} come back from {Place}", StepPace.Brief, [.. statements, new($"DROP TABLE IF EXISTS {Kept()}")]) { Copies = true };
    }

    /// <summary>Of a column that was added again, before it is declared not null.</summary>
    public IEnumerable<Step> Setting()
    {
        var (name, own) = (Quoting.Name(Subject.Name.Name), Quoting.Name(Table()));
        var pairs = string.Join(" AND ", Key.Select(k => $"kept.{Quoting.Name(k)} = own.{Quoting.Name(k)}"));
        yield return new(Subject.Id(), $"the values of {Subject.Name} come back from {Place}", StepPace.Brief,
            [new($"UPDATE {own} AS own SET {name} = kept.{name} FROM {Kept()} AS kept WHERE {pairs}") { Unless = IsAway(), AsksMore = true }, new($"DROP TABLE IF EXISTS {Kept()}")])
        { Copies = true };
    }
}
