using System.Diagnostics;
using Plumbline.Reports;

namespace Plumbline.Cli;

/// <summary>What takes over a second says so on a terminal, with names and times; where nobody looks, nothing is said.</summary>
internal static class Progress
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for all of them. What they end in is theirs to tell.</summary>
    /// <exception cref="OperationCanceledException">The user wants no more: nobody waits for a server that does not listen.</exception>
    public static void Wait(IReadOnlyList<(string Name, Task Task)> tasks, CancellationToken cancel, string doing = "reading")
    {
        var all = Task.WhenAll(tasks.Select(t => t.Task));
        var (shows, since, wasShown) = (!Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb", Stopwatch.StartNew(), false);
        try
        {
            while (!IsDone(all, cancel))
            {
                if (!shows || since.Elapsed < s_quiet) continue;
                wasShown = true;
                var waiting = string.Join(", ", tasks.Where(t => !t.Task.IsCompleted).Select(t => Style.Safe(t.Name)));
                Console.Error.Write($"\r\u001b[K{doing} {waiting} … {since.Elapsed.TotalSeconds:0.0} s");
            }
        }
        finally
        {
            if (wasShown) Console.Error.Write("\r\u001b[K");
        }
        cancel.ThrowIfCancellationRequested();
    }

    private static bool IsDone(Task all, CancellationToken cancel)
    {
        try
        {
            return all.Wait((int)s_step.TotalMilliseconds, cancel);
        }
        catch (Exception fault) when (fault is OperationCanceledException or AggregateException)
        {
            return true;
        }
    }
}
