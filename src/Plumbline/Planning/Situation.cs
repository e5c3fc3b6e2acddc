using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>What the recipes look at: the catalogs around the change, the server, and how large its tables are.</summary>
public sealed record Situation(Catalog Before, Catalog After, Dialect Dialect, PlanSettings Settings)
{
    /// <summary>From here on a table is large: what takes a scan or a build is done without stopping writers (safety: unknown counts as large).</summary>
    public const long LargeRows = Rules.TableSize.LargeRows, LargeBytes = 8 << 20;

    /// <summary>What is copied into the archive before it goes.</summary>
    public EquatableArray<KeptRows> Kept { get; init; }

    /// <summary>What comes back from there.</summary>
    public EquatableArray<KeptRows> Returning { get; init; }

    public int Version => Settings.Version;

    /// <summary>It is a way back: what a plan let go of, and the server computes, can be made anew.</summary>
    public bool IsUndo { get; init; }

    /// <summary>The catalogs as the parts of tables see them that leave one table for another; null where none does.</summary>
    public Writing? Meanwhile { get; init; }

    public Writing Writing() => Meanwhile ?? new(Before, After, Settings.Version);

    /// <summary>
    /// The catalogs as one subject sees them: a table that stays where it is, and its columns, see those that come to stand below them. What is said of a column
    /// above must not go down to these when a plan is run again.
    /// </summary>
    public Writing Writing(SchemaObject subject)
    {
        if (Meanwhile is not { } meanwhile || subject is not (Table or Column)) return Writing();
        var table = subject is Column ? subject.Parent()! : subject.Id();
        return Equals(meanwhile.Before.Find(table), Before.Find(table)) && Equals(meanwhile.After.Find(table), After.Find(table)) ? new(Before, After, Settings.Version) : meanwhile;
    }

    /// <summary>Whether the table has no rows yet, because this plan makes it.</summary>
    public bool IsNew(ObjectName table) => !Before.Contains(new(Table.OfKind, table));

    /// <summary>Whether the column comes and changes with the one above it, and not by itself before its table comes below that.</summary>
    public bool IsHandedDown(Column column) =>
        column.Inherited && Writing().After is var catalog && catalog.Find(column.Parent()!) is Table table && Inheritance.IsInherited(catalog, table, column.Name.Name);

    /// <summary>Whether somebody may have to wait for what reads or writes all of its rows.</summary>
    public bool MayBeLarge(ObjectName table)
    {
        if (Settings.Offline || Settings.Small || IsNew(table)) return false;
        if (!Settings.Statistics.TryGetValue(new(Table.OfKind, table), out var known) || known.Rows is not { } rows) return true;
        return rows < 0 || rows >= LargeRows || known.Bytes >= LargeBytes;
    }

    /// <summary>How many rows the target is known to have.</summary>
    public long? Rows(ObjectName table) => IsNew(table) ? 0 : Settings.Statistics.GetValueOrDefault(new(Table.OfKind, table))?.Rows;

    /// <summary>Whether the column that a sequence belongs to is there before this plan.</summary>
    public bool IsOwned(SchemaObject subject) => subject is not Sequence { OwnedBy: { } owner } || Before.Contains(new(Column.OfKind, owner));

    /// <summary>Whether an object cannot stay as it is when another goes.</summary>
    public bool IsTied(SchemaObject user, SchemaObject to) => Dialect.Bond(user, to) != Bond.None;

    public KindDialect? Writer(SchemaObject subject) => Dialect.Of(subject.Kind);

    /// <summary>What creates the object, each statement skipped when the object is there.</summary>
    public IEnumerable<PlannedStatement> Creating(SchemaObject subject)
    {
        var writer = Writer(subject) ?? throw new InvalidOperationException($"{Dialect.Name} has no {subject.Kind}");
        return Creating(subject, writer.Create(subject, Writing(subject).After), writer.Exists(subject));
    }

    /// <summary>Only the first statement makes the object; what follows it sets it up, and may run again.</summary>
    private static IEnumerable<PlannedStatement> Creating(SchemaObject subject, IEnumerable<string> statements, string? exists)
    {
        var first = true;
        foreach (var sql in statements)
        {
            // A function or view that may be replaced needs no guard; a grant can be given twice.
            yield return new(sql) { Unless = first && subject is not Grant and not DefaultPrivilege ? exists : null };
            first = false;
        }
    }

    public IEnumerable<PlannedStatement> Dropping(SchemaObject subject)
    {
        if (Writer(subject) is not { } writer) yield break;
        if (subject is Grant or DefaultPrivilege)
        {
            // Taken twice it is gone all the same; what is left of it on columns is what shall be.
            foreach (var sql in writer.Drop(subject, After)) yield return new(sql);
            yield break;
        }
        foreach (var sql in writer.Drop(subject, Writing().Before)) yield return new(sql) { Unless = writer.Exists(subject) is { } exists ? $"NOT {exists}" : null };
    }
}
