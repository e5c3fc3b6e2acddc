using System.Text.Json;
using Plumbline.Sources.Code;

namespace Plumbline.TypeScript;

/// <summary>Reads files of TypeScript and JavaScript: what was read before comes from the cache, all others go through Node at once.</summary>
public static class TypeScriptReader
{
    private const int WorthParallel = 64;

    /// <param name="root">The project's folder.</param>
    /// <param name="paths">The files below it.</param>
    /// <exception cref="TypeScriptException">Node or its parser is not to be had, and some files were not read before.</exception>
    public static IReadOnlyList<CodeFile> Read(string root, IReadOnlyList<string> paths, TypeScriptSettings? settings = null)
    {
        settings ??= new();
        var version = NodeProgram.Version(settings.Shipped);
        var cache = FactCache.Open(settings.Cache, root, version);
        var facts = new (Int128 Hash, ReadOnlyMemory<byte> Facts)[paths.Count];
        Each(paths.Count, i => facts[i] = Known(cache, Path.Combine(root, paths[i])));
        var missing = Enumerable.Range(0, paths.Count).Where(i => facts[i].Facts.IsEmpty).ToList();
        if (missing.Count > 0)
        {
            Ask(NodeProgram.Get(settings, version), root, paths, missing, facts);
            cache.Keep(facts);
        }
        var files = new CodeFile[paths.Count];
        Each(paths.Count, i => files[i] = CodeFileReader.Read(paths[i], facts[i].Facts.Span));
        return files;
    }

    private static void Each(int count, Action<int> work)
    {
        if (count >= WorthParallel) Parallel.For(0, count, work);
        else for (var i = 0; i < count; i++) work(i);
    }

    private static (Int128, ReadOnlyMemory<byte>) Known(FactCache cache, string path)
    {
        try
        {
            var hash = FactCache.HashOf(File.ReadAllBytes(path));
            return (hash, cache.Find(hash) ?? default);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (0, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["f"] = "cannot be read" }));
        }
    }

    private static void Ask(NodeProgram program, string root, IReadOnlyList<string> paths, List<int> missing, (Int128 Hash, ReadOnlyMemory<byte> Facts)[] facts)
    {
        var said = NodeProcess.Run(program.Node, [program.Script], root, $"{root}\n{string.Join('\n', missing.Select(i => paths[i]))}\n");
        var at = 0;
        foreach (var i in missing)
        {
            var end = said.AsSpan(at).IndexOf((byte)'\n');
            if (end < 0) throw new TypeScriptException($"the Node program gave no answer for {paths[i]}");
            facts[i].Facts = said.AsMemory(at, end);
            at += end + 1;
        }
    }
}
