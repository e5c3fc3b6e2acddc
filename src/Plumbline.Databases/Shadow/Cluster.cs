using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// A fresh data folder. The first of each set of programs is made by <c>initdb</c> and a copy of it kept; copying takes a tenth of the time.
/// </summary>
internal sealed class Cluster(PostgresPrograms programs, ServerUser user, string cache)
{
    private static readonly string[] s_arguments = ["--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--wal-segsize=1"];

    public async Task MakeAsync(string data, CancellationToken cancel)
    {
        var kept = Path.Combine(cache, "clusters", Key());
        if (Directory.Exists(kept) && await TryAsync("cp", ["-R", kept, data], cancel).ConfigureAwait(false)) return;
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        await Tool.RunAsync(programs.Program("initdb"), [$"--pgdata={data}", .. s_arguments], "/", cancel, user.Name).ConfigureAwait(false);
        await KeepAsync(data, kept, cancel).ConfigureAwait(false);
    }

    /// <summary>A cache that cannot be written costs time at the next start and nothing else.</summary>
    private async Task KeepAsync(string data, string kept, CancellationToken cancel)
    {
        try
        {
            var folder = Path.GetDirectoryName(kept)!;
            Directory.CreateDirectory(folder);
            user.Own(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
        var half = $"{kept}.{Environment.ProcessId}";
        try
        {
            if (await TryAsync("cp", ["-R", data, half], cancel).ConfigureAwait(false) && !Directory.Exists(kept)) await TryAsync("mv", [half, kept], cancel).ConfigureAwait(false);
        }
        finally
        {
            await Leftover.RemoveAsync(half).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(string program, string[] arguments, CancellationToken cancel)
    {
        try
        {
            await Tool.RunAsync(program, arguments, "/", cancel, user.Name).ConfigureAwait(false);
            return true;
        }
        catch (ToolFailed)
        {
            return false;
        }
    }

    /// <summary>Programs that were replaced, or other arguments, make another cluster.</summary>
    private string Key()
    {
        var text = $"{programs.Folder}|{File.GetLastWriteTimeUtc(programs.Program("postgres")):O}|{user.Name}|{string.Join(' ', s_arguments)}";
        return $"{programs.Version}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}";
    }
}
