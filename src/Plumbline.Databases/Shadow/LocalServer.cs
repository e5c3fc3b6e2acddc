namespace Plumbline.Databases.Shadow;

/// <summary>A server made of programs that lie on this machine.</summary>
internal sealed record LocalServer(PostgresPrograms Programs, string Description) : ServerSource(Programs.Major, Description)
{
    private const string Handle = "local";
    private const int StatusLine = 7;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public static new async Task<LocalServer?> FindAsync(ShadowSettings settings, Attempts looked, CancellationToken cancel)
    {
        var all = await PostgresPrograms.FindAsync(settings, looked, cancel).ConfigureAwait(false);
        if (all.FirstOrDefault(p => settings.Major is null || p.Major == settings.Major) is { } programs) return new(programs, $"PostgreSQL {programs.Version} of this machine ({programs.Folder})");
        looked.Add("programs on this machine", all.Count == 0 ? $"none on the PATH or in the {settings.UsualFolders.Count} usual folders" : $"only {string.Join(", ", all.Select(p => $"{p.Version} ({p.Folder})"))}");
        return null;
    }

    public override async Task StartAsync(ServerPlace place, ShadowSettings settings, CancellationToken cancel)
    {
        var user = ServerUser.Choose();
        place.Prepare(user);
        place.WriteOrigin(Handle, Description);
        await new Cluster(Programs, user, settings.Cache).MakeAsync(place.Data, cancel).ConfigureAwait(false);
        var lines = Settings.Append(("unix_socket_directories", $"'\"{place.Run.Replace("'", "''")}\"'"));
        await File.AppendAllLinesAsync(Path.Combine(place.Data, "postgresql.conf"), lines.Select(s => $"{s.Item1} = {s.Item2}"), cancel).ConfigureAwait(false);
        // pg_ctl puts the server into a session of its own: Ctrl-C on the one who started it must not end it for the others.
        var control = Tool.RunAsync(Programs.Program("pg_ctl"), ["start", "-w", "-t", "60", "-D", place.Data, "-l", place.Log], "/", cancel, user.Name);
        try
        {
            // pg_ctl looks ten times a second; a server is often ready in a third of that.
            while (!control.IsCompleted && !IsReady(place)) await Task.Delay(s_pause, cancel).ConfigureAwait(false);
            if (control.IsCompleted) await control.ConfigureAwait(false);
        }
        catch (ToolFailed)
        {
            throw new ToolFailed($"{Description} did not start: {(File.Exists(place.Log) ? Tool.Tail(await File.ReadAllTextAsync(place.Log, cancel).ConfigureAwait(false)) : "it left no log")}");
        }
    }

    /// <summary>Ends the server that a place's own pid file names, if it still is that server.</summary>
    public static async Task EndAsync(ServerPlace place)
    {
        var file = PidFile(place);
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), out var process) || !IsServerOf(process, place)) return;
        Posix.Signal(process, Posix.Quit);
        var until = DateTime.UtcNow + s_patience;
        // The file goes first; and where nobody collects dead children (process 1 of many containers) the process never does.
        while (File.Exists(file) && IsServerOf(process, place))
        {
            if (DateTime.UtcNow > until) throw new ToolFailed($"process {process}, the server of {place.Data}, does not end");
            await Task.Delay(s_pause).ConfigureAwait(false);
        }
    }

    /// <summary>The process that a place's server runs as.</summary>
    public static int? ProcessOf(ServerPlace place) => File.Exists(PidFile(place)) && int.TryParse(File.ReadLines(PidFile(place)).FirstOrDefault(), out var process) ? process : null;

    private static string PidFile(ServerPlace place) => Path.Combine(place.Data, "postmaster.pid");

    private static bool IsReady(ServerPlace place)
    {
        try
        {
            return File.ReadLines(PidFile(place)).ElementAtOrDefault(StatusLine)?.StartsWith("ready", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A number in a file may by now be another program's.</summary>
    private static bool IsServerOf(int process, ServerPlace place)
    {
        if (!Posix.IsAlive(process)) return false;
        if (!OperatingSystem.IsLinux()) return System.Diagnostics.Process.GetProcessById(process).ProcessName is "postgres";
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains(place.Data);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
