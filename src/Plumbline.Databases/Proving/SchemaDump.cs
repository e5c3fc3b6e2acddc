using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Model;

namespace Plumbline.Databases.Proving;

/// <summary>A database's schema as <c>pg_dump -s</c> writes it, by the program of the server's own major.</summary>
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
        string[] arguments = ["--schema-only", "--no-password", "--exclude-schema", Archive.Schema, "--host", host.Name, "--port", host.Port.ToString(), "--username", address.User, database.Name];
        return await Tool.RunAsync(_program, arguments, "/", cancel).ConfigureAwait(false);
    }
}
