using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>An object as SQL in a document defines it, against the same one in each voice: by name, or by what it holds where names are made up by tools.</summary>
internal static class DefinedJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Defined word, Claimed claimed)
    {
        var made = word.Object;
        if (claimed.Undeclared(claim, made is Column ? [made.Id()] : made.OverColumns()) is { } undeclared) return undeclared;
        if ((made.Refused is not null || claimed.Meant(claim).Any(v => Counterpart(made, v) is { Refused: not null })) && Unbuilt(claim, made, claimed) is { } unbuilt) return unbuilt;
        // What refuses the table (a key to a column of another type) leaves its columns as they are meant; a type that is missing does not.
        if (made is { Refused: not null } and not Column { Refused: not SqlStates.UndefinedObject }) return JudgedClaim.Open(claim, $"PostgreSQL would refuse it ({made.Refused}) as it is written here");
        var table = made is Table ? made.Name : made.Name.Table is null ? null : made.Name.OfTable();
        if (table is not null && !claimed.Has(table)) return JudgedClaim.Open(claim, $"no source has a table {table}");
        var (having, denying) = (new List<(TruthVoice Voice, SchemaObject? Object)>(), new List<TruthVoice>());
        foreach (var voice in claimed.Meant(claim))
        {
            if (Counterpart(made, voice) is { } own) having.Add((voice, own));
            else if (table is null || Claimed.In(voice, new(Table.OfKind, table)) is not null)
                if (voice.Denies(made)) denying.Add(voice);
        }
        if (having.Count == 0) return denying.Count == 0 ? JudgedClaim.Open(claim, "no source can say it") : NotBuilt(claim, made, denying);
        foreach (var (voice, own) in having)
            if (Differences(word, own!, voice).Count == 0) return JudgedClaim.Holds(claim, $"{voice.InWords()} has it alike{Unwritten(word, own!)}");
        var differences = Differences(word, having[0].Object!, having[0].Voice);
        return JudgedClaim.Wrong(claim, $"{made.Name} differs from {having[0].Voice.InWords()}: {string.Join(", ", differences)}", having[0].Object!.Id()) with { Related = Claimed.Places(having, o => Says(o, made)) };
    }

    private static JudgedClaim NotBuilt(Claim claim, SchemaObject made, List<TruthVoice> denying) =>
        JudgedClaim.Wrong(claim, $"{Claimed.Words(denying)} {(denying.Count == 1 ? "has" : "have")} no {made.Id()}{(made is Column ? Claimed.Near(made.Id(), denying) : "")}", made.Id()) with { IsNotBuilt = true, Related = Claimed.Lacking(made.Id(), denying) };

    /// <summary>A key or index over a column that its table has nowhere.</summary>
    private static JudgedClaim? Unbuilt(Claim claim, SchemaObject made, Claimed claimed)
    {
        if (made is not (Model.Index or Unique or PrimaryKey or ForeignKey)) return null;
        foreach (var id in made.OverColumns())
        {
            var asked = claimed.Meant(claim).Where(v => Claimed.In(v, new(Table.OfKind, made.Name.OfTable())) is not null).ToList();
            if (asked.Count > 0 && asked.All(v => claimed.Denies(v, id))) return JudgedClaim.Wrong(claim, $"{Claimed.Words(asked)} {(asked.Count == 1 ? "has" : "have")} no {id}", id) with { IsNotBuilt = true, Related = Claimed.Lacking(id, asked) };
        }
        return null;
    }

    private static SchemaObject? Counterpart(SchemaObject made, TruthVoice voice)
    {
        if (voice.Catalog.Find(made.Id()) is { } own) return own;
        if (made.Parent() is not { } parent) return null;
        var keys = KeyColumns(made);
        foreach (var part in voice.Catalog.Children(parent))
        {
            if (made is Unique or Model.Index { Unique: true } ? part is Unique or Model.Index { Unique: true } && Same(part) : ReferenceEquals(part.Kind, made.Kind) && Same(part)) return part;
        }
        return null;

        bool Same(SchemaObject part) => keys is not null ? KeyColumns(part) == keys && Predicate(part) == Predicate(made) : part is Check check && made is Check own && check.Expression.Text == own.Expression.Text;
    }

    private static string? KeyColumns(SchemaObject subject) => subject switch
    {
        PrimaryKey key => key.Columns.ToString(),
        Unique key => key.Columns.ToString(),
        ForeignKey key => key.Columns.ToString(),
        Model.Index index => index.Keys.ToString(),
        _ => null,
    };

    private static string? Predicate(SchemaObject subject) => subject is Model.Index index ? index.Predicate?.Text : null;

    /// <summary>What the two say differently, in words. Only what a document's SQL is written for: not storage, not names.</summary>
    private static List<string> Differences(ClaimWord.Defined word, SchemaObject own, TruthVoice voice)
    {
        var made = word.Object;
        var found = new List<string>();
        if (!ReferenceEquals(made.Kind, own.Kind)) return found;
        foreach (var facet in Facets(made))
        {
            if (voice.SpeaksOf(own, facet) is null) continue;
            var (here, there) = (facet.Read(made), facet.Read(own));
            if (here is null && (!IsSaidBySilence(word, facet) || (facet == ForeignKey.OnDeleteFacet && there == "restrict"))) continue;
            if (made is Column { Type.Modifier: null } written && own is Column { Type: var type } && facet == Column.TypeFacet && written.Type == type with { Modifier = null }) continue;
            if (here != there && !voice.Sources.Any(s => s.Voice.Agrees(own, made, facet))) found.Add(facet == Column.NotNullFacet ? $"{Null(here)} here, {Null(there)} there" : $"{facet.Name} is {here ?? "not set"} here and {there ?? "not set"} there");
        }
        return found;
    }

    private static string Null(string? notNull) => notNull is null ? "nullable" : "NOT NULL";

    /// <summary>What is set there and not written here, where that may be so.</summary>
    private static string Unwritten(ClaimWord.Defined word, SchemaObject own)
    {
        if (!ReferenceEquals(word.Object.Kind, own.Kind)) return "";
        var unwritten = Facets(own).Where(f => f.Read(word.Object) is null && f.Read(own) is not null && !IsSaidBySilence(word, f)).Select(f => f.Name).ToList();
        return unwritten.Count == 0 ? "" : $"; its {string.Join(" and ", unwritten)} {(unwritten.Count == 1 ? "is" : "are")} not written here";
    }

    /// <summary>
    /// What was not written is the default; RESTRICT forbids what it does. ON UPDATE is not: a tool's CASCADE is left out where ON DELETE is what matters, and then it was not said.
    /// </summary>
    private static bool IsSaidBySilence(ClaimWord.Defined word, Facet facet) => word.IsExact && (facet == Column.NotNullFacet || facet == ForeignKey.OnDeleteFacet);

    private static IEnumerable<Facet> Facets(SchemaObject subject) => subject switch
    {
        Column => [Column.TypeFacet, Column.NotNullFacet, Column.DefaultFacet],
        ForeignKey => [ForeignKey.ColumnsFacet, ForeignKey.ReferencesFacet, ForeignKey.OnDeleteFacet, ForeignKey.OnUpdateFacet, ForeignKey.MatchFacet, ForeignKey.DeferralFacet],
        Model.Index => [Model.Index.KeysFacet, Model.Index.UniqueFacet, Model.Index.PredicateFacet],
        EnumType => subject.Kind.Facets.Where(f => f.Weight == FacetWeight.Structural),
        _ => [],
    };

    private static string Says(SchemaObject own, SchemaObject made) => string.Join(", ", Facets(made).Where(f => ReferenceEquals(own.Kind, made.Kind)).Select(f => f.Read(own)).OfType<string>());
}
