namespace Plumbline.Databases.Connections;

/// <summary>
/// What encryption a connection string asks for. When it says nothing: verified in full wherever bytes leave the machine, offered on loopback,
/// none on a socket. What is weaker than that because the user said so is respected, and told.
/// </summary>
internal sealed class TlsSettings
{
    private readonly TlsMode? _said;

    public TlsSettings(ConnectionSettings settings, Surroundings around)
    {
        _said = Said(settings);
        var root = settings[Keyword.SslRootCert];
        Certificate = settings[Keyword.SslIdentity] ?? settings[Keyword.SslCert];
        Key = settings[Keyword.SslKey];
        CertificatePassword = settings[Keyword.SslPassword];
        Direct = settings[Keyword.SslNegotiation]?.Equals("direct", StringComparison.OrdinalIgnoreCase) ?? false;
        // Prisma's sslcert is the server's root; libpq's is the client's own, and comes with a key.
        if (settings[Keyword.SslIdentity] is not null || (Key is null && Certificate is not null && around.InHome(".postgresql/postgresql.key") is null && IsPrisma(settings)))
        {
            root ??= settings[Keyword.SslCert];
            Certificate = settings[Keyword.SslIdentity];
        }
        RootSaid = root is not null;
        Root = root == "system" ? null : root ?? around.InHome(".postgresql/root.crt");
        if (Certificate is not null && Key is null && !IsArchive(Certificate)) Key = around.InHome(".postgresql/postgresql.key");
    }

    /// <summary>The file of root certificates; null for those that the machine trusts.</summary>
    public string? Root { get; }

    /// <summary>The client's own certificate: PEM beside <see cref="Key"/>, or a PKCS 12 archive.</summary>
    public string? Certificate { get; }

    public string? Key { get; }
    public string? CertificatePassword { get; }

    /// <summary>TLS from the first byte on (PostgreSQL 17).</summary>
    public bool Direct { get; }

    private bool RootSaid { get; }

    public TlsMode Mode(HostAddress host)
    {
        if (host.IsSocket()) return TlsMode.Disable;
        if (_said is not { } said) return host.IsLocal() ? TlsMode.Prefer : TlsMode.VerifyFull;
        return said == TlsMode.Require && RootSaid ? TlsMode.VerifyCa : said;
    }

    /// <summary>Whether the mode is the user's own word.</summary>
    public bool IsSaid => _said is not null;

    /// <summary>What is weaker than it should be, in words; null when nothing is.</summary>
    public string? Note(HostAddress host) => host.IsLocal() ? null : Mode(host) switch
    {
        TlsMode.Disable => $"{host} is read in clear text (sslmode=disable): sslmode=verify-full encrypts and verifies",
        TlsMode.Allow => $"{host} may be read in clear text (sslmode=allow): sslmode=verify-full encrypts and verifies",
        TlsMode.Prefer => $"{host} may be read in clear text (sslmode=prefer): sslmode=verify-full encrypts and verifies",
        TlsMode.Require => $"{host} is read encrypted, and nobody verified that it is {host.Name} (sslmode=require): sslmode=verify-full does",
        _ => null,
    };

    internal static bool IsArchive(string path) => Path.GetExtension(path).ToLowerInvariant() is ".p12" or ".pfx";

    private static bool IsPrisma(ConnectionSettings settings) => settings[Keyword.SslAccept] is not null || settings[Keyword.SslMode] is null or "prefer" or "require";

    private static TlsMode? Said(ConnectionSettings settings)
    {
        var mode = settings[Keyword.SslMode]?.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() switch
        {
            null => (TlsMode?)null,
            "disable" => TlsMode.Disable,
            "allow" => TlsMode.Allow,
            "prefer" => TlsMode.Prefer,
            "require" or "noverify" => TlsMode.Require,
            "verifyca" => TlsMode.VerifyCa,
            "verifyfull" => TlsMode.VerifyFull,
            _ => throw ConnectionString.Fault("sslmode is none of disable, allow, prefer, require, verify-ca, verify-full"),
        };
        if (settings[Keyword.SslAccept] is { } accept && mode != TlsMode.Disable)
        {
            if (accept == "strict") return TlsMode.VerifyFull;
            if (accept == "accept_invalid_certs") return mode ?? TlsMode.Require;
            throw ConnectionString.Fault("sslaccept is neither strict nor accept_invalid_certs");
        }
        if (settings.IsOn(Keyword.TrustServerCertificate)) return mode ?? TlsMode.Require;
        if (mode is null && settings.IsOff(Keyword.Ssl)) return TlsMode.Disable;
        return mode is null && settings[Keyword.Ssl] is "no-verify" ? TlsMode.Require : mode;
    }
}
