using System.CommandLine;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;

namespace Plumbline.Cli.Commands;

/// <summary>The servers that things are tried on, by hand: kept up between runs, told about, stopped.</summary>
public sealed class ShadowCommand : Verb
{
    private readonly Argument<string> _action = new("action") { Description = "start: have one and keep it until it is stopped; stop; status" };
    private readonly Option<int?> _major = new("--major") { Description = "The PostgreSQL major. Default: start takes the newest that this machine has, stop and status take all", HelpName = "N" };
    private readonly Option<string?> _url = new("--shadow") { Description = "A server to use instead of starting one; what is in it stays untouched", HelpName = "url" };

    public ShadowCommand() : base("shadow", "Start, stop or show the PostgreSQL servers that changes are tried on")
    {
        _action.AcceptOnlyFromAmong("start", "stop", "status");
        Arguments.Add(_action);
        Options.Add(_major);
        Options.Add(_url);
    }

    public override IReadOnlyList<string> Examples => ["plumb shadow start", "plumb shadow start --major 16", "plumb shadow status", "plumb shadow stop"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        using var interrupt = new Interrupt();
        try
        {
            var settings = ShadowSettings.FromEnvironment() with { Major = parsed.GetValue(_major), Progress = line => error.WriteLine($"plumb: {line}") };
            if (parsed.GetValue(_url) is { } url) settings = settings with { Url = ConnectionString.Parse(url) };
            var work = parsed.GetValue(_action) switch
            {
                "start" => StartAsync(settings, output, interrupt.Token),
                "stop" => StopAsync(settings, output, interrupt.Token),
                _ => StatusAsync(settings, output, interrupt.Token),
            };
            return work.GetAwaiter().GetResult();
        }
        catch (DatabaseException fault)
        {
            error.WriteLine($"plumb: {fault.Message}");
            return fault.Reason is FailureReason.Address ? ExitCode.Usage : ExitCode.Unreadable;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<int> StartAsync(ShadowSettings settings, TextWriter output, CancellationToken cancel)
    {
        await using var server = await ShadowServer.Acquire(settings, cancel);
        if (settings.Url is not null)
        {
            output.WriteLine($"{server.Description}: nothing to start");
            return ExitCode.Ok;
        }
        await ShadowServers.KeepAsync(server, cancel);
        output.WriteLine($"{server.Description}, {(server.StartTime is { } time ? $"started in {time.TotalSeconds:0.00} s" : "up already")}; stays until plumb shadow stop");
        foreach (var status in await ShadowServers.ReadAsync(settings with { Major = server.Major }, cancel)) output.WriteLine($"  {status.Url}");
        return ExitCode.Ok;
    }

    private static async Task<int> StopAsync(ShadowSettings settings, TextWriter output, CancellationToken cancel)
    {
        if (settings.Url is not null) throw new UsageException("a server that was named is stopped by whoever runs it");
        var before = await ShadowServers.StopAsync(settings, cancel);
        if (before.Count == 0) output.WriteLine("no server is up");
        foreach (var status in before)
        {
            output.WriteLine($"{status.Description}: {(status.Users.Count == 0 ? "stopped" : $"stops with the last of {Count(status.Users.Count, "user")}")}");
            foreach (var user in status.Users) output.WriteLine($"  {user}");
        }
        return ExitCode.Ok;
    }

    private static async Task<int> StatusAsync(ShadowSettings settings, TextWriter output, CancellationToken cancel)
    {
        if (settings.Url is not null)
        {
            await using var server = await ShadowServer.Acquire(settings, cancel);
            output.WriteLine($"{server.Description}: up");
            return ExitCode.Ok;
        }
        var all = await ShadowServers.ReadAsync(settings, cancel);
        if (all.Count == 0) output.WriteLine("no server is up");
        foreach (var status in all)
        {
            output.WriteLine($"{status.Description}: {(status.IsUp ? "up" : "ended without being stopped, its folder is left behind")}{(status.Process is { } process && status.IsUp ? $", process {process}" : "")}{(status.Since is { } since ? $", since {since:yyyy-MM-dd HH:mm:ss}" : "")}");
            output.WriteLine($"  {status.Url}");
            output.WriteLine($"  {(status.Kept ? "stays until plumb shadow stop" : "stops with its last user")}; {Count(status.Users.Count, "user")}");
            foreach (var user in status.Users) output.WriteLine($"  {user}");
        }
        return ExitCode.Ok;
    }

    private static string Count(int count, string of) => count == 1 ? $"1 {of}" : $"{count} {of}s";
}
