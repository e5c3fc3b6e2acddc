namespace Plumbline.Databases.Connections;

/// <summary>What a connection string can say that matters here, whatever the dialect of the string calls it.</summary>
internal enum Keyword
{
    Host, HostAddr, Port, Database, User, Password, PassFile, Service, Options, ApplicationName, ConnectTimeout, TargetSessionAttributes, Schema, PgBouncer,
    SslMode, Ssl, SslRootCert, SslCert, SslKey, SslPassword, SslIdentity, SslAccept, TrustServerCertificate, SslNegotiation, ChannelBinding,
    KerberosServiceName, RequireAuth, File,

    /// <summary>Known, and of no use to one short reading: pools, caches, buffers, keep-alives, encodings.</summary>
    Unused,

    /// <summary>Nobody's keyword.</summary>
    Unknown,
}

/// <summary>The names of keywords in libpq (manual 34.1.2), JDBC, ADO.NET (Npgsql) and Prisma: case, blanks and underscores make no difference.</summary>
internal static class Keywords
{
    public static Keyword Of(string name) => Plain(name) switch
    {
        "host" or "server" => Keyword.Host,
        "hostaddr" => Keyword.HostAddr,
        "port" => Keyword.Port,
        "dbname" or "database" or "db" or "initialcatalog" => Keyword.Database,
        "user" or "username" or "userid" or "uid" => Keyword.User,
        "password" or "pwd" or "psw" => Keyword.Password,
        "passfile" => Keyword.PassFile,
        "service" => Keyword.Service,
        "options" => Keyword.Options,
        "applicationname" or "fallbackapplicationname" => Keyword.ApplicationName,
        "connecttimeout" or "timeout" or "logintimeout" => Keyword.ConnectTimeout,
        "targetsessionattrs" or "targetsessionattributes" or "targetservertype" => Keyword.TargetSessionAttributes,
        "schema" or "currentschema" or "searchpath" => Keyword.Schema,
        "pgbouncer" => Keyword.PgBouncer,
        "sslmode" => Keyword.SslMode,
        "ssl" => Keyword.Ssl,
        "sslrootcert" or "rootcertificate" => Keyword.SslRootCert,
        "sslcert" or "sslcertificate" => Keyword.SslCert,
        "sslkey" => Keyword.SslKey,
        "sslpassword" => Keyword.SslPassword,
        "sslidentity" => Keyword.SslIdentity,
        "sslaccept" => Keyword.SslAccept,
        "trustservercertificate" => Keyword.TrustServerCertificate,
        "sslnegotiation" => Keyword.SslNegotiation,
        "channelbinding" => Keyword.ChannelBinding,
        "krbsrvname" or "kerberosservicename" => Keyword.KerberosServiceName,
        "requireauth" => Keyword.RequireAuth,
        "datasource" or "filename" => Keyword.File,
        var plain => IsUnused(plain) ? Keyword.Unused : Keyword.Unknown,
    };

    private static bool IsUnused(string plain) => plain is
        // Prisma
        "connectionlimit" or "pooltimeout" or "sockettimeout" or "statementcachesize" or "singleuseconnections" or "maxidleconnectionlifetime" or "maxconnectionlifetime"
        // libpq
        or "clientencoding" or "keepalives" or "keepalivesidle" or "keepalivesinterval" or "keepalivescount" or "tcpusertimeout" or "gssencmode" or "gsslib" or "gssdelegation"
        or "sslcompression" or "sslsni" or "sslminprotocolversion" or "sslmaxprotocolversion" or "loadbalancehosts" or "requirepeer" or "minprotocolversion" or "maxprotocolversion"
        // Npgsql
        or "pooling" or "minpoolsize" or "maxpoolsize" or "minimumpoolsize" or "maximumpoolsize" or "connectionidlelifetime" or "connectionpruninginterval" or "connectionlifetime"
        or "commandtimeout" or "cancellationtimeout" or "keepalive" or "tcpkeepalive" or "tcpkeepalivetime" or "tcpkeepaliveinterval" or "includeerrordetail" or "includefailedbatchedcommand"
        or "multiplexing" or "maxautoprepare" or "autoprepareminusages" or "noresetonclose" or "enlist" or "persistsecurityinfo" or "readbuffersize" or "writebuffersize"
        or "socketreceivebuffersize" or "socketsendbuffersize" or "loadtablecomposites" or "servercompatibilitymode" or "logparameters" or "encoding" or "timezone" or "includerealm"
        or "arraynullabilitymode" or "gssencryptionmode" or "checkcertificaterevocation" or "hostrecheckseconds" or "integratedsecurity"
        // JDBC, Go, Node, SQLAlchemy, hosting platforms, SQLite
        or "preparethreshold" or "preferquerymode" or "binarytransfer" or "stringtype" or "rewritebatchedinserts" or "tcpnodelay" or "sslfactory" or "assumeminserverversion"
        or "poolmaxconns" or "poolminconns" or "poolmaxconnlifetime" or "poolmaxconnidletime" or "poolhealthcheckperiod" or "defaultqueryexecmode" or "binaryparameters"
        or "statementcachecapacity" or "preparedstatements" or "uselibpqcompat" or "supa" or "workaround" or "max" or "idletimeout" or "poolsize" or "pool" or "reaper"
        or "cache" or "mode" or "foreignkeys" or "defaulttimeout" or "recursivetriggers";

    private static string Plain(string name)
    {
        Span<char> plain = stackalloc char[name.Length > 64 ? 0 : name.Length];
        if (name.Length > 64) return "";
        var length = 0;
        foreach (var character in name)
            if (character is not (' ' or '_' or '-' or '.')) plain[length++] = char.ToLowerInvariant(character);
        return plain[..length].ToString();
    }
}
