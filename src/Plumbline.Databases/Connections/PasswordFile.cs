using System.Text;

namespace Plumbline.Databases.Connections;

/// <summary><c>.pgpass</c>: lines of <c>host:port:database:user:password</c>, the first that fits (manual 34.16).</summary>
internal sealed class PasswordFile
{
    private readonly IReadOnlyList<string[]> _lines;

    private PasswordFile(string path, IReadOnlyList<string[]> lines, string? notUsed) => (Path, _lines, NotUsed) = (path, lines, notUsed);

    public string Path { get; }

    /// <summary>Why it is not used, though it is there.</summary>
    public string? NotUsed { get; }

    /// <param name="named">The file that was named; null for the usual one.</param>
    /// <returns>Null when there is none.</returns>
    public static PasswordFile? Of(string? named, Surroundings around)
    {
        var path = named ?? (OperatingSystem.IsWindows() ? around.InHome("AppData/Roaming/postgresql/pgpass.conf") : around.InHome(".pgpass"));
        if (path is null || !File.Exists(path)) return null;
        if (WhyNot(path) is { } why) return new(path, [], $"{path} is not used: {why}");
        try
        {
            return new(path, [.. File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(Fields).Where(f => f.Length == 5)], null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(path, [], $"{path} is not used: it cannot be read");
        }
    }

    /// <summary>The password of the first line that fits; null when none does.</summary>
    public string? Find(HostAddress host, string database, string user)
    {
        foreach (var line in _lines)
            if (IsHost(line[0], host) && Is(line[1], $"{host.Port}") && Is(line[2], database) && Is(line[3], user)) return line[4];
        return null;
    }

    /// <summary>Sockets in the usual folders are localhost.</summary>
    private static bool IsHost(string field, HostAddress host) =>
        Is(field, host.Name) || (field == "localhost" && host.Name.TrimEnd('/') is "/tmp" or "/run/postgresql" or "/var/run/postgresql");

    private static bool Is(string field, string value) => field == "*" || field == value;

    /// <summary>As libpq: a file that others may read is nobody's secret any more.</summary>
    private static string? WhyNot(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        if ((File.GetAttributes(path) & FileAttributes.Device) != 0) return "it is not a plain file";
        var mode = File.GetUnixFileMode(path);
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        return (mode & Others) == 0 ? null : $"others have access to it (mode {Convert.ToString((int)mode, 8)}): chmod 600 {path}";
    }

    /// <summary>Cut at colons; a backslash keeps the next character from being one.</summary>
    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == ':' && fields.Count < 4)
            {
                fields.Add(field.ToString());
                field.Clear();
                continue;
            }
            if (line[at] == '\\' && at + 1 < line.Length) at++;
            field.Append(line[at]);
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
