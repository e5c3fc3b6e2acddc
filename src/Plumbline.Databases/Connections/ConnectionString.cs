using System.Diagnostics;
using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>Where a database is and how to sign in. Prints itself without any secret, wherever it is printed.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ConnectionString
{
    private readonly string _dialect;
    private readonly NpgsqlConnectionStringBuilder? _postgres;
    private readonly string? _file;

    private ConnectionString(NpgsqlConnectionStringBuilder postgres) => (_dialect, _postgres) = ("postgres", postgres);

    private ConnectionString(string file) => (_dialect, _file) = ("sqlite", file);

    /// <summary><c>postgres</c> or <c>sqlite</c>.</summary>
    public string Dialect => _dialect;

    /// <summary>The file of a SQLite database.</summary>
    public string File => _file ?? throw new InvalidOperationException("not a file");

    /// <exception cref="DatabaseException">The text names no database; the message does not repeat it.</exception>
    public static ConnectionString Parse(string text)
    {
        if (text.StartsWith("sqlite:", StringComparison.Ordinal)) return new(text["sqlite:".Length..]);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("postgres" or "postgresql")) throw new DatabaseException(FailureReason.Address, "not a connection string: expected postgres://user@host:5432/database or sqlite:FILE");
        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(url.Host), Port = url.IsDefaultPort ? 5432 : url.Port, Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')) };
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split('=', 2) is ["host", var host]) builder.Host = Uri.UnescapeDataString(host);
        return new(builder);
    }

    /// <summary>The same server and user, another database.</summary>
    public ConnectionString ForDatabase(string name) => new(new NpgsqlConnectionStringBuilder(ForDriver().ConnectionString) { Database = name });

    /// <summary>The driver's own form, with everything in it: for the driver only.</summary>
    internal NpgsqlConnectionStringBuilder ForDriver() => _postgres ?? throw new InvalidOperationException("not a PostgreSQL database");

    /// <summary>Host, port and database; never who or with what.</summary>
    public override string ToString() => _postgres is null ? $"sqlite:{_file}" : $"postgres://{_postgres.Host}:{_postgres.Port}/{_postgres.Database}";
}
