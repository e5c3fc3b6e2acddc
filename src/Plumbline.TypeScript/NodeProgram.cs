using System.Security.Cryptography;
using Plumbline.Sources;
using Plumbline.Sources.Code;

namespace Plumbline.TypeScript;

/// <summary>
/// The Node program that reads TypeScript, laid into the user's cache with its parser, which npm installs by the lock file shipped beside.
/// Not <c>npm ci</c>: a lock file written where a registry holds the binaries of some platforms only would refuse all others.
/// </summary>
internal sealed class NodeProgram(string node, string folder)
{
    private const string Marker = "complete";

    public string Node => node;
    public string Script => Path.Combine(folder, "read.mjs");

    /// <summary>What its files say, in one word: facts of another program are none of ours.</summary>
    public static string Version(string shipped)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(shipped).Order(StringComparer.Ordinal)) hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    /// <exception cref="CodeReadingException">There is no Node, or the parser could not be had.</exception>
    public static NodeProgram Get(TypeScriptSettings settings, string version)
    {
        var node = ProgramPlaces.On(settings.SearchPath, "node").FirstOrDefault(File.Exists) ?? throw new CodeReadingException("no node on the PATH: code in TypeScript is read by a program that Node 20.19 or later runs");
        var folder = Path.Combine(settings.Cache, $"typescript-{version}");
        if (!File.Exists(Path.Combine(folder, Marker))) Install(settings, folder);
        return new(node, folder);
    }

    private static void Install(TypeScriptSettings settings, string folder)
    {
        var npm = ProgramPlaces.On(settings.SearchPath, "npm").FirstOrDefault(File.Exists) ?? throw new CodeReadingException("no npm on the PATH, to fetch the parser oxc-parser with");
        settings.Progress?.Invoke($"fetching oxc-parser through npm into {folder}");
        var half = $"{folder}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        try
        {
            Directory.CreateDirectory(half);
            foreach (var file in Directory.EnumerateFiles(settings.Shipped)) File.Copy(file, Path.Combine(half, Path.GetFileName(file)), overwrite: true);
            NodeProcess.Run(npm, ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], half, "", static _ => { });
            File.WriteAllText(Path.Combine(half, Marker), "");
            // Somebody else may have done it meanwhile: theirs is as good, and may be in use.
            if (!File.Exists(Path.Combine(folder, Marker))) Directory.Move(half, folder);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, Marker)))
        {
            // the same
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CodeReadingException($"the parser could not be kept in {settings.Cache}: {fault.Message}");
        }
        finally
        {
            if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        }
    }
}
