using Plumbline.Model;

namespace Plumbline.Databases.Connections;

/// <summary>A service of <c>pg_service.conf</c> fills what the connection string leaves open (manual 34.17).</summary>
internal static class ServiceFile
{
    /// <exception cref="DatabaseException">The service is named and nowhere defined.</exception>
    public static void Complete(ConnectionSettings settings, Surroundings around)
    {
        settings.Default(Keyword.Service, around.Set("PGSERVICE"));
        if (settings[Keyword.Service] is not { } name) return;
        string?[] files = [around.Set("PGSERVICEFILE") ?? around.InHome(".pg_service.conf"), around.Set("PGSYSCONFDIR") is { } folder ? Path.Combine(folder, "pg_service.conf") : null];
        foreach (var file in files)
            if (file is not null && File.Exists(file) && Complete(settings, File.ReadLines(file), name)) return;
        throw ConnectionString.Fault($"the service is not defined in {string.Join(" or ", files.OfType<string>().DefaultIfEmpty("~/.pg_service.conf"))}");
    }

    private static bool Complete(ConnectionSettings settings, IEnumerable<string> lines, string name)
    {
        var (found, within) = (false, false);
        foreach (var line in lines.Select(l => l.Trim()))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') (within, found) = (line == $"[{name}]", found || line == $"[{name}]");
            else if (within && line.IndexOf('=') is > 0 and var at && Keywords.Of(line[..at].Trim()) is not (Keyword.Unknown or Keyword.Unused) and var keyword) settings.Default(keyword, line[(at + 1)..].Trim());
        }
        return found;
    }
}
