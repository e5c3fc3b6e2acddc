using System.Security.Cryptography;
using System.Text;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Cli;

/// <summary>
/// Reads files of code. Three things are kept of a project in the user's cache: what each file held, what was seen in it (by the hash of its content), and
/// the voice that was made of all. What changed goes to its language, once for all of them.
/// </summary>
public sealed class CodeReader
{
    private const int WorthTwoCores = 64;

    private readonly string _root;
    private readonly IReadOnlyList<WorkspaceEntry> _files;
    private readonly IReadOnlyList<ICodeLanguage> _languages;
    private readonly string _kept;
    private readonly ContentHash?[] _hashes;
    private readonly Task<CodeReading>? _reading;

    private CodeReader(string root, IReadOnlyList<WorkspaceEntry> files, IReadOnlyList<ICodeLanguage> languages, string cache, string purpose)
    {
        (_root, _files) = (root, files);
        _languages = [.. languages.Where(l => files.Any(f => l.Reads(f.Path)))];
        _kept = Path.Combine(cache, "code", Hex(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(' ', _languages.Select(l => l.Version))} {root}{purpose}"))));
        _hashes = Hashes(out var changed);
        // What changed has to be read whatever the schema says.
        if (changed) _reading = Task.Run(ReadAll);
    }

    /// <param name="root">The project's folder.</param>
    /// <param name="files">The files below it, each of which one of the languages reads.</param>
    /// <param name="cache">The folder of what is kept.</param>
    /// <param name="purpose">What the files are read for: what was read for one purpose is kept apart from that for another.</param>
    public static CodeReader Open(string root, IReadOnlyList<WorkspaceEntry> files, IReadOnlyList<ICodeLanguage> languages, string cache, string purpose = "") => new(root, files, languages, cache, purpose);

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

    public CodeReading Read() => _reading is null ? ReadAll() : _reading.GetAwaiter().GetResult();

    private CodeReading ReadAll()
    {
        var cache = FactCache.Open($"{_kept}.facts");
        var facts = new ReadOnlyMemory<byte>[_files.Count];
        var read = new CodeFile?[facts.Length];
        for (var i = 0; i < facts.Length; i++) facts[i] = _hashes[i] is { } hash ? cache.Find(hash) : Unreadable();
        var kept = Where(facts, (f, _) => !f.IsEmpty);
        Cores.Each(kept.Count, WorthTwoCores, i => read[kept[i]] = CodeFileReader.Read(_files[kept[i]].Path, facts[kept[i]].Span));
        var missing = Where(facts, (f, _) => f.IsEmpty);
        var faults = new List<CodeFault>();
        foreach (var language in _languages) Ask(language, facts, read, faults);
        var learned = missing.FindAll(i => !facts[i].IsEmpty);
        var now = new WorkspaceFiles(_root);
        // What was written meanwhile may have been read with another content than was hashed.
        var written = learned.FindAll(i => now.Entry(_files[i].Path) != _files[i]);
        if (learned.Count > 0) cache.Keep([.. _hashes.Select((h, i) => written.Contains(i) ? null : h)], facts);
        return new([.. read.OfType<CodeFile>()], faults, written.Count == 0);
    }

    private void Ask(ICodeLanguage language, ReadOnlyMemory<byte>[] facts, CodeFile?[] read, List<CodeFault> faults)
    {
        var missing = Where(facts, (f, i) => f.IsEmpty && language.Reads(_files[i].Path));
        if (missing.Count == 0) return;
        try
        {
            language.Read(_root, missing.ConvertAll(i => _files[i].Path), (which, seen) =>
            {
                var i = missing[which];
                facts[i] = seen;
                read[i] = CodeFileReader.Read(_files[i].Path, seen.Span);
            });
        }
        catch (CodeReadingException fault)
        {
            faults.Add(new(language.Name, missing.Count, fault.Message));
            foreach (var i in missing) (facts[i], read[i]) = (default, null);
        }
    }

    private ContentHash?[] Hashes(out bool changed)
    {
        var stamps = CodeStamps.Open($"{_kept}.stamps");
        var hashes = new ContentHash?[_files.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = stamps.Find(_files[i]);
        var others = Where(hashes, (h, _) => h is null);
        Cores.Each(others.Count, WorthTwoCores, i => hashes[others[i]] = HashOf(_files[others[i]].Path));
        // A file that was merely touched holds what it held.
        changed = others.Exists(i => hashes[i] is not { } hash || stamps.Held(_files[i].Path) != hash);
        if (others.Count > 0) stamps.Keep(_files, hashes);
        return hashes;
    }

    /// <summary>null where it cannot be read.</summary>
    private ContentHash? HashOf(string path)
    {
        try
        {
            return ContentHash.Of(File.ReadAllBytes(Path.Combine(_root, path)), Path.GetExtension(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private byte[] Key(string schema)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(CodeFile).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(schema));
        var bytes = new byte[ContentHash.Length];
        for (var i = 0; i < _hashes.Length; i++)
        {
            _hashes[i]?.Write(bytes);
            hash.AppendData(_hashes[i] is null ? [] : bytes);
            hash.AppendData(Encoding.UTF8.GetBytes(_files[i].Path));
        }
        return hash.GetHashAndReset();
    }

    private static byte[] Unreadable() => [.. "{\"f\":\"cannot be read\"}"u8];

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 12));

    private static List<int> Where<T>(T[] items, Func<T, int, bool> keep)
    {
        var found = new List<int>();
        for (var i = 0; i < items.Length; i++)
            if (keep(items[i], i)) found.Add(i);
        return found;
    }
}

/// <summary>What was read of a project's code.</summary>
/// <param name="Files">What is seen in each file, but those of a language that could not be read.</param>
/// <param name="Faults">Languages that could not be read.</param>
/// <param name="IsLasting">Whether it is of the contents that were found: no file was written while it was read.</param>
public sealed record CodeReading(IReadOnlyList<CodeFile> Files, IReadOnlyList<CodeFault> Faults, bool IsLasting);

/// <summary>A language whose files could not be read, in words.</summary>
public sealed record CodeFault(string Language, int Files, string Message);
