using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>A column as a table, list or diagram describes it.</summary>
internal static class DescribedJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Described word, Claimed claimed)
    {
        if (claimed.Undeclared(claim, word.Column) is { } undeclared) return undeclared;
        var (having, denying) = (new List<(TruthVoice Voice, SchemaObject? Object)>(), new List<TruthVoice>());
        foreach (var voice in claimed.Meant(claim))
        {
            if (Claimed.In(voice, word.Column) is Column own) having.Add((voice, own));
            else if (claimed.Denies(voice, word.Column)) denying.Add(voice);
        }
        if (having.Count == 0)
        {
            if (denying.Count == 0 || !claimed.Has(word.Column.Name.OfTable())) return JudgedClaim.Open(claim, "no source can say it");
            return JudgedClaim.Wrong(claim, $"{Claimed.Words(denying)} {(denying.Count == 1 ? "has" : "have")} no {word.Column}{Claimed.Near(word.Column, denying)}", word.Column) with { IsNotBuilt = true, Related = Claimed.Lacking(word.Column, denying) };
        }
        var agreeing = having.FindAll(h => Disagreement(word, (Column)h.Object!, h.Voice) is null);
        if (agreeing.Count > 0) return Detailed(claim, word, having, agreeing, denying);
        var (first, column) = (having[0].Voice, (Column)having[0].Object!);
        return JudgedClaim.Wrong(claim, $"{word.Column.Name} {Disagreement(word, column, first)} in {Claimed.Words(having.ConvertAll(h => h.Voice))}", word.Column) with { Related = Claimed.Places(having, o => Says((Column)o)) };
    }

    /// <summary>A description whose type and null can be so, in what else it says. What could not be compared is said to have been left.</summary>
    private static JudgedClaim Detailed(Claim claim, ClaimWord.Described word, List<(TruthVoice Voice, SchemaObject? Object)> having, List<(TruthVoice Voice, SchemaObject? Object)> agreeing, List<TruthVoice> denying)
    {
        var details = DetailJudge.Of(word, having);
        if (details.FirstOrDefault(d => d.So is false) is { } wrong)
            return JudgedClaim.Wrong(claim, $"{word.Column.Name} {wrong.Text} in {Claimed.Words([.. wrong.By])}", word.Column) with { Related = Claimed.Places(having, o => Says((Column)o)) };
        if (word.Details.Default is { MayBeOfCode: true } && details.All(d => d.So is null)) return JudgedClaim.Open(claim, "no source states such a default");
        var (first, own) = (agreeing[0].Voice, (Column)agreeing[0].Object!);
        if (word.Type is { } type && agreeing.TrueForAll(h => TypeWords.CanMean(type, ((Column)h.Object!).Type, h.Voice.Catalog) is null)) return JudgedClaim.Open(claim, $"whether {type.Trim()} can mean {own.Type} of {first.InWords()} is not certain");
        var voices = agreeing.Select(h => h.Voice).ToEquatableArray();
        var so = string.Concat(details.Where(d => d.So is true && d.By == voices).Select(d => $", {d.Text}")) + string.Concat(details.Where(d => d.So is true && d.By != voices).Select(d => $"; {Claimed.Words([.. d.By])}: {d.Text}"));
        return JudgedClaim.Holds(claim, $"{Claimed.Words([.. voices])}: {Says(own)}{so}{(details.Any(d => d.So is null) ? "; what else the line says was not compared" : "")}{Claimed.NotIn(denying)}");
    }

    /// <summary>What of the description is not so; null when all of it can be.</summary>
    private static string? Disagreement(ClaimWord.Described word, Column own, TruthVoice voice)
    {
        if (word.Type is { } type && TypeWords.CanMean(type, own.Type, voice.Catalog) is false) return $"is {own.Type}, not {type.Trim()},";
        return word.NotNull is { } wanted && wanted != own.NotNull ? wanted ? "may be null" : "is not null" : null;
    }

    private static string Says(Column column) => $"{column.Type}{(column.NotNull ? " not null" : "")}";
}
