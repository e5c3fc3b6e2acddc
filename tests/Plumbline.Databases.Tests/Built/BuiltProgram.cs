using System.Diagnostics;
using Plumbline.Cli;

namespace Plumbline.Databases.Tests.Built;

/// <summary>The program in a process of its own, as it was built; with <c>PLUMBLINE_PUBLISHED</c> set, as <c>./do publish</c> made it.</summary>
internal static class BuiltProgram
{
    public sealed record Said(int Code, string Output, string Error)
    {
        public override string ToString() => $"exit code {Code}\n{Output}\n{Error}";
    }

    public static async Task<Said> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var isPublished = Environment.GetEnvironmentVariable("PLUMBLINE_PUBLISHED") is { Length: > 0 };
        var start = isPublished
            ? new ProcessStartInfo(Repository.Path("artifacts", "publish", "Plumbline.Cli", "release_linux-x64", "plumb"), arguments)
            : new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
