using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>An address in the driver's own words.</summary>
internal static class DriverSettings
{
    /// <summary>A source without a pool: one short reading opens one connection, and a broken one is not met again.</summary>
    /// <param name="plain">
    /// Whether bytes and plain types are enough. Each type that is brought has to be compiled, and to ask the server for all others costs a round trip and, where
    /// tables are many, a good part of the time that reading them takes.
    /// </param>
    public static NpgsqlDataSource Source(PostgresAddress address, HostAddress host, ServerCertificate certificate, Limits limits, TimeSpan connect, bool plain)
    {
        var builder = new NpgsqlSlimDataSourceBuilder();
        Fill(builder.ConnectionStringBuilder, address, host, limits, connect);
        if (plain) builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        else builder.EnableArrays();
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        builder.UseSslClientAuthenticationOptionsCallback(certificate.Configure);
        return builder.Build();
    }

    /// <summary>A schema is megabytes, and each buffer of them a system call.</summary>
    private const int ReadBuffer = 1 << 16;

    private static void Fill(NpgsqlConnectionStringBuilder settings, PostgresAddress address, HostAddress host, Limits limits, TimeSpan connect)
    {
        settings.Host = host.Address ?? host.Name;
        settings.Port = host.Port;
        settings.Database = address.Database;
        settings.Username = address.User;
        // Never null: the driver would look into files whose permissions it does not check.
        settings.Password = address.Password(host) ?? "";
        settings.ApplicationName = address.ApplicationName;
        settings.ClientEncoding = "UTF8";
        settings.Options = address.Options;
        settings.Pooling = false;
        settings.Enlist = false;
        settings.ReadBufferSize = ReadBuffer;
        settings.GssEncryptionMode = GssEncryptionMode.Disable;
        if (address.KerberosServiceName is { } service) settings.KerberosServiceName = service;
        if (address.ChannelBinding is { } binding) settings.ChannelBinding = Enum.Parse<ChannelBinding>(binding, ignoreCase: true);
        if (address.RequireAuth is { } methods) settings.RequireAuth = methods;
        // Behind our own clocks, which are exact; these stop what was abandoned.
        settings.Timeout = Seconds(connect) + 1;
        settings.CommandTimeout = Seconds(limits.Statement) + 1;
        settings.CancellationTimeout = 500;
        settings.TcpKeepAlive = !host.IsSocket();
        FillTls(settings, address.Tls, host);
    }

    private static void FillTls(NpgsqlConnectionStringBuilder settings, TlsSettings tls, HostAddress host)
    {
        // Verification is ours (ServerCertificate): to the driver, verified modes are "encrypted, or nothing".
        settings.SslMode = tls.Mode(host) switch
        {
            TlsMode.Disable => SslMode.Disable,
            TlsMode.Allow => SslMode.Allow,
            TlsMode.Prefer => SslMode.Prefer,
            _ => SslMode.Require,
        };
        if (tls.Direct && settings.SslMode == SslMode.Require) settings.SslNegotiation = SslNegotiation.Direct;
        if (tls.Certificate is null) return;
        settings.SslCertificate = tls.Certificate;
        settings.SslKey = tls.Key;
        settings.SslPassword = tls.CertificatePassword;
    }

    private static int Seconds(TimeSpan time) => (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, 3600);
}
