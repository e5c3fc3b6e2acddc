using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>A database's schema as <c>pg_dump -s</c> writes it, in a form that can be compared: its statements, sorted, tables with their columns sorted.</summary>
internal sealed class SchemaDump
{
    private readonly string _program;
    private readonly string _description;

    private SchemaDump(string program, string version) => (_program, _description) = (program, $"pg_dump {version}");

    /// <summary>The pg_dump of the server's own major on this machine; null, and why, where there is none.</summary>
    public static async Task<(SchemaDump? Program, string Why)> FindAsync(ShadowSettings settings, int major, CancellationToken cancel)
    {
        var all = await PostgresPrograms.FindAsync(settings, new Attempts(), cancel).ConfigureAwait(false);
        var own = all.Where(p => File.Exists(p.Program("pg_dump"))).ToList();
        if (own.Find(p => p.Major == major) is { } programs) return (new(programs.Program("pg_dump"), programs.Version), "");
        return (null, own.Count == 0 ? "no pg_dump on this machine" : $"no pg_dump {major} on this machine, only {string.Join(", ", own.Select(p => p.Version))}");
    }

    public override string ToString() => _description;

    /// <exception cref="ToolFailed">The program ended with an error.</exception>
    public async Task<string> ReadAsync(ShadowDatabase database, CancellationToken cancel)
    {
        var address = database.Address.Postgres;
        var host = address.Hosts[0];
        if (address.Password(host) is not null) throw new ToolFailed("the server wants a password, which is given to no other program");
        string[] arguments = ["--schema-only", "--no-password", "--host", host.Name, "--port", host.Port.ToString(), "--username", address.User, database.Name];
        return await Tool.RunAsync(_program, arguments, "/", cancel).ConfigureAwait(false);
    }

    /// <summary>The statements that make something, in an order of their own: two dumps of equal schemas may list them differently.</summary>
    internal static IReadOnlyList<string> Statements(string dump)
    {
        var tokens = SqlLexer.Read(new SourceText("dump", "dump", dump));
        var found = new List<string>(tokens.Statements.Count);
        foreach (var range in tokens.Statements)
        {
            var (first, last) = (tokens.Tokens[range.First], tokens.Tokens[range.End - 1]);
            var text = dump[first.Start..last.End];
            if (first.Kind == TokenKind.MetaCommand || text.StartsWith("SET ", StringComparison.Ordinal) || text.StartsWith("SELECT ", StringComparison.Ordinal)) continue;
            found.Add(Normal(text));
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>
    /// Whether statements that differ as text mean the same: a server keeps <c>ARRAY[]::text[]</c> and <c>'{}'::text[]</c> apart, and nobody else does.
    /// Both dumps are read; a statement that our reading does not hold decides nothing.
    /// </summary>
    internal static bool MeanTheSame(string one, string other, IEnumerable<string> differing, int major)
    {
        var (left, right) = (Replay(one, major), Replay(other, major));
        var unread = left.Unread.Union(right.Unread).ToHashSet(StringComparer.Ordinal);
        return !differing.Any(unread.Contains) && SchemaDifferences.Between(left.Schema, right.Schema, "one", "the other").Count == 0;
    }

    private static (Catalog Schema, IEnumerable<string> Unread) Replay(string dump, int major)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = major };
        var executed = PostgresDialect.Instance.Execute(new SourceText("dump", "dump", dump), builder);
        return (builder.Current, executed.Statements.Where(s => s.Refused is not null || s.Effects.IsEmpty).Select(s => Normal(s.Text().ToString())));
    }

    private static string Normal(string text)
    {
        if (text.StartsWith("CREATE TABLE", StringComparison.Ordinal) || text.StartsWith("CREATE UNLOGGED TABLE", StringComparison.Ordinal)) return Sorted(text);
        // Blanks around a body are kept by the server and mean nothing.
        if (text.StartsWith("CREATE FUNCTION", StringComparison.Ordinal) || text.StartsWith("CREATE PROCEDURE", StringComparison.Ordinal)) return string.Join(' ', text.Replace("$$", " $$ ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text;
    }

    /// <summary>A column that was added later stands last; that is no difference.</summary>
    private static string Sorted(string table)
    {
        var lines = table.Split('\n').Select(l => l.Trim().TrimEnd(',')).ToList();
        var close = lines.FindIndex(l => l.StartsWith(')'));
        if (close < 2) return table;
        lines.Sort(1, close - 1, StringComparer.Ordinal);
        return string.Join('\n', lines);
    }
}
