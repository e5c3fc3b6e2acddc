using Npgsql;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Roles belong to a server, not to a database (manual 21): what schemas name and the server lacks is made. Roles that the proved files make go again,
/// so that they can be made once more; on a server that was named, ours do too. One of our own keeps those: others may stand on them by now.
/// </summary>
internal sealed class ServerRoles(ShadowServer server, IReadOnlySet<string> before, IReadOnlyList<MigrationScript> scripts, bool wasNamed) : IAsyncDisposable
{
    private static readonly string[] s_supabase = ["anon", "authenticated", "service_role", "authenticator", "supabase_admin"];

    private readonly HashSet<string> _made = [];

    public static async Task<ServerRoles> OfAsync(ShadowServer server, IReadOnlyList<MigrationScript> scripts, bool wasNamed, CancellationToken cancel) =>
        new(server, await NamesAsync(server, cancel).ConfigureAwait(false), scripts, wasNamed);

    /// <summary>Makes what is named, is not there, and is not made by a file either.</summary>
    public async Task MakeAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        foreach (var name in names.Where(n => !before.Contains(n) && !IsBuiltIn(n) && !IsMadeByFile(n)))
        {
            if (!_made.Add(name)) continue;
            try
            {
                await server.Admin.RunAsync($"CREATE ROLE {Sql.Quoting.Name(name)}", cancel).ConfigureAwait(false);
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.DuplicateObject)
            {
                // Another proof on this server was quicker; it is that one's to drop.
                _made.Remove(name);
            }
        }
    }

    /// <summary>Every role that a catalog names.</summary>
    public static IEnumerable<string> NamedIn(Catalog catalog) => catalog.Objects.SelectMany(RoleNames.In);

    public static IEnumerable<string> OfPlatform(EquatableArray<string> assume) => assume.Contains("supabase") ? s_supabase : [];

    /// <summary>Called when the databases are gone: what still stands on a role is another's.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var name in await NamesAsync(server, CancellationToken.None).ConfigureAwait(false))
                if (!before.Contains(name) && ((wasNamed && _made.Contains(name)) || IsMadeByFile(name))) await DropAsync(name).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is Connections.DatabaseException or NpgsqlException)
        {
            // A server that is gone took its roles along; the reason why we end is worth more than this one.
        }
    }

    private async Task DropAsync(string name)
    {
        try
        {
            await server.Admin.RunAsync($"DROP ROLE IF EXISTS {Sql.Quoting.Name(name)}", CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
        {
            // Another database of the server names it by now.
        }
    }

    private bool IsMadeByFile(string name) => scripts.Any(s => s.Statements.Any(t => Makes(t.Text(), name)));

    private static bool Makes(string text, string name)
    {
        foreach (var command in (ReadOnlySpan<string>)["CREATE ROLE ", "CREATE USER ", "CREATE GROUP "])
            for (var at = text.IndexOf(command, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(command, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var rest = text.AsSpan(at + command.Length).TrimStart().TrimStart('"');
                if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !(char.IsLetterOrDigit(rest[name.Length]) || rest[name.Length] == '_'))) return true;
            }
        return false;
    }

    private static bool IsBuiltIn(string name) => name is "public" or "current_user" or "session_user" or "current_role" || name.StartsWith("pg_", StringComparison.Ordinal);

    private static Task<HashSet<string>> NamesAsync(ShadowServer server, CancellationToken cancel) =>
        server.Admin.UseAsync(async connection =>
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            await using var command = new NpgsqlCommand("SELECT rolname::text FROM pg_catalog.pg_roles", connection);
            await using var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) names.Add(rows.GetString(0));
            return names;
        }, cancel);
}
