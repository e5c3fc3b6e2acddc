using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Rules;

/// <summary>Whose transaction a statement runs in.</summary>
public enum Enclosing
{
    /// <summary>In one of its own.</summary>
    Alone,

    /// <summary>The file's: BEGIN … COMMIT.</summary>
    File,

    /// <summary>The tool's, around the file.</summary>
    Tool,

    /// <summary>The tool's, around all files that are pending.</summary>
    Run,

    /// <summary>The server's, around a message of several statements (manual, Multiple Statements in a Simple Query).</summary>
    Message,

    /// <summary>A DO block's.</summary>
    Block,
}

/// <summary>A transaction of a file.</summary>
/// <param name="Number">Counts within the file, from 0; each statement that stands alone has its own.</param>
public readonly record struct FileTransaction(int Number, Enclosing Owner);

/// <summary>A lock that is still held when a later statement of the transaction runs.</summary>
/// <param name="By">The statement that took it.</param>
/// <param name="ForNew">It was taken for a foreign key of a table that the same change makes.</param>
public sealed record HeldLock(ObjectName Table, LockMode Mode, Statement By, bool ForNew);

/// <summary>
/// A migration file as its statements find it: who wraps them in transactions, what each takes, what is held, what was born in the same change.
/// Everything is worked out once for the whole file, when a rule first asks.
/// </summary>
public sealed class Surroundings
{
    private readonly StatementPlace?[] _places;
    private readonly Footprint?[] _footprints;
    private FileTransaction[]? _transactions;
    private IReadOnlyList<HeldLock>[]? _held;
    private HashSet<string>? _change;

    /// <param name="runs">The history, as far as it has come.</param>
    /// <param name="at">The file's place in it.</param>
    /// <param name="before">The file before it in the same transaction of the tool; null when it begins one.</param>
    public Surroundings(Targets targets, Chronicle runs, int at, Surroundings? before = null)
    {
        (Targets, Runs, At, Run) = (targets, runs, at, runs[at]);
        Bracket = targets.BracketOf(Run);
        IsPending = targets.IsPending(Run);
        Previous = Bracket == Bracket.Run && before is { Bracket: Bracket.Run } ? before : null;
        _places = new StatementPlace?[Run.Statements.Count];
        _footprints = new Footprint?[Run.Statements.Count];
    }

    public Targets Targets { get; }
    public Chronicle Runs { get; }
    public int At { get; }
    public MigrationRun Run { get; }
    public Bracket Bracket { get; }

    /// <summary>Whether the file still has to run somewhere; null where no database tells.</summary>
    public bool? IsPending { get; }

    /// <summary>Every database has it already: how it locks and writes is the past.</summary>
    public bool IsDone => IsPending == false;

    private Surroundings? Previous { get; }
    public bool IsPostgres => Runs.Dialect == AllDialects.Postgres;

    public StatementPlace Place(int at) => _places[at] ??= new(this, at);

    public Footprint FootprintOf(int at) => _footprints[at] ??= IsPostgres ? Footprint.Of(Run.Statements[at], Targets.Version) : Footprint.None;

    /// <summary>Whether an object was made in the same change: by this file, or by another that has yet to run where this one has.</summary>
    public bool IsBorn(SchemaObject subject)
    {
        _change ??= Targets.ChangeOf(Runs, Run);
        Origin first = default;
        for (var at = subject.Origin; at is not null; at = at.Earlier) first = at.Here;
        return first.File is { } path && _change.Contains(path);
    }

    public FileTransaction TransactionOf(int at) => (_transactions ??= ReadTransactions())[at];

    public IEnumerable<Statement> SameTransaction(int at)
    {
        var own = TransactionOf(at);
        if (own.Owner == Enclosing.Alone) yield break;
        if (own is { Number: 0, Owner: Enclosing.Run } && Previous is { } previous && previous.Run.Statements.Count is > 0 and var count)
        {
            foreach (var earlier in previous.SameTransaction(count - 1)) yield return earlier;
            yield return previous.Run.Statements[count - 1];
        }
        for (var i = 0; i < at; i++)
            if (TransactionOf(i).Number == own.Number) yield return Run.Statements[i];
    }

    public IReadOnlyList<HeldLock> HeldAt(int at) => (_held ??= ReadHeld())[at];

    /// <summary>As its tool runs it: the tool's transaction first, then what the file itself says.</summary>
    private FileTransaction[] ReadTransactions()
    {
        var found = new FileTransaction[Run.Statements.Count];
        var (number, owner, inBlock) = (0, Bracket switch { Bracket.File => Enclosing.Tool, Bracket.Run => Enclosing.Run, _ => Enclosing.Alone }, false);
        for (var i = 0; i < found.Length; i++)
        {
            var statement = Run.Statements[i];
            if (statement.Clauses.HasFlag(Clauses.InBlock) && inBlock)
            {
                if (statement.Word == TransactionWord.Closes) number++;
                found[i] = new(number, Enclosing.Block);
                continue;
            }
            if (inBlock) { number++; inBlock = false; }
            if (owner == Enclosing.Alone && Bracket == Bracket.Message) owner = Enclosing.Message;
            if (statement.Word == TransactionWord.Opens && owner is Enclosing.Alone or Enclosing.Message) owner = Enclosing.File;
            inBlock = owner == Enclosing.Alone && statement.Verb == Verb.Block;
            found[i] = new(number, inBlock ? Enclosing.Block : owner);
            if (statement.Word == TransactionWord.Closes) (number, owner) = (number + 1, Enclosing.Alone);
            else if (owner == Enclosing.Alone && !inBlock) number++;
        }
        return found;
    }

    private IReadOnlyList<HeldLock>[] ReadHeld()
    {
        var held = new IReadOnlyList<HeldLock>[Run.Statements.Count];
        var strongest = new Dictionary<ObjectName, HeldLock>();
        IReadOnlyList<HeldLock> now = [];
        for (var i = 0; i < held.Length; i++)
        {
            var transaction = TransactionOf(i);
            if (i == 0 ? transaction.Owner == Enclosing.Run && Previous is not null : transaction.Number == TransactionOf(i - 1).Number)
            {
                if (i == 0) now = Previous!.Carried(strongest);
            }
            else if (strongest.Count > 0) { strongest.Clear(); now = []; }
            held[i] = now;
            if (transaction.Owner != Enclosing.Alone && Add(strongest, i)) now = [.. strongest.Values];
        }
        return held;
    }

    /// <summary>What the file leaves held for the next one of the same transaction.</summary>
    private IReadOnlyList<HeldLock> Carried(Dictionary<ObjectName, HeldLock> into)
    {
        var last = Run.Statements.Count - 1;
        if (last < 0 || TransactionOf(last).Owner != Enclosing.Run) return [];
        foreach (var one in HeldAt(last)) into[one.Table] = one;
        Add(into, last);
        return [.. into.Values];
    }

    private bool Add(Dictionary<ObjectName, HeldLock> strongest, int at)
    {
        var changed = false;
        foreach (var touch in Place(at).FeltWhenRun.Tables())
        {
            if (strongest.TryGetValue(touch.Table, out var known) && known.Mode >= touch.Mode) continue;
            strongest[touch.Table] = new(touch.Table, touch.Mode, Run.Statements[at], touch.ForNew);
            changed = true;
        }
        return changed;
    }
}
