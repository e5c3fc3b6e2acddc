using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>Whether what answered is the server that is meant: PostgreSQL, new enough, and of the role that is asked for.</summary>
internal static class ServerKind
{
    public const int OldestVersion = 11;

    /// <summary>Judges by what the server says of itself while signing in: no further round trip.</summary>
    /// <exception cref="DatabaseException">It is another product, or too old.</exception>
    public static void Check(NpgsqlConnection connection, HostAddress host)
    {
        var parameters = connection.PostgresParameters;
        var said = parameters.GetValueOrDefault("server_version") ?? "";
        var product = parameters.ContainsKey("crdb_version") ? "CockroachDB"
            : parameters.ContainsKey("padb_version") || said.StartsWith("8.0.2", StringComparison.Ordinal) ? "Amazon Redshift"
            : parameters.ContainsKey("mz_version") ? "Materialize"
            : parameters.ContainsKey("crate_version") ? "CrateDB"
            : said.Contains("bouncer", StringComparison.OrdinalIgnoreCase) ? "PgBouncer's console"
            : null;
        if (product is not null) throw new DatabaseException(FailureReason.NotSupported, $"{host} is {product}, which is not PostgreSQL: its catalogs cannot be read as PostgreSQL's");
        if (connection.PostgreSqlVersion.Major < OldestVersion)
            throw new DatabaseException(FailureReason.NotSupported, $"{host} is PostgreSQL {connection.PostgreSqlVersion.ToString(2)}: {OldestVersion} and newer are read");
    }

    /// <exception cref="DatabaseException">It is a standby where a primary is asked for, or the like.</exception>
    public static void Check(NpgsqlConnection connection, HostAddress host, TargetSession target)
    {
        using var command = new NpgsqlCommand("select pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only') = 'on'", connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        var (standby, readOnly) = (reader.GetBoolean(0), reader.GetBoolean(1));
        var fits = target switch
        {
            TargetSession.ReadWrite => !readOnly,
            TargetSession.ReadOnly => readOnly,
            TargetSession.Primary => !standby,
            TargetSession.Standby => standby,
            _ => true,
        };
        if (!fits) throw new DatabaseException(FailureReason.NotReady, $"{host} is {(standby ? "a standby" : readOnly ? "read-only" : "a primary")}, and target_session_attrs asks for another kind");
    }
}
