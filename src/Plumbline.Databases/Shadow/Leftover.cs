namespace Plumbline.Databases.Shadow;

/// <summary>Folders that are to be gone.</summary>
internal static class Leftover
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <summary>The children of a program that was ended outlive it by a moment, and one of them may still be writing.</summary>
    /// <exception cref="IOException">Something keeps writing, or it may not be removed.</exception>
    public static async Task RemoveAsync(string folder)
    {
        for (var until = DateTime.UtcNow + s_patience; Directory.Exists(folder);)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(s_pause).ConfigureAwait(false);
            }
        }
    }
}
