using System.Net;

namespace Plumbline.Databases.Connections;

/// <summary>One host of a connection string.</summary>
/// <param name="Name">A name, an IP address, or the folder of a Unix socket; the name that a certificate must have.</param>
/// <param name="Address">The IP address to use instead of looking the name up (libpq's <c>hostaddr</c>).</param>
internal sealed record HostAddress(string Name, int Port, string? Address = null)
{
    public bool IsSocket() => Name.StartsWith('/') || Name.StartsWith('@') || (Name.Length > 2 && Name[1] == ':' && Name[2] is '/' or '\\');

    /// <summary>Nothing leaves the machine.</summary>
    public bool IsLocal()
    {
        if (IsSocket()) return true;
        var target = Address ?? Name.TrimEnd('.');
        return target.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(target, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>For messages: <c>host:5432</c>, <c>[::1]:5432</c>, <c>the socket /tmp/.s.PGSQL.5432</c>.</summary>
    public override string ToString() => IsSocket() ? $"the socket {Name.TrimEnd('/')}/.s.PGSQL.{Port}" : Name.Contains(':') ? $"[{Name}]:{Port}" : $"{Name}:{Port}";
}
