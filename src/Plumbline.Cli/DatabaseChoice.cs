using System.CommandLine;
using Plumbline.Model;

namespace Plumbline.Cli;

/// <summary>Which databases a run looks at.</summary>
/// <param name="Named">Names of the configuration, connection strings, or <c>NAME=URL</c>; empty for all that are configured.</param>
/// <param name="Offline">None at all.</param>
public sealed record DatabaseChoice(EquatableArray<string> Named, bool Offline)
{
    public static readonly DatabaseChoice None = new([], true);
}

/// <summary>The options behind it.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string[]> _database = new("--database", "-d")
    {
        Description = "Only this database: a name of plumbline.yaml, postgres://…, sqlite:FILE or NAME=URL; may be repeated. Default: all that are configured",
        HelpName = "name|url",
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "Read files only" };

    public void AddTo(Command command)
    {
        command.Options.Add(_database);
        command.Options.Add(_offline);
    }

    public DatabaseChoice Of(ParseResult parsed)
    {
        var named = parsed.GetValue(_database) ?? [];
        var offline = parsed.GetValue(_offline);
        if (offline && named.Length > 0) throw new UsageException("--offline reads no database, and --database names one: give one of them");
        return new([.. named], offline);
    }
}
