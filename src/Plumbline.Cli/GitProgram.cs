using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Plumbline.Cli;

/// <summary>The git of this machine, run in a folder.</summary>
internal static class GitProgram
{
    /// <param name="Errors">What it said of what went wrong, trimmed.</param>
    internal sealed record Answer(int ExitCode, string Output, string Errors);

    /// <exception cref="UsageException">There is no git.</exception>
    public static Answer Ask(string folder, params IEnumerable<string> arguments)
    {
        using var git = Start(folder, arguments);
        git.StandardInput.Close();
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return new(git.ExitCode, output, errors.GetAwaiter().GetResult().Trim());
    }

    /// <summary>Under way: whoever starts it reads what it says, complaints too, so that it is not held up.</summary>
    /// <exception cref="UsageException">There is no git.</exception>
    public static Process Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new UsageException("the program git is not to be found: it is needed to look at other revisions");
        }
    }
}
