using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Rules;

/// <summary>
/// Where a statement stands, and what is known about that place. Made once for each statement and given to every rule; what a rule does not ask is not worked out.
/// </summary>
public sealed class StatementPlace(Surroundings file, int at)
{
    private Footprint? _felt;
    private IReadOnlyList<Touch>? _heavy;

    public int At => at;
    public Statement Statement => file.Run.Statements[at];
    public Surroundings File => file;
    public Chronicle Runs => file.Runs;
    public MigrationRun Migration => file.Run;

    /// <summary>The statements of the same file before this one.</summary>
    public IEnumerable<Statement> Earlier => Migration.Statements.Take(at);

    /// <summary>The statements of the same file after this one.</summary>
    public IEnumerable<Statement> Later => Migration.Statements.Skip(at + 1);

    /// <summary>The statements of this file and all before it up to here, nearest first.</summary>
    public IEnumerable<Statement> Backwards()
    {
        for (var run = file.At; run >= 0; run--)
        {
            var statements = Runs[run].Statements;
            for (var i = run == file.At ? at - 1 : statements.Count - 1; i >= 0; i--) yield return statements[i];
        }
    }

    /// <summary>Major version of the server that it is for.</summary>
    public int Version => file.Targets.Version;

    /// <summary>What it takes of the server.</summary>
    public Footprint Footprint => file.FootprintOf(at);

    /// <summary>
    /// Those of its touches for which somebody may wait: on tables that were there before the change, of this statement's own making.
    /// Empty where the file is applied everywhere already.
    /// </summary>
    public EquatableArray<Touch> Touches => Felt.Touches;

    /// <summary>Those of them with work on tables that may be large; what a partition gets from its table is told of the table.</summary>
    public IReadOnlyList<Touch> Heavy => _heavy ??= ReadHeavy();

    /// <summary>Whether there is such work of one sort on such a table.</summary>
    public bool Does(Work work)
    {
        for (var i = 0; i < Heavy.Count; i++)
            if (Heavy[i].Work == work) return true;
        return false;
    }

    private IReadOnlyList<Touch> ReadHeavy()
    {
        List<Touch>? heavy = null;
        foreach (var touch in Touches.Span)
            if (touch is { Work: not Work.None, Index: null } && MayBeLarge(touch.Table)) (heavy ??= []).Add(touch);
        return heavy ?? (IReadOnlyList<Touch>)[];
    }

    /// <summary>Whether every statement is given a lock_timeout by who runs it.</summary>
    public bool HasTimeouts => file.Targets.SetTimeouts;

    /// <summary>The same as a footprint.</summary>
    public Footprint Felt => file.IsDone ? Footprint.None : FeltWhenRun;

    /// <summary>The same, of a file that has run everywhere, too.</summary>
    internal Footprint FeltWhenRun => _felt ??= Footprint.Touches.IsEmpty ? Footprint.None : Footprint.Felt(IsBorn);

    /// <summary>In which transaction it runs; <see cref="Enclosing.Alone"/> when in its own.</summary>
    public Enclosing Enclosing => file.TransactionOf(at).Owner;

    /// <summary>The earlier statements of the same transaction, nearest last.</summary>
    public IEnumerable<Statement> SameTransaction => file.SameTransaction(at);

    /// <summary>What earlier statements of the same transaction still hold on tables that were there before the change: the strongest on each, with who took it.</summary>
    public IReadOnlyList<HeldLock> Held => file.HeldAt(at);

    /// <summary>Whether the table, as it is called just before this statement, was made in the same change: nobody uses it yet.</summary>
    public bool IsBorn(ObjectName table) => Statement.Before.Find(new(Table.OfKind, table)) is { } found ? file.IsBorn(found) : Statement.Before.Find(new(MaterializedView.OfKind, table)) is not { } view || file.IsBorn(view);

    /// <summary>Whether an object of the catalog before this statement was made in the same change.</summary>
    public bool IsBorn(SchemaObject subject) => file.IsBorn(subject);

    /// <summary>How large a table is in the databases that this is for.</summary>
    public TableSize SizeOf(ObjectName table) => file.Targets.SizeOf(table);

    /// <summary>Whether reading or writing all of it may take longer than others like to wait. Unknown is large.</summary>
    public bool MayBeLarge(ObjectName table) => SizeOf(table).MayBeLarge;

    /// <summary>Whether every database that has the column found nothing but nulls in it.</summary>
    public bool IsAlwaysNull(Column column) => file.Targets.NullsOf(column.Name) is { } shares && shares.All(s => s >= 1);
}
