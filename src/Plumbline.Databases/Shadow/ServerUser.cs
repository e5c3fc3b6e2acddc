namespace Plumbline.Databases.Shadow;

/// <summary>
/// Who runs a server that we start. PostgreSQL refuses to run as root (manual 19.1), so root picks an account that owns nothing else of ours.
/// </summary>
/// <param name="Name">Null: whoever runs us.</param>
internal sealed record ServerUser(string? Name, uint Id, uint Group)
{
    private static readonly string[] s_preferred = ["postgres", "nobody"];

    /// <exception cref="ToolFailed">Root, and no account to step down to.</exception>
    public static ServerUser Choose()
    {
        if (!Posix.IsRoot) return new(null, 0, 0);
        var accounts = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).Where(f => f.Length >= 4).ToLookup(f => f[0]);
        foreach (var name in s_preferred)
            if (accounts[name].FirstOrDefault() is { } account && uint.TryParse(account[2], out var id) && uint.TryParse(account[3], out var group) && id != 0)
                return new(name, id, group);
        throw new ToolFailed($"PostgreSQL refuses to run as root, and /etc/passwd has neither {string.Join(" nor ", s_preferred)} to run it as");
    }

    public void Own(string path)
    {
        if (Name is not null) Posix.GiveTo(path, Id, Group);
    }
}
