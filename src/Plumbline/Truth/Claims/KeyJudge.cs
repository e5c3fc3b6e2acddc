using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>Indexes and unique keys by their columns, their predicate, and what they let through.</summary>
internal static class KeyJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Keyed word, Claimed claimed)
    {
        var table = new ObjectId(Table.OfKind, word.Table);
        if (word.IsThere && claimed.Undeclared(claim, word.Columns.Select(c => new ObjectId(Column.OfKind, word.Table.Member(c)))) is { } undeclared) return undeclared;
        var asked = claimed.Meant(claim).Where(v => Claimed.In(v, table) is not null).ToList();
        if (asked.Count == 0) return JudgedClaim.Open(claim, "no source can say it");
        var having = asked.Where(v => Keys(v, word.Table, word.Unique).Any(Fits)).ToList();
        var part = having.Count == 0 ? null : Keys(having[0], word.Table, word.Unique).First(Fits).Part;
        var denying = part is null ? [] : asked.FindAll(v => !having.Contains(v) && v.Denies(part));
        var what = $"{(word.Unique ? "unique key" : "index")} on {word.Table} ({word.Columns})";
        if (word.IsThere) return having.Count > 0 ? JudgedClaim.Holds(claim, $"{Claimed.Words(having)} {(having.Count == 1 ? "has" : "have")} it{Claimed.NotIn(denying)}") : JudgedClaim.Wrong(claim, $"{Claimed.Words(asked)} {(asked.Count == 1 ? "has" : "have")} no {what}", table) with { IsNotBuilt = true, Related = Nearest(asked, word) };
        var lacking = asked.Except(having).ToList();
        return lacking.Count > 0 ? JudgedClaim.Holds(claim, $"{Claimed.Words(lacking)} {Claimed.Has(lacking)} no {what}") : JudgedClaim.Wrong(claim, $"{Claimed.Words(having)} {(having.Count == 1 ? "has" : "have")} the {what}", table) with { Related = Places(having, word.Table, k => Fits(k) && (k.Unique || !word.Unique)) };

        bool Fits(Key key) => word.IsPrefix ? key.Columns.Take(word.Columns.Count).ToEquatableArray() == word.Columns : key.Columns == word.Columns;
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Partial word, Claimed claimed)
    {
        var having = claimed.Meant(claim).Select(v => (Voice: v, Index: v.Catalog.Find(word.Index) as Model.Index)).Where(h => h.Index is not null).ToList();
        if (having.Count == 0) return JudgedClaim.Open(claim, "no source has it");
        if (having.Any(h => h.Index!.Predicate is not null)) return JudgedClaim.Holds(claim, $"WHERE {having.First(h => h.Index!.Predicate is not null).Index!.Predicate!.Text}");
        return JudgedClaim.Wrong(claim, $"{word.Index.Name.Name} has no WHERE in {Claimed.Words(having.ConvertAll(h => h.Voice))}: it is a plain index", word.Index) with { Related = Claimed.Places(having.Select(h => (h.Voice, (SchemaObject?)h.Index)), _ => "no WHERE") };
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Limited word, Claimed claimed)
    {
        var having = claimed.Meant(claim).Select(v => (Voice: v, Index: v.Catalog.Find(word.Index) as Model.Index)).Where(h => h.Index is not null).ToList();
        if (having.Count == 0) return JudgedClaim.Open(claim, "no source has it");
        var limited = having.FindAll(h => h.Index!.Predicate?.Text.Contains($"'{word.Label}'", StringComparison.Ordinal) == true);
        var where = having[0].Index!.Predicate is { } predicate ? $"its WHERE is {predicate.Text}" : "it has no WHERE";
        if (!word.IsSo)
        {
            if (limited.Count == 0) return JudgedClaim.Holds(claim, where);
            if (limited.Count < having.Count) return JudgedClaim.Open(claim, "the sources disagree about its WHERE");
            return JudgedClaim.Wrong(claim, $"{where}, which mentions {word.Label}", word.Index) with { Related = Claimed.Places(having.Select(h => (h.Voice, (SchemaObject?)h.Index)), _ => where) };
        }
        if (limited.Count > 0) return JudgedClaim.Holds(claim, "its WHERE says so");
        return JudgedClaim.Wrong(claim, $"{where}, which does not mention {word.Label}", word.Index) with { Related = Claimed.Places(having.Select(h => (h.Voice, (SchemaObject?)h.Index)), _ => where) };
    }

    /// <summary>
    /// Rows that are alike in these columns: refused by a unique key within them, let through where there is none. A partial key counts where it leaves out nothing but nulls.
    /// Where the voices disagree, the first decides what holds: a sentence and its opposite are not both so.
    /// </summary>
    public static JudgedClaim Judge(Claim claim, ClaimWord.Repeated word, Claimed claimed)
    {
        var table = new ObjectId(Table.OfKind, word.Table);
        var columns = word.Columns.Select(c => new ObjectId(Column.OfKind, word.Table.Member(c)));
        if (claimed.Undeclared(claim, columns) is { } undeclared) return undeclared;
        var asked = claimed.Meant(claim).Where(v => Claimed.In(v, table) is not null).ToList();
        if (asked.Count == 0) return JudgedClaim.Open(claim, "no source has the table");
        // Rows cannot be alike in what they do not have.
        if (columns.FirstOrDefault(c => asked.TrueForAll(v => claimed.Denies(v, c))) is { } missing) return JudgedClaim.Wrong(claim, $"{Claimed.Words(asked)} {Claimed.Has(asked)} no {missing}{Claimed.Near(missing, asked)}", missing) with { IsNotBuilt = true, Related = Claimed.Lacking(missing, asked) };
        asked = asked.FindAll(v => columns.All(c => Claimed.In(v, c) is not null));
        if (asked.Count == 0) return JudgedClaim.Open(claim, $"no source has all of {word.Columns}");
        var found = asked.ConvertAll(v => (Voice: v, Key: Keys(v, word.Table, unique: true).FirstOrDefault(k => k.IsWhole && k.Columns.All(c => word.Columns.Contains(c)))));
        var agreeing = found.FindAll(f => (f.Key is null) == word.Allowed);
        if (agreeing.Count > 0)
        {
            var why = string.Join("; ", found.Select(f => f.Key is null ? $"no unique key of {f.Voice.InWords()} stands in the way" : $"unique ({f.Key.Columns}) of {f.Voice.InWords()} refuses them").Take(agreeing.Count == found.Count ? 1 : found.Count));
            return agreeing[0].Voice == asked[0] ? JudgedClaim.Holds(claim, why) : JudgedClaim.Open(claim, why);
        }
        var keys = Keys(asked[0], word.Table, unique: true).ToList();
        if (word.Allowed) return JudgedClaim.Wrong(claim, $"unique ({keys.First(k => k.IsWhole && k.Columns.All(c => word.Columns.Contains(c))).Columns}) of {word.Table} refuses the second", table) with { Related = Places(asked, word.Table, k => k.Unique && k.IsWhole && k.Columns.All(c => word.Columns.Contains(c))) };
        var wider = keys.Find(k => word.Columns.All(c => k.Columns.Contains(c)));
        var beyond = wider?.Columns.Where(c => !word.Columns.Contains(c)) ?? default;
        var nullable = beyond.Where(c => !IsNotNull(asked[0], word.Table, c));
        var because = wider is null ? $"no unique key of {word.Table} lies within ({word.Columns})" : $"unique ({wider.Columns}) of {word.Table} looks at {beyond}, too{(nullable.IsEmpty ? "" : $"; {nullable} may be null, and nulls repeat")}";
        return JudgedClaim.Wrong(claim, because, table) with { Related = wider is null ? [.. asked.Select(v => Claimed.Without(word.Table, v)).OfType<Related>()] : Places(asked, word.Table, k => k.Unique && k.Columns == wider.Columns) };
    }

    private static bool IsNotNull(TruthVoice voice, ObjectName table, string column) => voice.Catalog.TryFind<Column>(Column.OfKind, table.Member(column), out var own) && own.NotNull;

    private static EquatableArray<Related> Places(IEnumerable<TruthVoice> voices, ObjectName table, Func<Key, bool> meant) =>
        Claimed.Places(voices.SelectMany(v => Keys(v, table, unique: false).Where(meant).Take(1).Select(k => (v, (SchemaObject?)k.Part))), o => o.Id().ToString());

    /// <summary>What each voice has instead of a key: the one with most of its columns, else its table.</summary>
    private static EquatableArray<Related> Nearest(IEnumerable<TruthVoice> voices, ClaimWord.Keyed word) =>
        [.. voices.SelectMany(v => Keys(v, word.Table, word.Unique).Where(k => k.Columns.Any(c => word.Columns.Contains(c))).MaxBy(k => k.Columns.Count(c => word.Columns.Contains(c))) is { Part.Origin.Here.Line: > 0 } near
            ? [new Related(near.Part.Origin.Here, $"{v.Name}: ({near.Columns})")]
            : Claimed.Without(word.Table, v) is { } table ? (Related[])[table] : [])];

    /// <param name="IsWhole">Not partial, or partial only in leaving out rows without a value of the key.</param>
    private sealed record Key(SchemaObject Part, EquatableArray<string> Columns, bool Unique, bool IsWhole);

    private static IEnumerable<Key> Keys(TruthVoice voice, ObjectName table, bool unique)
    {
        foreach (var part in voice.Catalog.Children(new(Table.OfKind, table)))
        {
            if (UniqueKey.ColumnsOf(part) is { } columns) yield return new(part, columns, true, true);
            else if (part is Model.Index index && (index.Unique || !unique) && index.PlainColumns() is { } keys) yield return new(part, keys, index.Unique, LeavesOutNulls(index));
        }
    }

    private static bool LeavesOutNulls(Model.Index index) =>
        index.Predicate is not { } predicate || predicate.Text.Split(" AND ", StringSplitOptions.TrimEntries).All(t => t.Trim('(', ')') is var term && term.EndsWith(" IS NOT NULL", StringComparison.OrdinalIgnoreCase) && index.Keys.Any(k => k.Column == term[..^12].Trim('"')));
}
