using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Rules;

/// <summary>
/// The files of a history as far as they have run. It grows at its end alone: who judges a file sees it and those before it, while later ones are replayed on another core.
/// </summary>
public sealed class Chronicle
{
    private readonly MigrationRun[] _runs;

    /// <param name="dialect">What the files are written for.</param>
    /// <param name="files">How many will run at most.</param>
    public Chronicle(string dialect, int files) => (Dialect, _runs) = (dialect, new MigrationRun[files]);

    /// <summary>Of a history that has ended.</summary>
    public Chronicle(string dialect, History history) : this(dialect, history.Runs.Count)
    {
        foreach (var run in history.Runs) Add(run);
        Whole = history;
    }

    public string Dialect { get; }
    public int Count { get; private set; }

    /// <summary>The history, once it has ended.</summary>
    public History? Whole { get; private set; }

    public MigrationRun this[int at] => _runs[at];

    /// <summary>What the history leaves: only a rule that says so (<see cref="StatementRule.AsksEnd"/>) is run late enough to ask.</summary>
    public Catalog End => Whole?.Catalog ?? throw new InvalidOperationException("A rule asks for the end of a history that still runs: it has to say AsksEnd.");

    public void Add(MigrationRun run) => _runs[Count++] = run;

    /// <summary>Whether the history came to be of these very files in this order; it is known whole from then on.</summary>
    public bool Close(History history)
    {
        if (history.Runs.Count != Count) return false;
        for (var i = 0; i < Count; i++)
            if (!ReferenceEquals(history.Runs[i], _runs[i])) return false;
        Whole = history;
        return true;
    }
}
