namespace Plumbline.Cli;

/// <summary>What ends a run before its time, in words and as an exit code.</summary>
internal static class Faults
{
    /// <summary>Where it is set, a fault of plumb's own is shown with its whole stack.</summary>
    private const string StackVariable = "PLUMBLINE_STACK";

    private const string Own = "   at Plumbline.";

    /// <summary>Does a part of the run. Nothing that it throws reaches the caller.</summary>
    /// <param name="args">The command line, for what cannot be explained.</param>
    public static int Told(TextWriter error, string[] args, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception fault)
        {
            return Tell(error, args, fault);
        }
        finally
        {
            Say(error.Flush);
        }
    }

    private static int Tell(TextWriter error, string[] args, Exception fault)
    {
        switch (fault)
        {
            case OperationCanceledException: return ExitCode.Interrupted;
            case UsageException:
                Say(() => error.WriteLine($"plumb: {fault.Message}"));
                return ExitCode.Usage;
            case IOException or UnauthorizedAccessException or UnreadableSourceException:
                Say(() => error.WriteLine($"plumb: {fault.Message}"));
                return ExitCode.Unreadable;
            default:
                Say(() => TellOwn(error, args.FirstOrDefault(), fault));
                return ExitCode.OwnFault;
        }
    }

    /// <summary>It may not come again: what says most of where it came from is told at once, and the rest where it is asked for.</summary>
    private static void TellOwn(TextWriter error, string? verb, Exception fault)
    {
        var cause = fault;
        while (cause is AggregateException or TypeInitializationException && cause.InnerException is { } inner) cause = inner;
        error.WriteLine($"plumb: a fault of plumb itself, and none of yours, while it ran {verb}: {cause.GetType().Name}: {cause.Message}");
        foreach (var line in (cause.StackTrace ?? "").Split('\n').Where(l => l.StartsWith(Own, StringComparison.Ordinal)).Take(3)) error.WriteLine(line.TrimEnd());
        if (Environment.GetEnvironmentVariable(StackVariable) is { Length: > 0 }) error.WriteLine(fault);
        else error.WriteLine($"please report these lines to the makers of plumb; run with {StackVariable}=1 it shows the whole stack");
    }

    /// <summary>Where nobody hears it, nothing can be said, and the exit code has to do.</summary>
    public static void Say(Action say)
    {
        try
        {
            say();
        }
        catch (IOException)
        {
            // Its end was closed, or its disk is full.
        }
    }
}
