namespace Plumbline.Sources.Code;

/// <summary>Reads the files of one language, and writes what it sees of each as <see cref="CodeFileReader"/> reads it: so it is kept, too.</summary>
public interface ICodeLanguage
{
    /// <summary>For people: <c>TypeScript</c>.</summary>
    string Name { get; }

    /// <summary>What was written by another version is written anew.</summary>
    string Version { get; }

    bool Reads(string path);

    /// <param name="seen">Told which file, counted from 0, and what is seen of it: one after the other in any order, each as soon as it is there.</param>
    /// <exception cref="CodeReadingException">The machine lacks what reading takes.</exception>
    void Read(string root, IReadOnlyList<string> paths, Action<int, ReadOnlyMemory<byte>> seen);
}

/// <summary>The environment lacks what reading code needs; the message says what, and what would do.</summary>
public sealed class CodeReadingException(string message) : Exception(message);
