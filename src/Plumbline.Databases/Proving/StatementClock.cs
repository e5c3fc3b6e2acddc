using System.Diagnostics;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>Which statement ran when.</summary>
internal sealed class StatementClock : IStatementWatch
{
    private readonly List<(Origin Where, long Start, long End)> _runs = [];

    public Task BeginAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(ScriptStatement statement, bool inTransaction, Func<Task> send, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await send().ConfigureAwait(false);
        }
        finally
        {
            _runs.Add((statement.Where(), start, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>The statement that was running for most of a time; null where none was.</summary>
    public Origin? During((long Start, long End) time)
    {
        var (most, during) = (0L, default(Origin?));
        foreach (var (where, start, end) in _runs)
        {
            var shared = Math.Min(end, time.End) - Math.Max(start, time.Start);
            if (shared > most) (most, during) = (shared, where);
        }
        return during;
    }
}
