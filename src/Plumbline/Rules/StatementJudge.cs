using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>
/// Runs the rules about statements over a history: files are judged on other cores, while the replay goes on with the next ones. What rules see of a file never changes any more,
/// and findings come in the order of the files, so that nothing depends on who was quicker.
/// </summary>
public sealed class StatementJudge : IReplayWatch
{
    private const int Batch = 64;

    private readonly Targets _targets;
    private readonly IReadOnlyList<StatementRule> _rules;
    private readonly IReadOnlyList<StatementRule> _early;
    private readonly IReadOnlyList<StatementRule> _late;
    private readonly List<Func<List<Finding>>> _batches = [];
    private Chronicle _runs = new("", 0);
    private Surroundings[] _files = [];
    private int _handedOut;

    public StatementJudge(Targets targets, IReadOnlyList<StatementRule> rules)
    {
        (_targets, _rules) = (targets, rules);
        _early = [.. rules.Where(r => !r.AsksEnd)];
        _late = [.. rules.Where(r => r.AsksEnd)];
    }

    /// <summary>For a history that has yet to be replayed, of a project of which nothing else is read: only where no database tells more can it be judged before.</summary>
    /// <param name="project">The settings, and the texts of the history.</param>
    public static StatementJudge Of(Project project) => new(Targets.Of(project), [.. AllRules.List.OfType<StatementRule>().Where(r => !RuleSet.IsOff(project, r.Name))]);

    /// <summary>What the rules find in a history that has ended.</summary>
    public static IReadOnlyList<Finding> Judge(History history, string dialect, Targets targets, IReadOnlyList<StatementRule> rules)
    {
        var judge = new StatementJudge(targets, rules);
        judge.Begins(dialect, history.Runs.Count);
        foreach (var run in history.Runs) judge.Ran(run);
        return judge.Finish(history, rules)!;
    }

    public void Begins(string dialect, int files) => (_runs, _files) = (new(dialect, files), new Surroundings[files]);

    public void Ran(MigrationRun run)
    {
        _runs.Add(run);
        // Which files a tool runs together is known only where a database tells which are pending: then each file needs what is known of the one before.
        if (_targets.HasDatabases || (_runs.Count - _handedOut < Batch && _runs.Count < _files.Length)) return;
        var (from, to) = (_handedOut, _handedOut = _runs.Count);
        _batches.Add(Cores.Begin(() => Run(from, to)));
    }

    /// <summary>All that is found; null when the history that came of it is another, or other rules are wanted.</summary>
    public IReadOnlyList<Finding>? Finish(History history, IReadOnlyList<StatementRule> rules)
    {
        if (!_rules.SequenceEqual(rules) || !_runs.Close(history)) return null;
        var last = Run(_handedOut, _runs.Count);
        var found = new List<Finding>();
        foreach (var batch in _batches) found.AddRange(batch());
        found.AddRange(last);
        if (_late.Count > 0)
            for (var i = 0; i < _runs.Count; i++) Run(_files[i], _late, found);
        return found;
    }

    private List<Finding> Run(int from, int to)
    {
        var found = new List<Finding>();
        Surroundings? before = null;
        for (var i = from; i < to; i++)
        {
            var file = _files[i] = new(_targets, _runs, i, before);
            before = file.IsPending == true ? file : null;
            Run(file, _early, found);
        }
        return found;
    }

    private static void Run(Surroundings file, IReadOnlyList<StatementRule> rules, List<Finding> found)
    {
        for (var at = 0; at < file.Run.Statements.Count; at++)
        {
            var place = file.Place(at);
            for (var i = 0; i < rules.Count; i++) found.AddRange(rules[i].Check(place.Statement, place));
        }
    }
}
