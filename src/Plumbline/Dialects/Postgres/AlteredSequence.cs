using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ALTER SEQUENCE (manual): the options that change, in one statement.</summary>
internal static class AlteredSequence
{
    public static IReadOnlyList<Alteration>? Write(Sequence before, Sequence after, EquatableArray<Facet> facets, Writing writing)
    {
        var alter = $"ALTER SEQUENCE {Quoting.Name(after.Name)}";
        var statements = new List<Alteration>();
        var options = before.OfIdentity && after.OfIdentity ? [] : Options(before, after, facets.Contains(Sequence.TypeFacet));
        if (facets.Contains(Sequence.OwnedByFacet) && !after.OfIdentity) options.Add($"OWNED BY {(after.OwnedBy is { } owner ? $"{Quoting.Name(owner.OfTable())}.{Quoting.Name(owner.Name)}" : "NONE")}");
        if (!after.OfIdentity && Fitting(before, after) is { } fitting) statements.Add(fitting);
        if (options.Count > 0) statements.Add(new($"{alter} {string.Join(' ', options)}{(IsApart(before, after) ? " RESTART" : "")}") { Unless = IsApart(before, after) ? HasLimits(after) : null });
        if (!facets.Contains(Sequence.PersistenceFacet) || FollowsTable(before, after, writing)) return statements;
        if (before.Persistence == Persistence.Temporary || after.Persistence == Persistence.Temporary || writing.Version < 15) return null;
        statements.Add($"{alter} SET {(after.Persistence == Persistence.Unlogged ? "UNLOGGED" : "LOGGED")}");
        return statements;
    }

    /// <summary>Whether no number of the old limits is one of the new: it begins anew, and meets no number that it has given.</summary>
    public static bool IsApart(Sequence before, Sequence after) => after.Max < before.Min || after.Min > before.Max;

    /// <summary>
    /// The server refuses limits outside of which the sequence stands (22023): one that has not come to them is brought there, as it would begin. Null where
    /// none can stand so. That it counts upwards or downwards tells on which side it comes from.
    /// </summary>
    public static Alteration? Fitting(Sequence before, Sequence after)
    {
        if (IsApart(before, after) || before.Start >= after.Min && before.Start <= after.Max && !(before.Cycle && (before.Increment > 0 ? before.Min < after.Min : before.Max > after.Max))) return null;
        var (least, most) = (Math.Max(before.Min, after.Min), Math.Min(before.Max, after.Max));
        var begin = Math.Clamp(after.Start, least, most);
        var up = before.Increment > 0;
        var outside = new List<string>();
        if (before.Min < after.Min) outside.Add(up ? $"last_value < {after.Min}" : $"last_value < {after.Min} AND NOT is_called");
        if (before.Max > after.Max) outside.Add(up ? $"last_value > {after.Max} AND NOT is_called" : $"last_value > {after.Max}");
        return $"SELECT setval({SqlString.Quote(PgCatalog.Full(after.Name))}, {begin}, false) FROM {Quoting.Name(after.Name)} WHERE {string.Join(" OR ", outside)}";
    }

    /// <summary>The condition under which the sequence has given numbers behind its new end; null where it cannot.</summary>
    public static string? Behind(Sequence before, Sequence after) =>
        IsApart(before, after) ? null
        : before.Increment > 0 ? after.Max < before.Max ? $"is_called AND last_value > {after.Max}" : null
        : after.Min > before.Min ? $"is_called AND last_value < {after.Min}" : null;

    public static string HasLimits(Sequence sequence) => PgCatalog.Row("pg_sequence", $"seqrelid = {PgCatalog.Relation(sequence.Name)} AND seqmin = {sequence.Min} AND seqmax = {sequence.Max}");

    /// <summary>
    /// The options that lead from one to the other. A new type brings its own limits where the old one's stood: they are written where they shall not change.
    /// </summary>
    public static List<string> Options(Sequence before, Sequence after, bool writesType)
    {
        var options = new List<string>();
        var (min, max) = (before.Min, before.Max);
        if (writesType && before.Type != after.Type)
        {
            options.Add($"AS {after.Type}");
            if (max == Sequences.MostOf(before.Type)) max = Sequences.MostOf(after.Type);
            if (min == Sequences.LeastOf(before.Type)) min = Sequences.LeastOf(after.Type);
        }
        if (before.Increment != after.Increment) options.Add($"INCREMENT BY {after.Increment}");
        if (min != after.Min) options.Add($"MINVALUE {after.Min}");
        if (max != after.Max) options.Add($"MAXVALUE {after.Max}");
        if (before.Start != after.Start) options.Add($"START WITH {after.Start}");
        if (before.Cache != after.Cache) options.Add($"CACHE {after.Cache}");
        if (before.Cycle != after.Cycle) options.Add(after.Cycle ? "CYCLE" : "NO CYCLE");
        return options;
    }

    /// <summary>The sequences that a table's columns own are logged or not as the table is, when that is changed.</summary>
    private static bool FollowsTable(Sequence before, Sequence after, Writing writing)
    {
        if (before.OwnedBy is not { } was || after.OwnedBy is not { } now || was.OfTable() != now.OfTable()) return false;
        var (from, to) = (writing.Before.Find(new(Table.OfKind, was.OfTable())) as Table, writing.After.Find(new(Table.OfKind, now.OfTable())) as Table);
        return from is not null && to is not null && from.Persistence != to.Persistence && to.Persistence == after.Persistence;
    }
}
