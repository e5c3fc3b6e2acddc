using System.Diagnostics;
using Plumbline.Databases.Shadow;

namespace Plumbline.Databases.Tests.Shadow;

/// <summary>A folder for servers that no other test shares; whatever still runs in it is ended with it.</summary>
internal sealed class ScratchFolder : IAsyncDisposable
{
    public ScratchFolder()
    {
        Directory.CreateDirectory(Path);
        Settings = new() { Folder = Path, Major = Server.WantedMajor };
    }

    /// <summary>Short, and where the default is: in memory if there is room.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(new ShadowSettings().Folder)!, $"pl{Guid.NewGuid().ToString("N")[..8]}");

    public ShadowSettings Settings { get; }

    public IReadOnlyList<ServerPlace> Places() => [.. ServerPlace.All(Path)];

    /// <summary>Another process that uses a server of this folder.</summary>
    public Process StartUser() => Start(typeof(Server).Assembly.Location, Path, Server.WantedMajor?.ToString() ?? "");

    /// <summary>The command line, with this folder for its own.</summary>
    public (int Code, string Said) Plumb(params string[] arguments)
    {
        using var process = StartPlumb(arguments);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    public Process StartPlumb(params string[] arguments) => Start(typeof(Cli.CommandLine).Assembly.Location, arguments);

    /// <summary>A program made of a shell script, in a folder of such programs.</summary>
    public string WriteProgram(string name, string script)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, "programs")).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, name), $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(System.IO.Path.Combine(folder, name), (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_001_001);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in Places()) await ServerSource.StopAsync(place);
        Directory.Delete(Path, recursive: true);
    }

    private Process Start(string assembly, params string[] arguments)
    {
        // A test run in the background of a script ignores Ctrl-C, and so would what it starts.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", assembly, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PLUMBLINE_SHADOW_FOLDER"] = Path;
        return Process.Start(start)!;
    }
}
