using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>A snapshot's place in the chain: its own id and that of the one it was made from.</summary>
/// <param name="Tag">The migration that it belongs to; null when none does.</param>
/// <param name="Parents">More than one where the tool has merged branches.</param>
public sealed record DrizzleLink(SourceText File, string? Tag, string? Id, EquatableArray<string> Parents)
{
    /// <summary>What a first snapshot names as its parent.</summary>
    public const string Origin = "00000000-0000-0000-0000-000000000000";

    /// <summary>Written by a version that keeps a list of parents and merges branches itself.</summary>
    public bool Merges { get; init; }
}

/// <summary>What Drizzle keeps beside its migrations: the snapshots, and what the newest of them says the schema is.</summary>
public sealed record DrizzleFolder(EquatableArray<DrizzleLink> Links)
{
    /// <summary>What Drizzle believes to be there: its next migration is made against this. Null when there is none, or it could not be read.</summary>
    public Source? Newest { get; init; }

    /// <summary>The migration that the newest snapshot belongs to.</summary>
    public string? NewestTag { get; init; }

    /// <summary>Reads what lies beside the migrations; null when no snapshot does.</summary>
    /// <param name="tags">The migrations that Drizzle runs, by their names.</param>
    public static DrizzleFolder? Read(MigrationFolderListing folder, IReadOnlyList<string> tags, MigrationFolderSettings settings, List<Finding> findings)
    {
        if (folder.Snapshots.IsEmpty) return null;
        var links = folder.Snapshots.Select(file => Link(file, TagOf(folder.Inside(file.Path), tags)));
        var last = links.Where(l => l.Tag is not null).OrderBy(l => Place(l.Tag!)).LastOrDefault() ?? links[^1];
        if (DrizzleSnapshot.Read(last.File, out var fault) is not { } model)
        {
            findings.Add(new(DrizzleSnapshot.UnreadableRule, Severity.Medium, null, last.File.At(0), $"the newest snapshot cannot be compared: {fault}") { About = last.File.Path, AboutKind = "file" });
            return new(links);
        }
        var read = DrizzleCatalog.Read(model, "snapshot", last.File.Path, new() { PostgresVersion = settings.PostgresVersion, Assume = settings.Assume });
        return new(links) { Newest = read, NewestTag = last.Tag };

        int Place(string tag)
        {
            for (var i = 0; i < tags.Count; i++)
                if (tags[i] == tag) return i;
            return -1;
        }
    }

    /// <summary><c>meta/0003_snapshot.json</c> belongs to <c>0003_…</c>; <c>stamp_x/snapshot.json</c> to the folder.</summary>
    private static string? TagOf(string inside, IReadOnlyList<string> tags)
    {
        if (!inside.StartsWith("meta/", StringComparison.Ordinal)) return tags.FirstOrDefault(t => t == inside[..inside.IndexOf('/')]);
        var mark = inside.IndexOf('_', StringComparison.Ordinal);
        var number = inside["meta/".Length..(mark < 0 ? inside.Length : mark)];
        return tags.FirstOrDefault(t => t.StartsWith(number, StringComparison.Ordinal) && t.Length > number.Length && t[number.Length] == '_');
    }

    /// <summary>Both ids stand side by side in every version, at the head or at the end: what lies between need not be looked at.</summary>
    private static DrizzleLink Link(SourceText file, string? tag)
    {
        var text = file.Text.AsSpan();
        var at = text.LastIndexOf("\"prevId", StringComparison.Ordinal);
        if (at < 0) return new(file, tag, null, []);
        var before = text[..at].LastIndexOf("\"id\"", StringComparison.Ordinal);
        var id = before < 0 ? null : Word(text[(before + 4)..]);
        var rest = text[(at + 1)..];
        rest = rest[(rest.IndexOf('"') + 1)..];
        var parents = new List<string>();
        var merges = false;
        if (rest.TrimStart().TrimStart(':').TrimStart() is ['[', ..] list)
        {
            merges = true;
            list = list[..Math.Max(0, list.IndexOf(']'))];
            while (Word(list) is { } parent)
            {
                parents.Add(parent);
                list = list[(list.IndexOf(parent, StringComparison.Ordinal) + parent.Length + 1)..];
            }
        }
        else if (Word(rest) is { } parent) parents.Add(parent);
        return new(file, tag, id, parents.ToEquatableArray()) { Merges = merges };
    }

    /// <summary>The next text in quotes.</summary>
    private static string? Word(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('"');
        if (open < 0) return null;
        var length = text[(open + 1)..].IndexOf('"');
        return length < 0 ? null : text.Slice(open + 1, length).ToString();
    }
}
