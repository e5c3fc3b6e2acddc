using System.Buffers;
using System.Text;

namespace Plumbline.Databases.Connections;

/// <summary>
/// <c>postgres://user:password@host:port,host:port/database?keyword=value</c> (manual 34.1.1.2), and the same after <c>jdbc:</c> or with a driver's name
/// (<c>postgresql+psycopg://</c>). The last <c>@</c> before the path ends the password: no host has one, so a password may.
/// </summary>
internal static class UrlForm
{
    private const string OddPassword = "the user name or password holds a / or ? that is not percent-encoded: write %2F for /, %3F for ?, %40 for @, %23 for #, %25 for %";

    /// <summary>Null when the text is not a URL.</summary>
    /// <exception cref="DatabaseException">It is one, and is not right, or of a database that is not read.</exception>
    public static ConnectionSettings? Read(string text)
    {
        if (text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase)) text = text[5..];
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || !IsScheme(text.AsSpan(0, colon))) return null;
        var scheme = text[..colon].ToLowerInvariant();
        if (scheme is not ("postgres" or "postgresql") && !scheme.StartsWith("postgresql+", StringComparison.Ordinal)) throw Foreign(scheme);
        return Postgres(text.AsSpan(colon + 3));
    }

    private static ConnectionSettings Postgres(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('/', '?');
        var authority = end < 0 ? text : text[..end];
        var path = end < 0 ? default : text[end..];
        var question = path.IndexOf('?');
        var query = question < 0 ? default : path[(question + 1)..];
        if (question >= 0) path = path[..question];
        var at = authority.LastIndexOf('@');
        // A host needs neither; a password that was cut by its own / or ? leaves its @ behind.
        if (path.Contains('@') || (at < 0 && query.Contains('@') && !authority.IsEmpty && !IsHosts(authority))) throw ConnectionString.Fault(OddPassword);
        var settings = new ConnectionSettings();
        if (at >= 0) SignIn(authority[..at], settings);
        Hosts(authority[(at + 1)..], settings);
        if (path.Length > 1) settings.Set(Keyword.Database, Decode(path[1..]));
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf('=');
            if (equals <= 0) throw ConnectionString.Fault("a parameter after the ? has no value: write keyword=value, and %26 for an & that belongs to a value");
            settings.Set(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }
        return settings;
    }

    private static void SignIn(ReadOnlySpan<char> text, ConnectionSettings settings)
    {
        var colon = text.IndexOf(':');
        settings.Set(Keyword.User, Decode(colon < 0 ? text : text[..colon]));
        if (colon >= 0) settings.Set(Keyword.Password, Decode(text[(colon + 1)..]));
    }

    private static void Hosts(ReadOnlySpan<char> text, ConnectionSettings settings)
    {
        if (text.IsEmpty) return;
        var (hosts, ports) = (new List<string>(), new List<string>());
        foreach (var range in text.Split(','))
        {
            var part = text[range];
            var close = part is ['[', ..] ? part.IndexOf(']') : -1;
            if (part is ['[', ..] && (close < 0 || (close + 1 < part.Length && part[close + 1] != ':'))) throw ConnectionString.Fault("an IPv6 address is not written as [address]:port");
            var colon = close >= 0 ? (close + 1 < part.Length ? close + 1 : -1) : part.IndexOf(':');
            if (close < 0 && colon >= 0 && part[(colon + 1)..].Contains(':')) throw ConnectionString.Fault("a host has more than one colon: an IPv6 address stands in brackets; a : in a password is fine, but an @ must follow it");
            hosts.Add(Decode(close >= 0 ? part[1..close] : colon < 0 ? part : part[..colon]));
            ports.Add(colon < 0 ? "" : part[(colon + 1)..].ToString());
        }
        settings.Set(Keyword.Host, string.Join(',', hosts));
        if (ports.Exists(p => p.Length > 0)) settings.Set(Keyword.Port, string.Join(',', ports));
    }

    private static bool IsHosts(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(','))
        {
            var part = text[range];
            var colon = part.LastIndexOf(':');
            if (colon >= 0 && part is not ['[', ..] && part[(colon + 1)..].ContainsAnyExceptInRange('0', '9')) return false;
        }
        return true;
    }

    /// <summary>Percent signs to characters; a + is a +, as in libpq.</summary>
    private static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('%')) return text.ToString();
        var bytes = new ArrayBufferWriter<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                var run = text[at..].IndexOf('%') is >= 0 and var next ? next : text.Length - at;
                bytes.Advance(Encoding.UTF8.GetBytes(text.Slice(at, run), bytes.GetSpan(run * 3)));
                at += run - 1;
                continue;
            }
            if (at + 2 >= text.Length || !byte.TryParse(text.Slice(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value) || value == 0)
                throw ConnectionString.Fault("a % is not followed by two hexadecimal digits: write %25 for a % that is meant as such");
            bytes.GetSpan(1)[0] = value;
            bytes.Advance(1);
            at += 2;
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.WrittenSpan);
        }
        catch (DecoderFallbackException)
        {
            throw ConnectionString.Fault("percent-encoded characters are not UTF-8");
        }
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.')) return false;
        return char.IsAsciiLetter(text[0]);
    }

    /// <summary>Only schemes that are known are repeated: what stands there may be a password as well.</summary>
    private static DatabaseException Foreign(string scheme) => ConnectionString.Fault(scheme switch
    {
        "prisma" or "prisma+postgres" => "a URL of Prisma Accelerate reaches no catalog: give the database's own postgres:// URL (often DIRECT_URL)",
        "libsql" or "turso" or "wss" or "https" or "http" => "libSQL and HTTP are not read: give postgres://… or sqlite:FILE",
        "mysql" or "mysql2" or "mariadb" => "MySQL is not read: PostgreSQL and SQLite are",
        "mongodb" or "mongodb+srv" => "MongoDB has no schema to compare: PostgreSQL and SQLite are read",
        "sqlserver" or "mssql" => "SQL Server is not read: PostgreSQL and SQLite are",
        _ => ConnectionString.Expected,
    });
}
