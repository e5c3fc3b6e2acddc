using System.Diagnostics;

namespace Plumbline.Reports.Tests;

/// <summary>
/// The validator of the standard's own people, as the npm package in <c>sarif/package.json</c>, fetched once into <c>artifacts</c>. It brings the schema,
/// and the rules of the standard and of GitHub that no schema can say.
/// </summary>
internal static class SarifValidator
{
    private static readonly Lazy<string> s_program = new(Fetch);

    /// <summary>What is wrong with files, a line each. Of every file it judges it has something to remark; what it cannot read as SARIF it passes over in silence.</summary>
    public static List<string> Errors(string folder)
    {
        var files = Directory.GetFiles(folder, "*.sarif").Order(StringComparer.Ordinal).ToList();
        var (_, said) = Run(s_program.Value, folder, ["validate", .. files, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note"]);
        Assert.Contains($"Done. {files.Count} files scanned.", said);
        var lines = said.Split('\n');
        return
        [
            .. lines.Where(l => l.Contains("): error ", StringComparison.Ordinal)),
            .. files.Where(f => !lines.Any(l => l.StartsWith($"{f}(", StringComparison.Ordinal))).Select(f => $"{Path.GetFileName(f)} is no SARIF"),
        ];
    }

    private static string Fetch()
    {
        var lockFile = Repository.Path("tests", "Plumbline.Reports.Tests", "sarif", "package-lock.json");
        var folder = Repository.Path("artifacts", "npm", "sarif");
        var program = Path.Combine(folder, "node_modules", "@microsoft", $"sarif-multitool-{Platform()}", OperatingSystem.IsWindows() ? "Sarif.Multitool.exe" : "Sarif.Multitool");
        var copy = Path.Combine(folder, "package-lock.json");
        if (!File.Exists(program) || !File.Exists(copy) || File.ReadAllText(copy) != File.ReadAllText(lockFile))
        {
            Directory.CreateDirectory(folder);
            File.Copy(Path.Combine(Path.GetDirectoryName(lockFile)!, "package.json"), Path.Combine(folder, "package.json"), overwrite: true);
            File.Copy(lockFile, copy, overwrite: true);
            var (code, said) = Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            Assert.True(code == 0 && File.Exists(program), $"npm did not fetch the validator of SARIF into {folder}: {said}");
        }
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static string Platform() => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static (int Code, string Said) Run(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), $"{program} hangs");
            return (process.ExitCode, said + error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new InvalidOperationException($"the validator of SARIF comes through npm, and {program} cannot be started ({fault.Message}): install Node.js with npm", fault);
        }
    }
}
