using Plumbline.Databases.Connections;
using Plumbline.Sources;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// A server in a container of the official image, with no network: its socket lies in a folder that both sides see. That needs a Linux
/// kernel under both, so it is not offered where Docker runs a virtual machine.
/// </summary>
internal sealed record DockerServer(string Docker, int Major) : ServerSource(Major, $"PostgreSQL {Major} of the Docker image postgres:{Major}")
{
    public const string HandlePrefix = "docker ";

    private const int Newest = 18;
    private const string Inside = "/run/plumbline";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public static new async Task<DockerServer?> FindAsync(ShadowSettings settings, Attempts looked, CancellationToken cancel)
    {
        if (ProgramPlaces.On(settings.SearchPath, "docker").FirstOrDefault(File.Exists) is not { } docker)
        {
            looked.Add("Docker", "no docker on the PATH");
            return null;
        }
        if (!OperatingSystem.IsLinux())
        {
            looked.Add("Docker", "sockets do not leave the virtual machine it runs here");
            return null;
        }
        try
        {
            await Tool.RunAsync(docker, ["version", "--format", "{{.Server.Version}}"], "/", cancel).ConfigureAwait(false);
            return new(docker, settings.Major ?? Newest);
        }
        catch (ToolFailed fault)
        {
            looked.Add("Docker", fault.Message);
            return null;
        }
    }

    public override async Task StartAsync(ServerPlace place, ShadowSettings settings, CancellationToken cancel)
    {
        place.Prepare(new ServerUser(null, 0, 0));
        // The image's user is a number that means somebody else here; the folder above is closed to all but us.
        Posix.MakeFolder(place.Run, (UnixFileMode)0b111_111_111);
        var name = $"plumbline-shadow-{Major}-{Guid.NewGuid():N}";
        place.WriteOrigin($"{HandlePrefix}{Docker}\t{name}", Description);
        settings.Progress?.Invoke($"starting a container of postgres:{Major}");
        var options = string.Join(' ', Settings.Where(s => s.Name != "unix_socket_permissions").Select(s => $"-c {s.Name}={s.Value}"));
        // Not the image's own entry: it starts a first server on the same socket and stops it again.
        var script = $"initdb -D /tmp/data --username=postgres --auth=trust --no-sync --encoding=UTF8 --locale=C.UTF-8 && exec postgres -D /tmp/data {options} -c unix_socket_directories={Inside}";
        string[] run = ["run", "--detach", "--name", name, "--network", "none", "--user", "postgres", "--shm-size", "256m", "--volume", $"{place.Run}:{Inside}", "--entrypoint", "sh", $"postgres:{Major}", "-c", script];
        await Tool.RunAsync(Docker, run, "/", cancel).ConfigureAwait(false);
        for (var until = DateTime.UtcNow + s_patience; !place.IsUp() || !await AnswersAsync(place, cancel).ConfigureAwait(false);)
        {
            if (DateTime.UtcNow > until) throw new ToolFailed($"{Description} has not answered on {place.Socket} for {s_patience.TotalSeconds} s; does its daemon run on another machine?");
            if (await StateAsync(name, cancel).ConfigureAwait(false) != "true") throw new ToolFailed($"{Description} did not start: {Tool.Tail(await LogAsync(name, cancel).ConfigureAwait(false))}");
            await Task.Delay(s_pause, cancel).ConfigureAwait(false);
        }
    }

    public static async Task EndAsync(string handle)
    {
        var (docker, name) = handle[HandlePrefix.Length..].Split('\t') is [var a, var b] ? (a, b) : throw new ToolFailed($"'{handle}' names no container");
        try
        {
            await Tool.RunAsync(docker, ["rm", "--force", "--volumes", name], "/", CancellationToken.None).ConfigureAwait(false);
        }
        catch (ToolFailed fault) when (fault.Message.Contains("No such container", StringComparison.OrdinalIgnoreCase))
        {
            // Somebody removed it by hand.
        }
    }

    /// <summary>A server listens before it is ready.</summary>
    private static async Task<bool> AnswersAsync(ServerPlace place, CancellationToken cancel)
    {
        try
        {
            await using var connection = await PostgresConnection.OpenAsync(place.Address, Limits.Default, cancel).ConfigureAwait(false);
            return true;
        }
        catch (DatabaseException fault) when (fault.Reason is FailureReason.NotReady)
        {
            return false;
        }
    }

    private async Task<string> StateAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await Tool.RunAsync(Docker, ["inspect", "--format", "{{.State.Running}}", name], "/", cancel).ConfigureAwait(false);
        }
        catch (ToolFailed)
        {
            return "gone";
        }
    }

    private async Task<string> LogAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await Tool.RunAsync("/bin/sh", ["-c", "exec \"$0\" logs \"$1\" 2>&1", Docker, name], "/", cancel).ConfigureAwait(false);
        }
        catch (ToolFailed fault)
        {
            return fault.Message;
        }
    }
}
