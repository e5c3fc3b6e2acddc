using Plumbline.Databases.Shadow;

namespace Plumbline.Databases.Tests;

/// <summary>
/// Another process that uses a shadow server: <c>FOLDER MAJOR</c>. Says the server's description and start time, keeps its lease until
/// its input ends. <c>regress FOLDER</c> prints what PostgreSQL's own regression scripts say of us: see <c>bench/regress</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["regress", var scripts]) return await Judge.RegressShares.Print(scripts, Console.Out);
        if (arguments is not [var folder, var major]) return 2;
        await using var server = await ShadowServer.Acquire(new() { Folder = folder, Major = major.Length > 0 ? int.Parse(major) : null });
        Console.WriteLine($"{(server.StartTime is null ? "joined" : "started")} {server.Description}");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
