using Plumbline.Model;

namespace Plumbline.Databases.Connections;

/// <summary>A PostgreSQL database as a connection string and its surroundings name it. No record: that would print the password.</summary>
internal sealed class PostgresAddress
{
    private readonly ConnectionSettings _settings;
    private readonly PasswordFile? _passwords;

    private PostgresAddress(ConnectionSettings settings, Surroundings around)
    {
        _settings = settings;
        User = settings[Keyword.User] ?? around.User;
        Database = settings[Keyword.Database] ?? User;
        Hosts = ReadHosts(settings, around);
        Tls = new(settings, around);
        ConnectTimeout = settings.Number(Keyword.ConnectTimeout, "connect_timeout", 3600) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;
        Schema = settings[Keyword.Schema]?.Split(',')[0].Trim().Trim('"') ?? SearchPath(settings[Keyword.Options]);
        Target = ReadTarget(settings[Keyword.TargetSessionAttributes]);
        if (settings[Keyword.Password] is null) _passwords = PasswordFile.Of(settings[Keyword.PassFile], around);
        Weaknesses = [.. Hosts.Select(Tls.Note).OfType<string>()];
        Notes = [.. Weaknesses, .. ReadNotes()];
    }

    public EquatableArray<HostAddress> Hosts { get; }
    public string User { get; }
    public string Database { get; private init; }
    public string? Schema { get; }
    public TargetSession Target { get; }
    public TlsSettings Tls { get; }
    public TimeSpan? ConnectTimeout { get; }
    public EquatableArray<string> Weaknesses { get; }
    public EquatableArray<string> Notes { get; }

    public bool BehindPooler => _settings.IsOn(Keyword.PgBouncer);
    public string? Options => _settings[Keyword.Options];
    public string ApplicationName => _settings[Keyword.ApplicationName] ?? "plumb";
    public string? KerberosServiceName => _settings[Keyword.KerberosServiceName];
    public string? ChannelBinding => _settings[Keyword.ChannelBinding];
    public string? RequireAuth => _settings[Keyword.RequireAuth];

    public static PostgresAddress Of(ConnectionSettings settings, Surroundings around)
    {
        ServiceFile.Complete(settings, around);
        // libpq takes PGHOSTADDR even for a host that was named otherwise; nobody means that.
        if (settings[Keyword.Host] is null) settings.Default(Keyword.HostAddr, around.Set("PGHOSTADDR"));
        settings.Default(Keyword.Host, around.Set("PGHOST"));
        settings.Default(Keyword.Port, around.Set("PGPORT"));
        settings.Default(Keyword.Database, around.Set("PGDATABASE"));
        settings.Default(Keyword.User, around.Set("PGUSER"));
        settings.Default(Keyword.Password, around.Set("PGPASSWORD"));
        settings.Default(Keyword.PassFile, around.Set("PGPASSFILE"));
        settings.Default(Keyword.Options, around.Set("PGOPTIONS"));
        settings.Default(Keyword.ApplicationName, around.Set("PGAPPNAME"));
        settings.Default(Keyword.SslMode, around.Set("PGSSLMODE"));
        settings.Default(Keyword.SslRootCert, around.Set("PGSSLROOTCERT"));
        settings.Default(Keyword.SslCert, around.Set("PGSSLCERT"));
        settings.Default(Keyword.SslKey, around.Set("PGSSLKEY"));
        settings.Default(Keyword.SslNegotiation, around.Set("PGSSLNEGOTIATION"));
        settings.Default(Keyword.ChannelBinding, around.Set("PGCHANNELBINDING"));
        settings.Default(Keyword.RequireAuth, around.Set("PGREQUIREAUTH"));
        settings.Default(Keyword.KerberosServiceName, around.Set("PGKRBSRVNAME"));
        settings.Default(Keyword.ConnectTimeout, around.Set("PGCONNECT_TIMEOUT"));
        settings.Default(Keyword.TargetSessionAttributes, around.Set("PGTARGETSESSIONATTRS"));
        return new(settings, around);
    }

    public PostgresAddress ForDatabase(string name) => new(this) { Database = name };

    private PostgresAddress(PostgresAddress other)
    {
        (_settings, _passwords, Hosts, User, Database, Schema) = (other._settings, other._passwords, other.Hosts, other.User, other.Database, other.Schema);
        (Target, Tls, ConnectTimeout, Weaknesses, Notes) = (other.Target, other.Tls, other.ConnectTimeout, other.Weaknesses, other.Notes);
    }

    /// <summary>The password for a host; null when there is none.</summary>
    public string? Password(HostAddress host) => _settings[Keyword.Password] ?? _passwords?.Find(host, Database, User);

