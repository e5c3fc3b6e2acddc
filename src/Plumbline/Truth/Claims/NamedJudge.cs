using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>What is said of one thing by its name: the labels of an enum, the foreign key of a column, the place of a migration, what it renames.</summary>
internal static class NamedJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Labelled word, Claimed claimed)
    {
        var having = claimed.Meant(claim).Select(v => (Voice: v, Object: v.Catalog.Find(word.Enum))).Where(h => h.Object is EnumType).ToList();
        if (having.Count == 0) return JudgedClaim.Open(claim, "no source has it");
        var strange = having.ConvertAll(h => word.Labels.Where(l => !((EnumType)h.Object!).Labels.Contains(l)));
        var fits = strange.FindIndex(s => s.IsEmpty);
        if (fits >= 0) return ((EnumType)having[fits].Object!).Labels.Count == word.Labels.Count ? JudgedClaim.Holds(claim, $"{having[fits].Voice.InWords()} has these labels") : JudgedClaim.Open(claim, "it may be some of its labels");
        // Where none of them is known, they are written in names of another layer.
        if (strange.Exists(s => s.Count == word.Labels.Count)) return JudgedClaim.Open(claim, "its labels are named otherwise");
        return JudgedClaim.Wrong(claim, $"{string.Join(", ", strange[0])} {(strange[0].Count == 1 ? "is no label" : "are no labels")} of {word.Enum.Name} in {Claimed.Words(having.ConvertAll(h => h.Voice))}", word.Enum) with { Related = Claimed.Places(having, o => ((EnumType)o).Labels.ToString()) };
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Referenced word, Claimed claimed)
    {
        if (claimed.Undeclared(claim, word.Column) is { } undeclared) return undeclared;
        var asked = claimed.Meant(claim).Where(v => Claimed.In(v, word.Column) is not null && v.Catalog.Objects.Any(o => o is ForeignKey)).ToList();
        var having = asked.Select(v => (Voice: v, Object: v.Catalog.Children(new(Table.OfKind, word.Column.Name.OfTable())).FirstOrDefault(o => o is ForeignKey key && key.Columns.Contains(word.Column.Name.Name)))).Where(h => h.Object is not null).ToList();
        if (asked.Count == 0) return JudgedClaim.Open(claim, "no source can say it");
        if (word.IsThere ? having.Count > 0 : having.Count < asked.Count) return JudgedClaim.Holds(claim, word.IsThere ? $"{Claimed.Words(having.ConvertAll(h => h.Voice))}: {having[0].Object!.Name.Name}" : $"{Claimed.Words([.. asked.Except(having.Select(h => h.Voice))])}: none");
        if (word.IsThere) return JudgedClaim.Wrong(claim, $"{word.Column.Name} has no foreign key in {Claimed.Words(asked)}", word.Column) with { Related = Claimed.Places(asked.Select(v => (v, Claimed.In(v, word.Column))), _ => "no foreign key") };
        return JudgedClaim.Wrong(claim, $"{word.Column.Name} has a foreign key in {Claimed.Words(having.ConvertAll(h => h.Voice))}", word.Column) with { Related = Claimed.Places(having, o => $"→ {((ForeignKey)o).ReferencedTable}") };
    }

    /// <summary>Counted among all files of its history, or among those of its own style.</summary>
    public static JudgedClaim Judge(Claim claim, ClaimWord.Ordinal word, Claimed claimed)
    {
        foreach (var history in Histories(claimed))
        {
            if (history.Runs.FirstOrDefault(r => r.Migration.Name == word.Migration) is not { } run) continue;
            var all = history.Runs.TakeWhile(r => r != run).Count() + 1;
            var own = history.Runs.TakeWhile(r => r != run).Count(r => r.Migration.Style == run.Migration.Style) + 1;
            if (word.Number == all || word.Number == own) return JudgedClaim.Holds(claim, $"it is number {word.Number} of {history.Runs.Count}");
            if (word.IsVersion) return JudgedClaim.Open(claim, $"its migration is number {all} of {history.Runs.Count}; how versions are counted is not said");
            return JudgedClaim.Wrong(claim, $"it is number {all} of {history.Runs.Count}{(own == all ? "" : $", and number {own} of its own style")}") with { Related = [new(run.Migration.Text.At(0), $"number {all}")] };
        }
        return JudgedClaim.Open(claim, "no history has it");
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Filed word, Claimed claimed)
    {
        var histories = Histories(claimed).ToList();
        foreach (var history in histories)
            if (history.Runs.TakeWhile(r => r.Migration.Name != word.Migration).Count() is var before && before < history.Runs.Count) return JudgedClaim.Holds(claim, $"it is number {before + 1} of {history.Runs.Count}");
        if (histories.SelectMany(h => h.SetAside).FirstOrDefault(s => s.Path.Contains(word.Migration, StringComparison.Ordinal)) is { } aside) return JudgedClaim.Open(claim, $"{aside.Path}: {aside.Why}");
        var near = histories.SelectMany(h => h.Runs).Select(r => r.Migration).MaxBy(m => NameWords.Similarity(m.Name, word.Migration));
        if (near is null || NameWords.Similarity(near.Name, word.Migration) < 0.7) return JudgedClaim.Wrong(claim, $"no history has a migration {word.Migration}");
        return JudgedClaim.Wrong(claim, $"no history has a migration {word.Migration} (it has {near.Name})") with { Related = [new(near.Text.At(0), near.Name)] };
    }

    /// <summary>That nothing is called so by a rename may be told of names that no schema has.</summary>
    public static JudgedClaim Judge(Claim claim, ClaimWord.Renamed word, Claimed claimed)
    {
        foreach (var statement in Histories(claimed).SelectMany(h => h.Runs).SelectMany(r => r.Statements))
            foreach (var effect in statement.Effects)
                if (effect is Change.Renamed renamed && renamed.After.Name.Name == word.To && (word.From is null || renamed.Before.Name.Name == word.From)) return JudgedClaim.Holds(claim, $"{statement.Where()} renames {renamed.Before.Id()}");
        return JudgedClaim.Open(claim, $"no migration renames {word.From ?? "anything"} to {word.To}");
    }

    private static IEnumerable<Replay.History> Histories(Claimed claimed) => claimed.Project.Of(SourceRole.History).Select(s => s.History).OfType<Replay.History>();
}
