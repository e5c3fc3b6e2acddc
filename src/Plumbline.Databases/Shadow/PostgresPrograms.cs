namespace Plumbline.Databases.Shadow;

/// <summary>PostgreSQL's own programs in a folder of this machine.</summary>
/// <param name="Version">As the server says it: <c>15.18</c>, <c>18beta1</c>.</param>
internal sealed record PostgresPrograms(string Folder, string Version, int Major)
{
    /// <summary>Debian and Ubuntu, Red Hat, Alpine, Arch, FreeBSD, Homebrew (Apple, Intel, Linux), Postgres.app, EDB, MacPorts, Nix, Gentoo.</summary>
    public static readonly IReadOnlyList<string> UsualFolders =
    [
        "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*", "/usr/lib/postgresql*/bin", "/usr/lib64/postgresql-*/bin",
        "/usr/local/pgsql/bin", "/usr/local/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin", "/Applications/Postgres.app/Contents/Versions/*/bin", "/Library/PostgreSQL/*/bin",
        "/opt/PostgreSQL/*/bin", "/opt/local/lib/postgresql*/bin", "/run/current-system/sw/bin",
    ];

    private static readonly string[] s_needed = ["postgres", "initdb", "pg_ctl"];

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>All on this machine, the newest first. What was there but could not be used is told to <paramref name="looked"/>.</summary>
    public static async Task<IReadOnlyList<PostgresPrograms>> FindAsync(ShadowSettings settings, Attempts looked, CancellationToken cancel)
    {
        var found = new List<PostgresPrograms>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in settings.SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(settings.UsualFolders.SelectMany(Expand)))
        {
            var server = Path.Combine(folder, "postgres");
            if (!File.Exists(server) || !seen.Add(Real(server))) continue;
            if (await ReadAsync(Path.GetDirectoryName(Real(server))!, looked, cancel).ConfigureAwait(false) is { } programs) found.Add(programs);
        }
        return [.. found.OrderByDescending(p => p.Major).ThenByDescending(p => p.Version, StringComparer.Ordinal)];
    }

    /// <summary>What a folder holds; null, and why, where it cannot be used.</summary>
    public static async Task<PostgresPrograms?> ReadAsync(string folder, Attempts looked, CancellationToken cancel)
    {
        if (s_needed.FirstOrDefault(p => !File.Exists(Path.Combine(folder, p))) is { } missing)
        {
            looked.Add(folder, $"has no {missing}");
            return null;
        }
        try
        {
            var said = await Tool.RunAsync(Path.Combine(folder, "postgres"), ["--version"], "/", cancel, ServerUser.Choose().Name).ConfigureAwait(false);
            var version = said.Split(' ').FirstOrDefault(w => w.Length > 0 && char.IsAsciiDigit(w[0])) ?? throw new ToolFailed($"postgres --version says '{said}'");
            return new(folder, version, int.Parse(string.Concat(version.TakeWhile(char.IsAsciiDigit))));
        }
        catch (ToolFailed fault)
        {
            looked.Add(folder, fault.Message);
            return null;
        }
    }

    private static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('/');
        var star = Array.FindIndex(parts, p => p.Contains('*'));
        if (star < 0) return [pattern];
        var parent = string.Join('/', parts[..star]);
        if (!Directory.Exists(parent)) return [];
        return Directory.EnumerateDirectories(parent, parts[star]).Select(d => Path.Join([d, .. parts[(star + 1)..]])).Order(StringComparer.Ordinal);
    }
}
