using System.Text;
using Plumbline.Model;

namespace Plumbline.Databases.Connections;

/// <summary>
/// The variables that a project's configuration may name: those of the process, then those of its <c>.env</c> files.
/// The process wins, as everywhere; <c>.env.local</c> wins over <c>.env</c>, and a nearer folder over a farther one.
/// </summary>
public sealed class Variables
{
    private const int MostBytes = 1 << 20;
    private const int MostSteps = 1000;

    private readonly Func<string, string?> _process;
    private readonly IReadOnlyList<EnvironmentFile> _files;

    /// <param name="process">A variable of the process; null when it is not set.</param>
    /// <param name="files">In the order in which they are asked.</param>
    public Variables(Func<string, string?> process, IEnumerable<EnvironmentFile> files) => (_process, _files) = (process, [.. files]);

    /// <summary>Files that are there and may not be read: what they set is unknown, which is not the same as unset.</summary>
    public IReadOnlyList<string> NotRead { get; private init; } = [];

    /// <summary>The names of the files within a folder, in the order in which they are asked.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [".env.local", ".env"];

    /// <summary>The variables of this process and of the <c>.env</c> files in these folders: a project's own, and <c>prisma/</c>, where its tool looks too.</summary>
    /// <param name="root">Full path of the project's folder.</param>
    /// <param name="folders">Below it, with forward slashes; <c>""</c> for itself. A folder or file that is not there sets nothing.</param>
    public static Variables Of(string root, params IEnumerable<string> folders)
    {
        var (files, notRead) = (new List<EnvironmentFile>(), new List<string>());
        foreach (var folder in folders)
        {
            foreach (var name in FileNames)
            {
                var path = Path.Combine(root, folder, name);
                if (new FileInfo(path) is not { Exists: true, Length: <= MostBytes }) continue;
                var shown = Paths.Under(folder, name);
                if (Read(path) is { } text) files.Add(EnvironmentFile.Parse(text, shown));
                else notRead.Add(shown);
            }
        }
        return new(Environment.GetEnvironmentVariable, files) { NotRead = notRead };
    }

    /// <summary>The value of one variable, with those that it names itself.</summary>
    public Expansion Find(string name)
    {
        var search = new Search();
        return search.Result(Find(name, null, search));
    }

    /// <summary>
    /// Looks up <c>${NAME}</c>, <c>${NAME:-default}</c> (unset or empty) and <c>${NAME-default}</c> (unset). <c>$${</c> is a plain <c>${</c>;
    /// a <c>$</c> before anything else is a character like others, since passwords have it.
    /// </summary>
    /// <exception cref="DatabaseException">A <c>${</c> is not closed or names no variable; the message does not repeat the text.</exception>
    public Expansion Expand(Secret written)
    {
        var (text, search) = (written.Reveal(), new Search());
        var value = Expand(text, null, search);
        // What names variables and comes out empty says nothing: CI sets what it does not know to nothing.
        if (value.Length == 0 && text.StartsWith("${", StringComparison.Ordinal)) search.Unset.Add(Name(text.AsSpan(2)).ToString());
        return search.Result(value);
    }

    /// <summary>Where a variable is set, for messages; null when it is not.</summary>
    public string? PlaceOf(string name) => _process(name) is not null ? "the environment" : _files.FirstOrDefault(f => f.Find(name) is not null)?.Name;

    private string? Find(string name, Chain? within, Search search)
    {
        if (search.Steps++ > MostSteps) throw new DatabaseException(FailureReason.Address, $"variables name more than {MostSteps} others");
        if (_process(name) is { } own) return own;
        foreach (var file in _files)
        {
            if (Chain.Holds(within, name) || file.Find(name) is not { } written) continue;
            return written.Expands ? Expand(written.Text, new(name, within), search) : written.Text;
        }
        search.Unset.Add(name);
        return null;
    }

    private string Expand(string text, Chain? within, Search search)
    {
        if (!text.Contains("${", StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '$' || at + 1 >= text.Length) result.Append(text[at]);
            else if (text[at + 1] == '$' && at + 2 < text.Length && text[at + 2] == '{')
            {
                result.Append("${");
                at += 2;
            }
            else if (text[at + 1] == '{')
            {
                var end = End(text, at + 2);
                result.Append(Reference(text[(at + 2)..end], within, search));
                at = end;
            }
            else result.Append(text[at]);
        }
        return result.ToString();
    }

    private string? Reference(string inside, Chain? within, Search search)
    {
        var name = Name(inside).ToString();
        var rest = inside[name.Length..];
        if (name.Length == 0 || (rest.Length > 0 && rest[0] is not ('-' or ':'))) throw Malformed();
        if (rest.Length == 0 || rest.StartsWith(":?", StringComparison.Ordinal)) return Find(name, within, search);
        var orEmpty = rest[0] == ':';
        if (orEmpty && !rest.StartsWith(":-", StringComparison.Ordinal)) throw Malformed();
        var inner = new Search { Steps = search.Steps };
        var value = Find(name, within, inner);
        search.Steps = inner.Steps;
        return inner.Unset.Count > 0 || (orEmpty && value is "") ? Expand(rest[(orEmpty ? 2 : 1)..], within, search) : value;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '.')) length++;
        return text[..length];
    }

    private static int End(string text, int start)
    {
        var open = 1;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '{') open++;
            else if (text[at] == '}' && --open == 0) return at;
        }
        throw Malformed();
    }

    /// <summary>The variables whose values are being looked into: none of them is asked for itself.</summary>
    private sealed record Chain(string Name, Chain? Above)
    {
        public static bool Holds(Chain? chain, string name) => chain is not null && (chain.Name == name || Holds(chain.Above, name));
    }

    /// <summary>One look-up: what it missed, and how much work it was, since a few lines can name each other into billions.</summary>
    private sealed class Search
    {
        public List<string> Unset { get; } = [];
        public int Steps { get; set; }

        public Expansion Result(string? value) => new(Unset.Count > 0 || value is null ? null : new Secret(value), [.. Unset.Distinct()]);
    }

    private static DatabaseException Malformed() => new(FailureReason.Address, "a ${ is not closed, or names no variable: write ${NAME} or ${NAME:-default}; $${ for the characters themselves");

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
