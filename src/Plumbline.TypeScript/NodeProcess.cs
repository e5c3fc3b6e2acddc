using Plumbline.Sources.Code;
using System.ComponentModel;
using System.Diagnostics;

namespace Plumbline.TypeScript;

/// <summary>Runs a program to its end, with a text for it to read.</summary>
internal static class NodeProcess
{
    private const int LastWords = 400;

    /// <returns>What it printed.</returns>
    /// <exception cref="CodeReadingException">It could not be started, or ended with a code other than 0.</exception>
    public static byte[] Run(string program, IReadOnlyList<string> arguments, string folder, string input)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var writing = Task.Run(() => Write(process, input));
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            writing.GetAwaiter().GetResult();
            process.WaitForExit();
            if (process.ExitCode == 0) return output.ToArray();
            throw new CodeReadingException($"{Path.GetFileName(program)} ended with code {process.ExitCode}: {Tail(errors.GetAwaiter().GetResult())}");
        }
        catch (Win32Exception fault)
        {
            throw new CodeReadingException($"{program} could not be started: {fault.Message}");
        }
    }

    private static void Write(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its code and last words tell why.
        }
    }

    private static string Tail(string text)
    {
        var line = string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length > LastWords ? "…" + line[^LastWords..] : line;
    }
}
