using Plumbline.Databases.Connections;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>Where one database is and how it is to be looked at.</summary>
internal sealed record DatabasePlace(string Name)
{
    /// <summary>Null when <see cref="Fault"/> or <see cref="Unset"/> says why.</summary>
    public ConnectionString? Address { get; init; }

    /// <summary>What is wrong with its connection string, without the string.</summary>
    public string? Fault { get; init; }

    /// <summary>Which variable is not set.</summary>
    public string? Unset { get; init; }

    public string Dialect { get; init; } = "postgres";
    public bool Protected { get; init; }
    public SourceRole? Follows { get; init; }
    public EquatableArray<string> Schemas { get; init; }
    public EquatableArray<string> Ignored { get; init; }

    /// <summary>For reports: where it is, never with what one signs in.</summary>
    public string Location => Address?.ToString() ?? "";
}

/// <summary>From names, variables and connection strings to places.</summary>
internal sealed class DatabasePlaces(string root, Config config)
{
    private static readonly string[] s_beginnings = ["sqlite:", "sqlite3:", "file:", "jdbc:", "host=", "hostaddr=", "port=", "dbname=", "user=", "service=", "server=", "data source="];

    private Variables? _variables;

    /// <exception cref="UsageException">A name that is not known, or one whose variable is not set although it was named.</exception>
    public IEnumerable<DatabasePlace> Of(DatabaseChoice choice)
    {
        if (choice.Offline) return [];
        return choice.Named.IsEmpty ? config.Databases.Select(d => Of(d, wasNamed: false)) : choice.Named.Select(Of);
    }

    /// <summary>A name of the configuration, a connection string, or both: <c>NAME=URL</c>.</summary>
    public DatabasePlace Of(string form)
    {
        if (config.Databases.FirstOrDefault(d => d.Name == form) is { } configured) return Of(configured, wasNamed: true);
        if (IsAddress(form)) return Of(null, form);
        var equals = form.IndexOf('=');
        if (equals > 0 && IsAddress(form[(equals + 1)..])) return Of(form[..equals], form[(equals + 1)..]);
        var names = config.Databases.Select(d => d.Name).ToList();
        throw new UsageException(names.Count == 0
            ? $"no database is called {Shown(form)}: none is configured; name them in plumbline.yaml (databases:), or give postgres://… or sqlite:FILE"
            : $"no database is called {Shown(form)}{(Nearest.Of(form, names) is { } near ? $"; did you mean {near}?" : $"; there are {string.Join(", ", names)}")}");
    }

    /// <summary>Whether a word of the command line is a connection string rather than a name. Asked of every project's path: no driver is loaded for it.</summary>
    public static bool IsAddress(string form)
    {
        var colon = form.IndexOf("://", StringComparison.Ordinal);
        if (colon > 0 && IsScheme(form.AsSpan(0, colon))) return true;
        var equals = form.IndexOf('=');
        return s_beginnings.Any(b => form.StartsWith(b, StringComparison.OrdinalIgnoreCase)) && (equals < 0 || !IsAddress(form[(equals + 1)..]));
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!(char.IsAsciiLetterOrDigit(letter) || letter is '+' or '.' or '-')) return false;
        return true;
    }

    /// <summary>The connection string in an argument – alone, or after a name, a kind or an option – if it says more than where the database is.</summary>
    public static string? SecretIn(string argument)
    {
        var start = argument.AsSpan().IndexOfAny(":=") + 1;
        var (whole, rest) = (IsAddress(argument), argument[start..]);
        return HasMore(argument) && (whole || IsAddress(rest)) ? whole ? argument : rest : null;
    }

    private static bool HasMore(string address) =>
        address.AsSpan().IndexOfAny("@?") >= 0 || address.Contains("pass", StringComparison.OrdinalIgnoreCase) || address.Contains("pwd", StringComparison.OrdinalIgnoreCase);

    /// <summary>What was meant for a connection string may hold a password: it is not repeated.</summary>
    private static string Shown(string form) => form.AsSpan().IndexOfAny(":@=/") >= 0 ? "what was given" : form;

    private static DatabasePlace Of(string? name, string address)
    {
        try
        {
            var parsed = ConnectionString.Parse(new Secret(address), Surroundings.OfThisProcess);
            return new(name ?? parsed.ToString()) { Address = parsed, Dialect = parsed.Dialect };
        }
        catch (DatabaseException fault)
        {
            throw new UsageException($"{name ?? "--database"}: {fault.Message}");
        }
    }

    private DatabasePlace Of(ConfigDatabase database, bool wasNamed)
    {
        var place = new DatabasePlace(database.Name) { Protected = database.Protected, Follows = database.Follows, Schemas = database.Schemas, Ignored = database.Ignored, Dialect = database.Dialect ?? "postgres" };
        try
        {
            _variables ??= Variables.Of(root, Folders());
            var expanded = _variables.Expand(database.Url);
            if (expanded.Value is not { } url)
            {
                var unset = $"{string.Join(" and ", expanded.Unset)} {(expanded.Unset.Count == 1 ? "is" : "are")} not set, neither in the environment nor in {string.Join(" or ", Variables.FileNames)}{NotRead()}";
                return wasNamed ? throw new UsageException($"{database.Name}: {unset}") : place with { Unset = unset };
            }
            var address = ConnectionString.Parse(url, Surroundings.OfThisProcess.With(n => _variables.Find(n).Value?.Reveal())).InFolder(root);
            if (database.Dialect is { } said && said != address.Dialect) return place with { Fault = $"it is said to be {said}, but its connection string is one of {address.Dialect}" };
            // Prisma's ?schema= speaks of one schema; what else is in the database is not the project's.
            return place with { Address = address, Dialect = address.Dialect, Schemas = database.Schemas.IsEmpty && address.Schema is { } schema ? [schema] : database.Schemas };
        }
        catch (DatabaseException fault)
        {
            return place with { Fault = fault.Message };
        }
    }

    private string NotRead() => _variables is { NotRead: { Count: > 0 } files } ? $" ({string.Join(", ", files)} may not be read)" : "";

    /// <summary>The project's folder, and those of its schemas, where their tools look for variables, too.</summary>
    private IEnumerable<string> Folders() =>
        config.Declared.Select(d => PathPattern.Base(d.Path)).Select(Paths.Folder).Append("prisma").Prepend("").Distinct();
}
