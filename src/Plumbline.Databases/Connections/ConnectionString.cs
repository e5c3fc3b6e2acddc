using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plumbline.Model;

namespace Plumbline.Databases.Connections;

/// <summary>
/// Where a database is and how to sign in. Prints itself without any secret, wherever it is printed: in messages, debuggers, records, JSON.
/// Understands libpq's URLs and keyword strings, JDBC's and ADO.NET's forms, Prisma's parameters, and for SQLite <c>sqlite:FILE</c> and <c>file:FILE</c>.
/// What it leaves open is filled from the <c>PG*</c> variables, a service file and the password file, as libpq does (manual 34.15 to 34.17).
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(Redacted))]
public sealed class ConnectionString
{
    internal const string Expected = "not a connection string: expected postgres://user@host:5432/database, host=… dbname=… user=…, or sqlite:FILE";

    private readonly PostgresAddress? _postgres;
    private readonly string? _file;

    private ConnectionString(PostgresAddress postgres) => _postgres = postgres;

    private ConnectionString(string file) => _file = file;

    /// <summary><c>postgres</c> or <c>sqlite</c>.</summary>
    public string Dialect => _postgres is null ? "sqlite" : "postgres";

    /// <summary>The file of a SQLite database.</summary>
    public string File => _file ?? throw new InvalidOperationException("not a file");

    /// <summary>The schema that is meant when none is named: Prisma's <c>?schema=</c>, JDBC's <c>currentSchema</c>, a search path's first. Null for the server's own default.</summary>
    public string? Schema => _postgres?.Schema;

    /// <summary>Said to be behind a pooler that gives a session for one transaction only (Prisma's <c>pgbouncer=true</c>).</summary>
    public bool BehindPooler => _postgres?.BehindPooler ?? false;

    /// <summary>Encryption that is weaker than it should be, because the user said so.</summary>
    public EquatableArray<string> Weaknesses => _postgres?.Weaknesses ?? [];

    /// <summary>What the user should know about it: <see cref="Weaknesses"/>, what was not used and why.</summary>
    public EquatableArray<string> Notes => _postgres?.Notes ?? [];

    /// <summary>Reads a connection string as this process and machine complete it.</summary>
    /// <exception cref="DatabaseException">The text names no database; the message does not repeat it.</exception>
    public static ConnectionString Parse(string text) => Parse(new Secret(text), Surroundings.OfThisProcess);

    /// <inheritdoc cref="Parse(string)"/>
    public static ConnectionString Parse(Secret text, Surroundings around)
    {
        var plain = Unquoted(text.Reveal().Trim());
        if (plain.Length == 0) throw Fault("the connection string is empty");
        if (SqliteFile(plain) is { } file) return new(file);
        var settings = ConnectionSettings.Read(plain);
        if (settings[Keyword.Host] is null && settings[Keyword.File] is { } path) return new(path);
        return new(PostgresAddress.Of(settings, around));
    }

    /// <summary>The same server, another database on it.</summary>
    public ConnectionString ForDatabase(string name) => new(Postgres.ForDatabase(name));

    /// <summary>A relative file of SQLite is meant from this folder.</summary>
    public ConnectionString InFolder(string folder) => _file is null or ":memory:" ? this : new(Path.Combine(folder, _file));

    /// <summary>Who signs in, and where: <c>me@db.example:5432/shop</c>; never with what.</summary>
    public string Show() => _postgres?.Show() ?? $"sqlite:{_file}";

    /// <summary>Host, port and database; never who or with what.</summary>
    public override string ToString() => _postgres?.ToString() ?? $"sqlite:{_file}";

    /// <summary>A server's or driver's text without the password, should it repeat it, in any spelling that was written.</summary>
    internal string Redact(string text) => _postgres?.Redact(text) ?? text;

    internal PostgresAddress Postgres => _postgres ?? throw Fault("a SQLite file is no PostgreSQL server: give postgres://…");

    internal static DatabaseException Fault(string message) => new(FailureReason.Address, message);

    /// <summary>
    /// <c>sqlite:dev.db</c>, <c>sqlite:///var/dev.db</c>, Prisma's <c>file:./dev.db?connection_limit=1</c>. Parameters are the driver's: the file is only read.
    /// </summary>
    private static string? SqliteFile(string text)
    {
        string[] schemes = ["sqlite:", "sqlite3:", "file:"];
        var scheme = Array.Find(schemes, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        if (scheme is null) return null;
        var file = text[scheme.Length..];
        if (file.StartsWith("//", StringComparison.Ordinal)) file = file[2..];
        if (file.IndexOf('?') is >= 0 and var question) file = file[..question];
        if (file.Length == 0) throw Fault($"{scheme} names no file: give {scheme}dev.db");
        return file;
    }

    private static string Unquoted(string text) => text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1].Trim() : text;

    /// <summary>A serializer sees what a reader of a message sees.</summary>
    private sealed class Redacted : JsonConverter<ConnectionString>
    {
        public override ConnectionString Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException("a connection string is not read from JSON");

        public override void Write(Utf8JsonWriter writer, ConnectionString value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
