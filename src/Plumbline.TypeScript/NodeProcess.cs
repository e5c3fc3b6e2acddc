using System.ComponentModel;
using System.Diagnostics;
using Plumbline.Sources.Code;

namespace Plumbline.TypeScript;

/// <summary>Runs a program to its end, with a text for it to read.</summary>
internal static class NodeProcess
{
    private const int LastWords = 400;
    private const int Block = 1 << 18;

    /// <param name="line">Told every line that it prints, as soon as it is there; the bytes stay as they are.</param>
    /// <exception cref="CodeReadingException">It could not be started, or ended with a code other than 0.</exception>
    public static void Run(string program, IReadOnlyList<string> arguments, string folder, string input, Action<ReadOnlyMemory<byte>> line)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var writing = Task.Run(() => Write(process, input));
            Lines(process.StandardOutput.BaseStream, line);
            writing.GetAwaiter().GetResult();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new CodeReadingException($"{Path.GetFileName(program)} ended with code {process.ExitCode}: {Tail(errors.GetAwaiter().GetResult())}");
        }
        catch (Win32Exception fault)
        {
            throw new CodeReadingException($"{program} could not be started: {fault.Message}");
        }
    }

    private static void Lines(Stream output, Action<ReadOnlyMemory<byte>> line)
    {
        var block = new byte[Block];
        var (start, end) = (0, 0);
        for (int read; (read = output.Read(block, end, block.Length - end)) > 0;)
        {
            end += read;
            for (int length; (length = block.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0; start += length + 1) line(block.AsMemory(start, length));
            if (end < block.Length) continue;
            // What was handed out stays where it is: the beginning of a line goes on in a block of its own.
            var next = new byte[Math.Max(Block, 2 * (end - start))];
            block.AsSpan(start, end - start).CopyTo(next);
            (block, start, end) = (next, 0, end - start);
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
