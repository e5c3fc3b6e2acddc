using System.Diagnostics;

namespace Plumbline.Cli;

/// <summary>What takes over a second says so on a terminal, with names and times; where nobody looks, nothing is said.</summary>
internal static class Progress
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for all of them; Ctrl-C ends it at once.</summary>
    /// <exception cref="InterruptedException">The user wants no more.</exception>
    public static void Wait(IReadOnlyList<(string Name, Task Task)> tasks, CancellationTokenSource stop)
    {
        ConsoleCancelEventHandler interrupt = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        var all = Task.WhenAll(tasks.Select(t => t.Task));
        var (shows, since, wasShown) = (!Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb", Stopwatch.StartNew(), false);
        try
        {
            while (!IsDone(all, stop))
            {
                if (!shows || since.Elapsed < s_quiet) continue;
                wasShown = true;
                var waiting = string.Join(", ", tasks.Where(t => !t.Task.IsCompleted).Select(t => Reports.Style.Safe(t.Name)));
                Console.Error.Write($"\r\u001b[Kreading {waiting} … {since.Elapsed.TotalSeconds:0.0} s");
            }
        }
        finally
        {
            if (wasShown) Console.Error.Write("\r\u001b[K");
            Console.CancelKeyPress -= interrupt;
        }
        if (stop.IsCancellationRequested) throw new InterruptedException();
    }

    private static bool IsDone(Task all, CancellationTokenSource stop)
    {
        if (stop.IsCancellationRequested) return true;
        try
        {
            return all.Wait(s_step, stop.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or AggregateException)
        {
            return true;
        }
    }
}

/// <summary>Ctrl-C: nothing more is wanted.</summary>
public sealed class InterruptedException : Exception;
