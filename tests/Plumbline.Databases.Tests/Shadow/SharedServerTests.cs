using System.Diagnostics;
using Plumbline.Databases.Shadow;
using Xunit;

namespace Plumbline.Databases.Tests.Shadow;

/// <summary>Several processes, one server: who starts it, who stops it, and what the killed leave behind.</summary>
public class SharedServerTests
{
    private static async Task<string> FirstLineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());

    private static async Task LetGoAsync(Process process)
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [ServerFact]
    public async Task Two_processes_share_a_server_and_the_last_one_stops_it()
    {
        await using var folder = new ScratchFolder();
        using var first = folder.StartUser();
        Assert.StartsWith("started", await FirstLineAsync(first));
        using var second = folder.StartUser();
        Assert.StartsWith("joined", await FirstLineAsync(second));
        var place = Assert.Single(folder.Places());
        Assert.Equal(2, place.Users().Count);

        await LetGoAsync(first);
        Assert.True(place.IsUp());
        await LetGoAsync(second);
        Assert.False(Directory.Exists(place.Folder));
    }

    [ServerFact]
    public async Task Many_who_come_at_once_start_one_server()
    {
        await using var folder = new ScratchFolder();
        var users = Enumerable.Range(0, 4).Select(_ => folder.StartUser()).ToList();
        var said = await Task.WhenAll(users.Select(FirstLineAsync));
        Assert.Single(said, s => s.StartsWith("started", StringComparison.Ordinal));
        await Task.WhenAll(users.Select(LetGoAsync));
        Assert.Empty(folder.Places());
        foreach (var user in users) user.Dispose();
    }

    [ServerFact]
    public async Task A_killed_user_does_not_count()
    {
        await using var folder = new ScratchFolder();
        using var killed = folder.StartUser();
        await FirstLineAsync(killed);
        killed.Kill();
        await killed.WaitForExitAsync();
        var place = Assert.Single(folder.Places());

        var server = await ShadowServer.Acquire(folder.Settings);
        Assert.Null(server.StartTime);
        Assert.Single(place.Users());
        await server.DisposeAsync();
        Assert.False(Directory.Exists(place.Folder));
    }

    [ServerFact]
    public async Task What_a_killed_user_made_is_dropped_by_the_next_and_what_a_living_one_made_is_not()
    {
        await using var folder = new ScratchFolder();
        await using var server = await ShadowServer.Acquire(folder.Settings);
        await using var ours = await ShadowDatabase.Create(server);
        var orphan = ours.Name.Replace($"_{Environment.ProcessId}_", "_999999999_");
        await server.Admin.RunAsync($"CREATE DATABASE {orphan}", default);
        await server.Admin.RunAsync($"CREATE DATABASE {ShadowDatabase.Prefix}of_somebody", default);

        await using var next = await ShadowServer.Acquire(folder.Settings);
        Assert.Null(next.StartTime);
        await using var connection = await ours.OpenAsync();
        await using var left = new Npgsql.NpgsqlCommand($"SELECT array_agg(datname::text ORDER BY datname::text COLLATE \"C\") FROM pg_database WHERE datname LIKE '{ShadowDatabase.Prefix}%'", connection);
        Assert.Equal([ours.Name, $"{ShadowDatabase.Prefix}of_somebody"], (string[])(await left.ExecuteScalarAsync())!);
    }

    [ServerFact]
    public async Task What_was_not_disposed_goes_with_its_server()
    {
        await using var folder = new ScratchFolder();
        await using var kept = await ShadowServer.Acquire(folder.Settings);
        ShadowDatabase forgotten;
        await using (var server = await ShadowServer.Acquire(folder.Settings)) forgotten = await ShadowDatabase.Create(server);
        await Assert.ThrowsAsync<Plumbline.Databases.Connections.DatabaseException>(() => forgotten.OpenAsync());
    }

    [ServerFact]
    public async Task A_killed_server_is_started_anew_over_what_it_left()
    {
        await using var folder = new ScratchFolder();
        using var user = folder.StartUser();
        await FirstLineAsync(user);
        var place = Assert.Single(folder.Places());
        using (var postmaster = Process.GetProcessById(LocalServer.ProcessOf(place)!.Value)) postmaster.Kill();
        while (place.IsUp()) await Task.Delay(5);
        Assert.True(File.Exists(place.Socket));

        await using var server = await ShadowServer.Acquire(folder.Settings);
        Assert.NotNull(server.StartTime);
        await using var database = await ShadowDatabase.Create(server);
        await database.RunAsync("CREATE TABLE t (a int)");
        await LetGoAsync(user);
        Assert.True(place.IsUp());
    }

    [ServerFact]
    public async Task A_start_that_was_killed_half_way_is_in_nobodys_way()
    {
        await using var folder = new ScratchFolder();
        var major = (await Server.Shared).Major;
        Directory.CreateDirectory(Path.Combine(folder.Path, $"{major}", "run", "data", "base"));
        File.WriteAllText(Path.Combine(folder.Path, $"{major}", "run", "data", "postmaster.pid"), $"{Environment.ProcessId}\nanother process has this number now\n");
        await using var server = await ShadowServer.Acquire(folder.Settings);
        Assert.NotNull(server.StartTime);
    }

    [ServerFact]
    public async Task It_listens_on_a_private_socket_alone_and_does_not_run_as_root()
    {
        await using var folder = new ScratchFolder();
        await using var server = await ShadowServer.Acquire(folder.Settings);
        var place = Assert.Single(folder.Places());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place.Run));
        Assert.Equal("", await server.Admin.UseAsync(async c => await new Npgsql.NpgsqlCommand("SHOW listen_addresses", c).ExecuteScalarAsync(), default));
        Assert.Equal("off", await server.Admin.UseAsync(async c => await new Npgsql.NpgsqlCommand("SHOW fsync", c).ExecuteScalarAsync(), default));
        if (!OperatingSystem.IsLinux()) return;
        var owner = File.ReadLines($"/proc/{LocalServer.ProcessOf(place)}/status").Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        Assert.Equal(Posix.IsRoot ? ServerUser.Choose().Id.ToString() : Posix.UserId.ToString(), owner);
        Assert.NotEqual("0", owner);
    }

    [ServerFact]
    public async Task Kept_by_hand_it_outlives_its_users_until_it_is_stopped()
    {
        await using var folder = new ScratchFolder();
        string[] major = Server.WantedMajor is { } wanted ? ["--major", $"{wanted}"] : [];
        var (code, said) = folder.Plumb(["shadow", "start", .. major]);
        Assert.Equal(0, code);
        Assert.Contains("started in", said);
        Assert.Contains("up already", folder.Plumb(["shadow", "start", .. major]).Said);

        using var user = folder.StartUser();
        Assert.StartsWith("joined", await FirstLineAsync(user));
        var status = folder.Plumb("shadow", "status").Said;
        Assert.Contains($"process {LocalServer.ProcessOf(folder.Places()[0])}", status);
        Assert.Contains("stays until plumb shadow stop; 1 user", status);
        Assert.Contains($"process {user.Id} since", status);

        Assert.Contains("stops with the last of 1 user", folder.Plumb("shadow", "stop").Said);
        Assert.True(folder.Places()[0].IsUp());
        await LetGoAsync(user);
        Assert.Contains("no server is up", folder.Plumb("shadow", "status").Said);
    }
}
