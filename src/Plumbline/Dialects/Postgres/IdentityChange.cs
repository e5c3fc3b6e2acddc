using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What a column's identity asks for when it comes, changes or goes, and what a sequence of its own asks for that it had before or has then.</summary>
/// <param name="Dropped">The identity goes, and its sequence with it.</param>
/// <param name="SequenceFirst">Statements between what the column loses and what it gets: a sequence of the same name in the place of the other.</param>
/// <param name="Actions">Actions of ALTER COLUMN.</param>
/// <param name="Afterwards">The rows that are there have numbers already: counting goes on behind them.</param>
internal sealed record IdentityChange(bool Dropped, List<Alteration> SequenceFirst, List<string> Actions, List<string> Afterwards)
{
    /// <summary>Where the numbers go on, before anything else: the server refuses limits outside of which they stand.</summary>
    public List<Alteration> Beginning { get; } = [];

    /// <summary>True when the column has got its identity before.</summary>
    public string? Done { get; private set; }

    public static IdentityChange Of(Column before, Column after, IReadOnlySet<Facet> facets, Writing writing)
    {
        var change = new IdentityChange(facets.Contains(Column.IdentityFacet) && after.Identity is null, [], [], []);
        if (!facets.Contains(Column.IdentityFacet)) return change;
        if (before.Identity is { } was && after.Identity is { } now) change.Alter(before, was, after, now, writing);
        else if (after.Identity is { } made) change.Add(before, after, made, writing);
        else change.Replace(after, writing);
        return change;
    }

    private void Alter(Column before, Identity was, Column after, Identity now, Writing writing)
    {
        var made = was.Always == now.Always ? "" : $"SET GENERATED {(now.Always ? "ALWAYS" : "BY DEFAULT")}";
        var options = was.Options == now.Options && before.Type == after.Type ? "" : Options(before, was, after, now, writing);
        if (made.Length > 0 || options.Length > 0) Actions.Add($"{made} {options}".Trim());
    }

    private string Options(Column before, Identity was, Column after, Identity now, Writing writing)
    {
        var (old, next) = (IdentityColumns.Sequence(was, before.Type), IdentityColumns.Sequence(now, after.Type));
        var options = string.Join(' ', AlteredSequence.Options(old, next, false).Select(o => $"SET {o}"));
        if (options.Length == 0 || IdentityColumns.SequenceOf(writing.After, after) is not { } own) return options;
        (old, next) = (old with { Name = own.Name }, next with { Name = own.Name });
        if (!AlteredSequence.IsApart(old, next))
        {
            if (AlteredSequence.Fitting(old, next) is { } fitting) Beginning.Add(fitting);
            return options;
        }
        Beginning.Add(new($"ALTER TABLE {Quoting.Name(after.Name.OfTable())} ALTER COLUMN {Quoting.Name(after.Name.Name)} {options} RESTART") { Unless = AlteredSequence.HasLimits(next) });
        return "";
    }

    private void Add(Column before, Column after, Identity made, Writing writing)
    {
        Done = PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(after.Name.OfTable())} AND attname = {SqlString.Quote(after.Name.Name)} AND attidentity <> ''");
        // a serial column's own sequence would keep the name from the one that comes
        if (writing.Before.Children<Sequence>(new(Column.OfKind, after.Name)).FirstOrDefault(s => !s.OfIdentity) is { } old && writing.After.Find(old.Id()) is Sequence { OfIdentity: true })
            SequenceFirst.Add($"DROP SEQUENCE {Quoting.Name(old.Name)}");
        Actions.Add($"ADD {Columns.IdentityClause(after, writing.After)}");
        if (IdentityColumns.OtherType(after, writing.After) is { } retyped) Afterwards.Add(retyped);
        Afterwards.Add(GoOn(after, made.Options?.Contains("increment by -", StringComparison.Ordinal) is true ? "min" : "max"));
    }

    private void Replace(Column after, Writing writing)
    {
        foreach (var sequence in writing.After.Children<Sequence>(after.Id()).Where(s => !s.OfIdentity && writing.Before.Find(s.Id()) is Sequence { OfIdentity: true }))
        {
            var writer = PostgresDialect.Instance.Of(Sequence.OfKind)!;
            SequenceFirst.AddRange(writer.Create(sequence, writing.After).Select((sql, i) => new Alteration(sql) { Unless = i == 0 ? writer.Exists(sequence) : null }));
            Afterwards.Add(GoOn(after, sequence.Increment < 0 ? "min" : "max"));
        }
    }

    /// <summary>Only where no number was drawn yet: a second run would else bring a sequence back.</summary>
    private static string GoOn(Column column, string last)
    {
        var sequence = $"pg_get_serial_sequence({SqlString.Quote(PgCatalog.Full(column.Name.OfTable()))}, {SqlString.Quote(column.Name.Name)})";
        return $"SELECT setval({sequence}, {last}({Quoting.Name(column.Name.Name)})) FROM {Quoting.Name(column.Name.OfTable())} HAVING pg_sequence_last_value({sequence}::regclass) IS NULL";
    }
}
