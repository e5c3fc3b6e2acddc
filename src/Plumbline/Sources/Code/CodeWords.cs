namespace Plumbline.Sources.Code;

/// <summary>Every name and short text in a project's code; put together when it is first asked.</summary>
public sealed class CodeWords(Func<IEnumerable<string>> lines)
{
    private HashSet<string>? _words;

    /// <summary>Those of files.</summary>
    public static CodeWords Of(IEnumerable<CodeFile> files) => new(() => files.Select(f => f.Words));

    public bool Contains(string word) => Words.Contains(word);

    /// <summary>All of them, one a line.</summary>
    public string Text() => string.Join('\n', Words.Order(StringComparer.Ordinal));

    private HashSet<string> Words => _words ??= [.. lines().SelectMany(l => l.Split('\n'))];
}
