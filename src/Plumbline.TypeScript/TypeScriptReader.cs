using System.Security.Cryptography;
using System.Text;
using Plumbline.Sources.Code;

namespace Plumbline.TypeScript;

/// <summary>
/// Reads files of TypeScript and JavaScript. Three things are kept of a project in the user's cache: what each file held, what was seen in it (by the hash of
/// its content), and the voice that was made of all. What changed goes through Node, once for all of them.
/// </summary>
public sealed class TypeScriptReader
{
    private const int WorthParallel = 64;

    private readonly string _root;
    private readonly IReadOnlyList<CodeStamp> _files;
    private readonly TypeScriptSettings _settings;
    private readonly string _version;
    private readonly string _kept;
    private readonly Int128[] _hashes;

    private TypeScriptReader(string root, IReadOnlyList<CodeStamp> files, TypeScriptSettings settings)
    {
        (_root, _files, _settings) = (root, files, settings);
        _version = NodeProgram.Version(settings.Shipped);
        _kept = Path.Combine(settings.Cache, "code", Hex(SHA256.HashData(Encoding.UTF8.GetBytes($"{_version} {root}{settings.Purpose}"))));
        _hashes = Hashes();
    }

    /// <param name="root">The project's folder.</param>
    /// <param name="files">The files below it.</param>
    public static TypeScriptReader Open(string root, IReadOnlyList<CodeStamp> files, TypeScriptSettings? settings = null) => new(root, files, settings ?? new());

    /// <summary>The voice that was made of just these contents for just this schema; null where something changed.</summary>
    /// <param name="schema">Stands for the schema, and whatever else the voice was made with.</param>
    public byte[]? Voice(string schema)
    {
        try
        {
            var kept = File.Exists($"{_kept}.voice") ? File.ReadAllBytes($"{_kept}.voice") : [];
            return kept.AsSpan().StartsWith(Key(schema)) ? kept[SHA256.HashSizeInBytes..] : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Keep(string schema, byte[] voice) =>
        FactCache.Write($"{_kept}.voice", file =>
        {
            file.Write(Key(schema));
            file.Write(voice);
        });

    /// <summary>What is seen in each file.</summary>
    /// <exception cref="TypeScriptException">Node or its parser is not to be had, and some files were not read before.</exception>
    public IReadOnlyList<CodeFile> Read()
    {
        var cache = FactCache.Open($"{_kept}.facts");
        var facts = new ReadOnlyMemory<byte>[_files.Count];
        for (var i = 0; i < facts.Length; i++) facts[i] = _hashes[i] == 0 ? Unreadable() : cache.Find(_hashes[i]) ?? default;
        var missing = Enumerable.Range(0, facts.Length).Where(i => facts[i].IsEmpty).ToList();
        if (missing.Count > 0)
        {
            Ask(NodeProgram.Get(_settings, _version), missing, facts);
            cache.Keep(_hashes, facts);
        }
        var read = new CodeFile[facts.Length];
        Each(facts.Length, i => read[i] = CodeFileReader.Read(_files[i].Path, facts[i].Span));
        return read;
    }

    private Int128[] Hashes()
    {
        var stamps = StampedFiles.Open($"{_kept}.stamps");
        var hashes = new Int128[_files.Count];
        var opened = 0;
        Each(_files.Count, i =>
        {
            if (stamps.Find(_files[i]) is { } known) { hashes[i] = known; return; }
            Interlocked.Increment(ref opened);
            hashes[i] = HashOf(_files[i].Path);
        });
        if (opened > 0) stamps.Keep(_files, hashes);
        return hashes;
    }

    /// <summary>0 where it cannot be read.</summary>
    private Int128 HashOf(string path)
    {
        try
        {
            // The same text is another program under another ending.
            return FactCache.HashOf(File.ReadAllBytes(Path.Combine(_root, path))) ^ Path.GetExtension(path).Aggregate((Int128)0, (sum, c) => sum * 31 + c);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private byte[] Key(string schema)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{typeof(CodeFile).Module.ModuleVersionId} {schema}"));
        var bytes = new byte[16];
        for (var i = 0; i < _hashes.Length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(bytes, _hashes[i]);
            hash.AppendData(bytes);
            hash.AppendData(Encoding.UTF8.GetBytes(_files[i].Path));
        }
        return hash.GetHashAndReset();
    }

    private static byte[] Unreadable() => [.. "{\"f\":\"cannot be read\"}"u8];

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 12));

    private static void Each(int count, Action<int> work)
    {
        if (count >= WorthParallel) Parallel.For(0, count, work);
        else for (var i = 0; i < count; i++) work(i);
    }

    private void Ask(NodeProgram program, List<int> missing, ReadOnlyMemory<byte>[] facts)
    {
        var said = NodeProcess.Run(program.Node, [program.Script], _root, $"{_root}\n{string.Join('\n', missing.Select(i => _files[i].Path))}\n");
        var at = 0;
        foreach (var i in missing)
        {
            var end = said.AsSpan(at).IndexOf((byte)'\n');
            if (end < 0) throw new TypeScriptException($"the Node program gave no answer for {_files[i].Path}");
            facts[i] = said.AsMemory(at, end);
            at += end + 1;
        }
    }
}
