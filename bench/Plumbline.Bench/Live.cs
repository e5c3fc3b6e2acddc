using System.Diagnostics;
using System.Globalization;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;

namespace Plumbline.Bench;

/// <summary>What only a warm process shows: reading a live database again and again beside a command, and databases of a shadow server. Started by bench/run live.</summary>
internal static class Live
{
    /// <summary>Introspection and the command in turn; prints both medians and their ratio.</summary>
    public static async Task IntrospectAsync(string url, int runs, string command)
    {
        var address = ConnectionString.Parse(url);
        var (ours, theirs, objects) = (new List<double>(), new List<double>(), 0);
        for (var round = 0; round <= runs; round++)
        {
            var own = Stopwatch.StartNew();
            await using (var connection = await PostgresConnection.OpenAsync(address, Limits.Default)) objects = (await Introspection.ReadAsync(connection)).Catalog.Count;
            var read = own.Elapsed.TotalSeconds;
            var watch = Stopwatch.StartNew();
            using (var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {command}"]) { RedirectStandardOutput = true })!)
            {
                await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                await process.WaitForExitAsync();
                if (process.ExitCode != 0) throw new InvalidOperationException($"{command}: exit {process.ExitCode}");
            }
            // The first round warms both.
            if (round == 0) continue;
            ours.Add(read);
            theirs.Add(watch.Elapsed.TotalSeconds);
        }
        Print($"introspection, warm, {objects:n0} objects", ours, 1);
        Print("the same definitions by psql", theirs, Median(theirs) / Median(ours));
        Console.WriteLine($"peak memory of the warm process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    /// <summary>A server of one's own, and databases on it.</summary>
    public static async Task ShadowAsync(int runs)
    {
        // One of its own, where a shared one would be up already.
        var settings = new ShadowSettings();
        settings = settings with { Folder = $"{settings.Folder}-bench-{Environment.ProcessId}" };
        await using var server = await ShadowServer.Acquire(settings);
        Console.WriteLine($"{server.Description}: made and started in {server.StartTime?.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) ?? "none: it was up"} s");
        var (made, dropped) = (new List<double>(), new List<double>());
        for (var round = 0; round <= runs; round++)
        {
            var watch = Stopwatch.StartNew();
            var database = await ShadowDatabase.Create(server);
            var time = watch.Elapsed.TotalSeconds;
            watch.Restart();
            await database.DisposeAsync();
            if (round == 0) continue;
            made.Add(time);
            dropped.Add(watch.Elapsed.TotalSeconds);
        }
        Print("a fresh shadow database", made, 1);
        Print("dropping it", dropped, Median(dropped) / Median(made));
    }

    internal static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    internal static void Print(string what, List<double> times, double ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what,-58} | {Median(times):0.000} | {times.Min():0.000}–{times.Max():0.000} | | {ratio:0.0} |"));
}
