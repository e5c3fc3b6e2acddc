using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>A migration folder, read again with other files in it: what its tool would make of it then.</summary>
/// <param name="Location">Repository path of the folder.</param>
/// <param name="Texts">Its files as they lie on disk, by repository path.</param>
public sealed record FolderTrial(string Location, IReadOnlyDictionary<string, SourceText> Texts, string Dialect, MigrationFolderSettings Settings)
{
    /// <param name="texts">Every file of the project that was read.</param>
    public static FolderTrial Of(Source history, IReadOnlyDictionary<string, SourceText> texts, MigrationFolderSettings settings)
    {
        var head = Head(history.Location);
        return new(history.Location, texts.Where(t => t.Key.StartsWith(head, StringComparison.Ordinal)).ToDictionary(), history.Dialect, settings);
    }

    /// <summary>The path of a file that is to lie in the folder.</summary>
    public string PathOf(string inside) => Head(Location) + inside;

    public FolderTrial With(IEnumerable<PlanFile> files)
    {
        var texts = Texts.ToDictionary();
        foreach (var file in files) texts[PathOf(file.Path)] = new("history", PathOf(file.Path), file.Text);
        return this with { Texts = texts };
    }

    public FolderTrial Without(IReadOnlySet<string> paths) => this with { Texts = Texts.Where(t => !paths.Contains(t.Key)).ToDictionary() };

    /// <summary>With files, or all that lies below a folder, under other names.</summary>
    public FolderTrial Moved(IReadOnlyList<FileMove> moves)
    {
        var texts = new Dictionary<string, SourceText>();
        foreach (var (path, text) in Texts)
        {
            var to = moves.Select(m => m.Of(path)).FirstOrDefault(m => m is not null);
            texts[to ?? path] = to is null ? text : new(text.Source, to, text.Text);
        }
        return this with { Texts = texts };
    }

    public Source Read()
    {
        var texts = Texts.OrderBy(t => t.Key, StringComparer.Ordinal).ToLookup(t => MigrationFolderListing.IsRead(t.Key));
        return MigrationFolder.Read(new(Location, texts[true].Select(t => t.Value).ToEquatableArray()) { Dialect = Dialect, OtherFiles = texts[false].Select(t => t.Key).ToEquatableArray() }, "history", Settings);
    }

    /// <summary>What the server would refuse, one line each.</summary>
    public static IEnumerable<string> Refused(History history) =>
        from run in history.Runs
        from statement in run.Statements
        where statement.Refused is not null
        select $"{statement.Refused!.Where}: {statement.Refused.Message}";

    /// <summary>Where two catalogs say different things, one line each.</summary>
    public static IEnumerable<string> Differences(Catalog reached, Catalog meant) => PlanReplay.Differences(reached.WithoutRefused(), meant.WithoutRefused());

    private static string Head(string location) => location is "" or "." ? "" : location + "/";
}

/// <summary>A file, or a folder with all that is in it, under another name.</summary>
public sealed record FileMove(string From, string To)
{
    /// <summary>Where a path comes to lie; null when it is not moved.</summary>
    public string? Of(string path) => path == From ? To : path.StartsWith(From + "/", StringComparison.Ordinal) ? To + path[From.Length..] : null;
}
