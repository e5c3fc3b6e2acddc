using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Cli;

/// <summary>The project's texts, and those of its code, which are read when a report shows a line of them and not before.</summary>
internal sealed class CodeTexts(IReadOnlyDictionary<string, SourceText> read, IEnumerable<string> code, WorkspaceFiles files) : IReadOnlyDictionary<string, SourceText>
{
    private readonly HashSet<string> _code = new(code, StringComparer.Ordinal);

    public SourceText this[string key] => TryGetValue(key, out var text) ? text : throw new KeyNotFoundException(key);
    public IEnumerable<string> Keys => read.Keys;
    public IEnumerable<SourceText> Values => read.Values;
    public int Count => read.Count;

    public bool ContainsKey(string key) => read.ContainsKey(key) || _code.Contains(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out SourceText value)
    {
        if (read.TryGetValue(key, out value)) return true;
        // Rules run side by side.
        if (_code.Contains(key))
            lock (_code) value = files.Read(CodeVoice.Name, key);
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, SourceText>> GetEnumerator() => read.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
