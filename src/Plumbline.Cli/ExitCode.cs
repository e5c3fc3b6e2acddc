namespace Plumbline.Cli;

/// <summary>What the process says to whoever called it.</summary>
public static class ExitCode
{
    /// <summary>No finding at or above the limit.</summary>
    public const int Ok = 0;

    /// <summary>Findings at or above the limit; wins over <see cref="Unreadable"/>.</summary>
    public const int Findings = 1;

    /// <summary>Usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>A source could not be read.</summary>
    public const int Unreadable = 3;

    /// <summary>What was run failed, and nothing of the user's was changed by it.</summary>
    public const int Failed = 5;

    /// <summary>A fault of plumb's own: as sysexits.h has it.</summary>
    public const int OwnFault = 70;

    /// <summary>Ended by Ctrl-C, everything begun undone: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