    /// <summary>The file that a host's password was taken from, for the message when it is wrong.</summary>
    public string? PasswordPlace(HostAddress host) => _settings[Keyword.Password] is null && _passwords?.Find(host, Database, User) is not null ? _passwords.Path : null;

    public string Redact(string text)
    {
        foreach (var secret in Hosts.Select(Password).Append(_settings[Keyword.SslPassword]))
        {
            if (secret is not { Length: > 0 } || secret == User || secret == Database) continue;
            text = text.Replace(secret, "(withheld)", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "(withheld)", StringComparison.OrdinalIgnoreCase);
        }
        return text;
    }

    public string Show() => Plain($"{User}@{Place()}/{Database}");

    public override string ToString() => Plain($"postgres://{Place()}/{Database}");

    private string Place() => string.Join(',', Hosts.Select(h => h.IsSocket() ? $"{h.Name}:{h.Port}" : h.ToString()));

    /// <summary>Names can hold what a terminal would obey.</summary>
    internal static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;

    private IEnumerable<string> ReadNotes()
    {
        if (_passwords?.NotUsed is { } why) yield return why;
        if (_settings.Unknown > 0) yield return $"{_settings.Unknown} keyword{(_settings.Unknown == 1 ? " is" : "s are")} not known in the connection string and not used";
    }

    private static EquatableArray<HostAddress> ReadHosts(ConnectionSettings settings, Surroundings around)
    {
        var addresses = settings[Keyword.HostAddr]?.Split(',') ?? [];
        var names = settings[Keyword.Host]?.Split(',') ?? addresses;
        var ports = settings[Keyword.Port]?.Split(',') ?? [];
        if (names.Length == 0) names = [""];
        if (addresses.Length > 0 && addresses.Length != names.Length) throw ConnectionString.Fault($"hostaddr has {addresses.Length} addresses for {names.Length} hosts");
        if (ports.Length > 1 && ports.Length != names.Length) throw ConnectionString.Fault($"{ports.Length} ports for {names.Length} hosts: give one for all, or one each");
        var hosts = new List<HostAddress>();
        for (var i = 0; i < names.Length; i++)
        {
            var (name, port) = (names[i].Trim(), ports.Length == 0 ? "" : ports[ports.Length == 1 ? 0 : i].Trim());
            // ADO.NET writes host:port in one; no name and no folder of a socket has a single colon.
            if (port.Length == 0 && name.Split(':') is [var before, { Length: > 0 } after] && !name.StartsWith('/') && after.All(char.IsAsciiDigit)) (name, port) = (before, after);
            var number = Port(port);
            if (name.Length == 0) name = around.SocketFolders.FirstOrDefault(f => File.Exists($"{f}/.s.PGSQL.{number}")) ?? "localhost";
            hosts.Add(new(name, number, addresses.Length > i && addresses[i].Trim() is { Length: > 0 } address ? address : null));
        }
        return [.. hosts];
    }

    private static int Port(string text)
    {
        if (text.Length == 0) return 5432;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, null, out var port) && port is > 0 and <= 65535) return port;
        throw ConnectionString.Fault("the port is not a number from 1 to 65535; if that is part of a password, encode it: write %40 for @, %2F for /, %3A for :, %23 for #, %3F for ?");
    }

    /// <summary>The first schema of <c>-c search_path=…</c> among the server options.</summary>
    private static string? SearchPath(string? options)
    {
        if (options?.IndexOf("search_path=", StringComparison.Ordinal) is not (>= 0 and var at)) return null;
        var value = options[(at + "search_path=".Length)..].Replace("\\ ", "", StringComparison.Ordinal);
        var end = value.AsSpan().IndexOfAny(' ', ',');
        var first = (end < 0 ? value : value[..end]).Trim('"');
        return first.Length == 0 || first[0] == '$' ? null : first;
    }

    private static TargetSession ReadTarget(string? text) => text?.ToLowerInvariant() switch
    {
        null or "any" => TargetSession.Any,
        "read-write" or "readwrite" => TargetSession.ReadWrite,
        "read-only" or "readonly" => TargetSession.ReadOnly,
        "primary" => TargetSession.Primary,
        "standby" or "secondary" => TargetSession.Standby,
        "prefer-standby" or "preferstandby" or "prefersecondary" => TargetSession.PreferStandby,
        "prefer-primary" or "preferprimary" => TargetSession.PreferPrimary,
        _ => throw ConnectionString.Fault("target_session_attrs is none of any, read-write, read-only, primary, standby, prefer-standby"),
    };
}
