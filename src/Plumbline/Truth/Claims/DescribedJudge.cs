using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>A column as a table, list or diagram describes it.</summary>
internal static class DescribedJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Described word, Claimed claimed)
    {
        var (having, denying) = (new List<(TruthVoice Voice, SchemaObject? Object)>(), new List<TruthVoice>());
        foreach (var voice in claimed.Meant(claim))
        {
            if (Claimed.In(voice, word.Column) is Column own) having.Add((voice, own));
            else if (claimed.Denies(voice, word.Column)) denying.Add(voice);
        }
        if (having.Count == 0)
        {
            if (denying.Count == 0 || !claimed.Has(word.Column.Name.OfTable())) return JudgedClaim.Open(claim, "no source can say it");
            return JudgedClaim.Wrong(claim, $"{Claimed.Words(denying)} {(denying.Count == 1 ? "has" : "have")} no {word.Column}{Near(word.Column, denying)}", word.Column) with { IsNotBuilt = true, Related = Claimed.Lacking(word.Column, denying) };
        }
        var agreeing = having.FindAll(h => Disagreement(word, (Column)h.Object!, h.Voice) is null);
        if (agreeing.Count > 0) return JudgedClaim.Holds(claim, $"{Claimed.Words(agreeing.ConvertAll(h => h.Voice))}: {Says((Column)agreeing[0].Object!)}");
        var (first, column) = (having[0].Voice, (Column)having[0].Object!);
        return JudgedClaim.Wrong(claim, $"{word.Column.Name} {Disagreement(word, column, first)} in {Claimed.Words(having.ConvertAll(h => h.Voice))}", word.Column) with { Related = Claimed.Places(having, o => Says((Column)o)) };
    }

    /// <summary>What of the description is not so; null when all of it can be.</summary>
    private static string? Disagreement(ClaimWord.Described word, Column own, TruthVoice voice)
    {
        if (word.Type is { } type && TypeWords.CanMean(type, own.Type, voice.Catalog) is false) return $"is {own.Type}, not {type.Trim()},";
        return word.NotNull is { } wanted && wanted != own.NotNull ? wanted ? "may be null" : "is not null" : null;
    }

    private static string Says(Column column) => $"{column.Type}{(column.NotNull ? " not null" : "")}";

    private static string Near(ObjectId column, List<TruthVoice> voices)
    {
        foreach (var voice in voices)
            if (LikeColumn.In(voice.Catalog, column) is { } like) return $" (it has {like.Name.Name})";
        return "";
    }
}
