using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Truth;

/// <summary>One source's spelling of an expression or query.</summary>
public sealed record Spelling(Source Source, SchemaObject Object);

/// <summary>
/// An expression or query that the voices spell differently, and that a server may yet print alike: what is left to ask a server after our own
/// canonical form found no equality.
/// </summary>
public sealed record Spellings(ObjectId Subject, Facet Facet, EquatableArray<Spelling> Said)
{
    /// <summary>All of them; none when only names, constants or nothing at all stand against each other, which no printing brings together.</summary>
    public static IEnumerable<Spellings> In(TruthTable truth)
    {
        foreach (var subject in truth.Drifting)
            foreach (var facets in subject.Differences.Where(d => d.Facet.IsPrinted(subject.Object) && IsOpen(d)).GroupBy(d => d.Facet))
                yield return new(subject.Id, facets.Key, [.. SaidOf(truth, subject, facets.Key)]);
    }

    /// <summary>Every expression and query that at least two sources spell, alike or not.</summary>
    public static IEnumerable<Spellings> All(IEnumerable<Source> sources)
    {
        foreach (var said in sources.SelectMany(s => s.Catalog.Objects.Where(o => o.Refused is null).Select(o => new Spelling(s, o))).GroupBy(s => s.Object.Id()))
        {
            if (said.Count() < 2) continue;
            foreach (var facet in said.Key.Kind.Facets)
                if (said.All(s => facet.IsPrinted(s.Object)) && said.Where(s => facet.Read(s.Object) is not null).ToEquatableArray() is { Count: > 1 } spelled) yield return new(said.Key, facet, spelled);
        }
    }

    /// <summary>What two sources spell differently, and a server's printing could settle. Objects that are equal are passed over at once.</summary>
    public static IEnumerable<Spellings> Open(Source before, Source after)
    {
        foreach (var was in before.Catalog.Objects)
        {
            if (was.Refused is not null || after.Catalog.Find(was.Id()) is not { Refused: null } now || was.Equals(now)) continue;
            foreach (var facet in was.Kind.Facets)
                if (facet.IsPrinted(was) && facet.IsPrinted(now) && facet.Read(was) is { } text && facet.Read(now) is { } other && text != other && AreOpen(text, other))
                    yield return new(was.Id(), facet, [new(before, was), new(after, now)]);
        }
    }

    /// <summary>Whether a server's printing could settle the difference.</summary>
    public static bool IsOpen(FacetDifference difference) => difference.Before is { } before && difference.After is { } after && AreOpen(before, after);

    private static bool AreOpen(string before, string after) => !(IsPlain(before) && IsPlain(after));

    private static IEnumerable<Spelling> SaidOf(TruthTable truth, TruthSubject subject, Facet facet)
    {
        for (var voice = 0; voice < truth.Voices.Count; voice++)
            if (subject.In(voice) is { } own && ReferenceEquals(own.Kind, subject.Id.Kind) && truth.Voices[voice].SpeaksOf(own, facet) is { } said && facet.Read(said.Object) is not null)
                yield return new(said.Source, said.Object);
    }

    /// <summary>One constant, or a list of names: what the server prints as it was written.</summary>
    private static bool IsPlain(string text)
    {
        var sql = SqlReader.Over(text);
        if (sql.Is("SELECT") || sql.Is("WITH") || sql.Is("VALUES") || sql.Is("TABLE")) return false;
        for (; !sql.AtEnd; sql.Advance())
            if (!(sql.Is(TokenKind.Word) || sql.Is(TokenKind.QuotedWord) || sql.Is(TokenKind.String) || sql.Is(TokenKind.Number) || sql.Is(TokenKind.Comma))) return false;
        return true;
    }
}
