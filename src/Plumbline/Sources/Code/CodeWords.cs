namespace Plumbline.Sources.Code;

/// <summary>Every name and short text in a project's code; put together when it is first asked.</summary>
internal sealed class CodeWords(CodeProject project)
{
    private HashSet<string>? _words;

    public bool Contains(string word) => (_words ??= Gather()).Contains(word);

    private HashSet<string> Gather()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in project.Files)
            foreach (var word in file.Words.Split('\n')) words.Add(word);
        return words;
    }
}
