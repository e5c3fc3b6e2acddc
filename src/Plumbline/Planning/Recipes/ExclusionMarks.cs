using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>By what a server can tell which of two exclusion constraints of one name is there: their indexes, their operators, when they are looked at.</summary>
internal static class ExclusionMarks
{
    public static string? Tell(Exclusion was, Exclusion now, Situation situation)
    {
        if (was.Deferral != now.Deferral)
            return Has(now, $"{(now.Deferral == Deferral.NotDeferrable ? "NOT " : "")}condeferrable{(now.Deferral == Deferral.NotDeferrable ? "" : $" AND {(now.Deferral == Deferral.InitiallyDeferred ? "" : "NOT ")}condeferred")}");
        for (var i = 0; i < now.Elements.Count; i++)
            if (i >= was.Elements.Count || was.Elements[i] != now.Elements[i])
                return IsPlain(now.Elements[i], now) && !was.Elements.Contains(now.Elements[i]) || i == 0 && IsPlain(now.Elements[i], now)
                    ? Has(now, $"pg_get_constraintdef(oid) LIKE {SqlString.Quote($"%{(i == 0 ? "(" : ", ")}{now.Elements[i]}%")}") : null;
        return IndexReplaced.Done(IndexOf(was), IndexOf(now), situation.Before.Columns(was.Name.OfTable()).Select(c => c.Name.Name).ToHashSet());
    }

    private static string Has(Exclusion exclusion, string condition) =>
        PgCatalog.Row("pg_constraint", $"conrelid = {PgCatalog.Relation(exclusion.Name.OfTable())} AND conname = {SqlString.Quote(exclusion.Name.Name)} AND {condition}");

    /// <summary>A column and an operator, as the server prints them.</summary>
    private static bool IsPlain(string element, Exclusion exclusion) =>
        element.Split(" WITH ") is [var key, var symbol] && exclusion.Columns.Any(c => Quoting.Name(c) == key) && !symbol.Contains('%') && !symbol.Contains('\\');

    private static Index IndexOf(Exclusion exclusion) => new(exclusion.Name, exclusion.Elements.Select(e => Key(e[..e.LastIndexOf(" WITH ", StringComparison.Ordinal)], exclusion)).ToEquatableArray())
    {
        Method = exclusion.Method,
        Predicate = exclusion.Predicate,
        Include = exclusion.Include,
    };

    private static IndexKey Key(string written, Exclusion exclusion) => exclusion.Columns.FirstOrDefault(c => Quoting.Name(c) == written) is { } column ? new(column) : new(null, new SqlExpression(written));
}
