using System.ComponentModel;
using System.Diagnostics;

namespace Plumbline.Databases.Shadow;

/// <summary>A program of this machine did not do what it was asked to; the message says which and repeats its own last words.</summary>
internal sealed class ToolFailed(string message) : Exception(message);

/// <summary>Runs programs of this machine to their end. Cancelled: the program and its children are ended too.</summary>
internal static class Tool
{
    private const int LastWords = 400;

    /// <returns>What it printed.</returns>
    /// <exception cref="ToolFailed">It could not be started, or ended with a code other than 0.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancel, string? user = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (user is not null) StepDown(start, user);
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        var said = (await output.ConfigureAwait(false)).Trim();
        if (process.ExitCode == 0) return said;
        var complaint = (await errors.ConfigureAwait(false)).Trim();
        throw new ToolFailed($"{Path.GetFileName(program)} ended with code {process.ExitCode}: {Tail(complaint.Length > 0 ? complaint : said)}");
    }

    /// <summary>The last lines of a long text, on one line.</summary>
    public static string Tail(string text)
    {
        var line = string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length > LastWords ? "…" + line[^LastWords..] : line;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new ToolFailed($"{start.FileName} could not be started: {fault.Message}");
        }
    }

    private static void StepDown(ProcessStartInfo start, string user)
    {
        start.UserName = user;
        // Root's own home and folders are closed to that user.
        start.Environment["HOME"] = "/";
        start.Environment.Remove("TMPDIR");
    }
}
