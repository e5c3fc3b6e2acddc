namespace Plumbline.Databases.Connections;

/// <summary>What the client's machine adds to a connection string: variables, the user's name and home, a few files.</summary>
public sealed class Surroundings
{
    /// <summary>This process and this machine.</summary>
    public static Surroundings OfThisProcess { get; } = new();

    /// <summary>A variable's value; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The user's name at the operating system: who signs in when nobody is named.</summary>
    public string User { get; init; } = Environment.UserName;

    /// <summary>The user's home folder; empty when there is none.</summary>
    public string Home { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Where sockets are looked for when no host is named, in this order: Debian's folder, then PostgreSQL's own.</summary>
    public IReadOnlyList<string> SocketFolders { get; init; } = ["/var/run/postgresql", "/run/postgresql", "/tmp"];

    /// <summary>A variable that is set to something.</summary>
    internal string? Set(string name) => Variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The same machine with other variables.</summary>
    public Surroundings With(Func<string, string?> variable) => new() { Variable = variable, User = User, Home = Home, SocketFolders = SocketFolders };

    /// <summary>A file in the home folder; null when it is not there.</summary>
    internal string? InHome(string path)
    {
        if (Home.Length == 0) return null;
        var full = Path.Combine(Home, path);
        return File.Exists(full) ? full : null;
    }
}
