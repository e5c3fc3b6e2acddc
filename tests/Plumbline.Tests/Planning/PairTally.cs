using System.Collections.Concurrent;
using Plumbline.Model;

namespace Plumbline.Tests.Planning;

/// <summary>What became of many pairs; those of which nothing is to be said are only counted.</summary>
internal sealed class PairTally
{
    private readonly ConcurrentQueue<(int Seed, PlanVerdict Verdict)> _told = [];
    private int _pairs, _inTwo;

    public void Add(MadePair pair, PlanVerdict verdict)
    {
        Interlocked.Increment(ref _pairs);
        if (verdict.InTwo) Interlocked.Increment(ref _inTwo);
        if (verdict.Wrong.Count > 0 || !verdict.Questions.IsEmpty || verdict.Lasting.Count > 0) _told.Enqueue((pair.Seed, verdict));
    }

    public IEnumerable<int> Unequal => _told.Where(t => t.Verdict.Wrong.Count > 0).Select(t => t.Seed);

    public string Summary =>
        $"{_pairs} pairs: {Unequal.Count()} unequal, {_told.Count(t => !t.Verdict.Questions.IsEmpty)} stopped at a question, {_inTwo} answered by dropping and making anew, {_told.Count(t => t.Verdict.Lasting.Count > 0)} with an undo that says it leaves something";

    /// <summary>The summary, then every pair that is not plainly equal.</summary>
    public IEnumerable<string> Lines =>
        _told.OrderBy(t => t.Verdict.Wrong.Count == 0).Select(t => $"seed {t.Seed}: {string.Join("\n    ", [.. t.Verdict.Wrong, .. t.Verdict.Questions.Select(q => $"question: {q.Says}"), .. t.Verdict.Lasting.Select(l => $"not undone: {l}")])}").Prepend(Summary);
}
