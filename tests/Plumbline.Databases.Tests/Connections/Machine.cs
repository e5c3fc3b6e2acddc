using Plumbline.Databases.Connections;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Connections;

/// <summary>A made-up machine: its variables and a home folder of its own, gone with the test.</summary>
internal sealed class Machine : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string Home { get; } = Directory.CreateTempSubdirectory("plumb-home").FullName;

    public string this[string variable] { set => _variables[variable] = value; }

    public Surroundings Surroundings => new() { Variable = name => _variables.GetValueOrDefault(name), User = "me", Home = Home, SocketFolders = [] };

    public ConnectionString Parse(string text) => ConnectionString.Parse(new Secret(text), Surroundings);

    /// <summary>Writes a file into the home folder, readable by its owner alone.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>Windows has no such permissions, and no such check.</summary>
    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);
}
