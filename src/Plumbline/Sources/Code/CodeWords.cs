using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>Every name and short text in a project's code; put together when it is first asked.</summary>
public sealed class CodeWords(Func<IEnumerable<string>> lines)
{
    private HashSet<string>? _words;

    /// <summary>Tables of which some call takes a part of what it names from elsewhere.</summary>
    public EquatableArray<ObjectId> Open { get; init; }

    public bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether a name is handed on as a value, so that any of its members may be meant: <c>z.nativeEnum(Role)</c>.</summary>
    public bool IsHandedOn(string name) => Words.Contains($"{name}*");

    /// <summary>All of them, one a line.</summary>
    public string Text() => string.Join('\n', Words.Order(StringComparer.Ordinal));

    private HashSet<string> Words => _words ??= [.. lines().SelectMany(l => l.Split('\n'))];
}
