using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>What a claim is held against: the voices of the truth table, and those of them that a claim means.</summary>
internal sealed class Claimed(Project project, TruthTable truth)
{
    public Project Project => project;
    public TruthTable Truth => truth;
    public IReadOnlyList<TruthVoice> Voices => truth.Voices;

    public IReadOnlyList<TruthVoice> Meant(Claim claim) => claim.About switch
    {
        ClaimAbout.Declared => [.. Voices.Where(v => v.Role == SourceRole.Declared)],
        ClaimAbout.History => [.. Voices.Where(v => v.Role == SourceRole.History)],
        // Where no database was read, its migrations are the nearest thing to it; a named one is itself and nothing else.
        ClaimAbout.Database when claim.Database is { } name => [.. Voices.Where(v => v.Role == SourceRole.Database && v.Name == name)],
        ClaimAbout.Database => Voices.Any(v => v.Role == SourceRole.Database) ? [.. Voices.Where(v => v.Role == SourceRole.Database)] : [.. Voices.Where(v => v.Role == SourceRole.History)],
        _ => Voices,
    };

    /// <summary>The object as a voice has it, under its own name or the one that a rename gave it.</summary>
    public static SchemaObject? In(TruthVoice voice, ObjectId id) =>
        voice.Catalog.Find(id) ?? (id.Kind == Table.OfKind ? voice.Catalog.Relation(id.Name.Schema, id.Name.Name) : null);

    /// <summary>Whether the voice, not having it, denies it.</summary>
    public bool Denies(TruthVoice voice, ObjectId id)
    {
        if (In(voice, id) is not null) return false;
        var known = Voices.Select(v => In(v, id)).FirstOrDefault(o => o is not null);
        if (known is not null) return voice.Denies(known);
        SchemaObject? made = id.Kind == Column.OfKind ? new Column(id.Name, SqlType.Text) : id.Kind == Table.OfKind ? new Table(id.Name) : id.Kind == Model.Index.OfKind ? new Model.Index(id.Name, []) { Predicate = new("true") } : null;
        return made is not null && voice.Denies(made);
    }

    /// <summary>
    /// The verdict on a claim over columns where the declared schema has lost one. Where a document does not say which voice it means, the declared schema leads for
    /// the tables that it has: what the others still have of them is what was. null where it has all of them, or does not speak of them.
    /// </summary>
    public JudgedClaim? Undeclared(Claim claim, params IEnumerable<ObjectId> columns)
    {
        if (claim.About != ClaimAbout.Any) return null;
        foreach (var id in columns)
        {
            if (id.Kind != Column.OfKind) continue;
            var asked = Voices.Where(v => v.Role == SourceRole.Declared && In(v, new(Table.OfKind, id.Name.OfTable())) is not null).ToList();
            if (asked.Count == 0 || !asked.TrueForAll(v => Denies(v, id))) continue;
            var having = Voices.Select(v => (Voice: v, Object: In(v, id))).Where(h => h.Object is not null).ToList();
            if (having.Count == 0) continue;
            return JudgedClaim.Wrong(claim, $"{Words(asked)} {Has(asked)} no {id}{Near(id, asked)}; {Words(having.ConvertAll(h => h.Voice))} still {Has(having)} it", id) with { Related = [.. Lacking(id, asked), .. Places(having, o => o.Id().ToString())] };
        }
        return null;
    }

    /// <summary>The column that may have been meant by one that is not there.</summary>
    public static string Near(ObjectId column, IReadOnlyList<TruthVoice> voices)
    {
        foreach (var voice in voices)
            if (LikeColumn.In(voice.Catalog, column) is { } like) return $" (it has {like.Name.Name})";
        return "";
    }

    /// <summary>The verb behind the names of so many voices.</summary>
    public static string Has<T>(IReadOnlyList<T> voices) => voices.Count == 1 ? "has" : "have";

    /// <summary>What stands behind a confirmed claim where others of the voices that it may mean say otherwise.</summary>
    public static string NotIn(IReadOnlyList<TruthVoice> denying) => denying.Count == 0 ? "" : $"; not in {Words(denying)}";

    /// <summary>Whether any voice has the table.</summary>
    public bool Has(ObjectName table) => Voices.Any(v => In(v, new(Table.OfKind, table)) is not null);

    /// <summary>Where the voices have an object, each with what it says.</summary>
    public static EquatableArray<Related> Places(IEnumerable<(TruthVoice Voice, SchemaObject? Object)> sightings, Func<SchemaObject, string> says) =>
        sightings.Where(s => s.Object is not null && s.Object.Origin.Here.Line > 0).Select(s => new Related(s.Object!.Origin.Here, $"{s.Voice.InWords()}: {says(s.Object)}")).ToEquatableArray();

    /// <summary>The other side of what is not there: the column that may have been meant, or the table that lacks it, where it was made.</summary>
    public static EquatableArray<Related> Lacking(ObjectId missing, IEnumerable<TruthVoice> denying)
    {
        if (missing.Kind == Table.OfKind) return [.. denying.Select(v => LikeTable(missing.Name, v)).OfType<Related>()];
        if (missing.Name.Table is null) return [];
        return [.. denying.Select(v => LikeColumn.In(v.Catalog, missing) is { Origin.Here.Line: > 0 } like ? new Related(like.Origin.Here, $"{v.Name}: {like.Name.Name}") : Without(missing.Name.OfTable(), v)).OfType<Related>()];
    }

    private static Related? LikeTable(ObjectName missing, TruthVoice voice)
    {
        var like = voice.Catalog.Objects.OfType<Table>().MaxBy(t => NameWords.Similarity(missing.Name, t.Name.Name));
        return like is not null && NameWords.Similarity(missing.Name, like.Name.Name) >= 0.7 && like.Origin.Trail().Last() is { Line: > 0 } made ? new(made, $"{voice.Name}: {like.Name.Name}") : null;
    }

    /// <summary>The table that lacks something. What touched it last (a key, row level security) is not where one looks for its columns.</summary>
    public static Related? Without(ObjectName table, TruthVoice voice) =>
        voice.Catalog.Relation(table.Schema, table.Name)?.Origin.Trail().Last() is { Line: > 0 } made ? new(made, $"{voice.Name}: {table.Name} without it") : null;

    public static string Words(IReadOnlyList<TruthVoice> voices) => voices.Count switch
    {
        0 => "nothing",
        1 => voices[0].InWords(),
        _ => $"{string.Join(", ", voices.Take(voices.Count - 1).Select(v => v.InWords()))} and {voices[^1].InWords()}",
    };
}
