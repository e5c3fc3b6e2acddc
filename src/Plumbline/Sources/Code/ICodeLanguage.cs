namespace Plumbline.Sources.Code;

/// <summary>Reads the files of one language, and writes what it sees of each as <see cref="CodeFileReader"/> reads it: so it is kept, too.</summary>
public interface ICodeLanguage
{
    /// <summary>For people: <c>TypeScript</c>.</summary>
    string Name { get; }

    /// <summary>What was written by another version is written anew.</summary>
    string Version { get; }

    bool Reads(string path);

    /// <returns>What is seen of each file, in their order.</returns>
    /// <exception cref="CodeReadingException">The machine lacks what reading takes.</exception>
    IReadOnlyList<ReadOnlyMemory<byte>> Read(string root, IReadOnlyList<string> paths);
}

/// <summary>The environment lacks what reading code needs; the message says what, and what would do.</summary>
public sealed class CodeReadingException(string message) : Exception(message);
