using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>What code uses, the declared schema has, and a catalog lacks; and the calls that read whole rows of a table that lacks columns.</summary>
/// <param name="Columns">For whole rows: the columns that are not there.</param>
internal sealed record MissingUses(CodeUse Use, EquatableArray<ObjectId> Columns)
{
    public static IEnumerable<MissingUses> Of(TruthTable truth, Project project, Catalog catalog)
    {
        var declared = truth.VoiceOf(SourceRole.Declared);
        var named = CodeUse.Of(project, u => u.IsDeclared && u.Kind is not (UsageKind.ReadsRow or UsageKind.Mirrors), (id, label) => !Has(catalog, id, label)).ToList();
        var rows = CodeUse.Of(project, u => u.IsDeclared && u.Kind == UsageKind.ReadsRow, (id, _) => !HasTable(catalog, id.Name) || Lacking(truth, declared, id, catalog).Any()).ToDictionary(u => u.Subject);
        foreach (var use in named)
        {
            if (use.Subject.Kind == Column.OfKind && !HasTable(catalog, use.Subject.Name.OfTable())) continue;
            if (use.Label is not null && use.All.All(u => u.Column is { } column && !HasTable(catalog, column.OfTable()))) continue;
            // Whatever reads or writes a table that is not there fails, whole rows or not.
            yield return new(use.Subject.Kind == Table.OfKind && rows.TryGetValue(use.Subject, out var also) ? use.And(also) : use, []);
        }
        foreach (var use in rows.Values)
        {
            if (HasTable(catalog, use.Subject.Name)) yield return new(use, [.. Lacking(truth, declared, use.Subject, catalog)]);
            else if (!named.Exists(n => n.Subject == use.Subject)) yield return new(use, []);
        }
    }

    /// <summary>The databases that lack it, too: for whole rows, one of the columns.</summary>
    public EquatableArray<string> Databases(TruthTable truth) => LackedBy(truth, catalog => Columns.IsEmpty ? !Has(catalog, Use.Subject, Use.Label) : Columns.Any(c => !Has(catalog, c, null)));

    public static EquatableArray<string> LackedBy(TruthTable truth, Func<Catalog, bool> lacks) =>
        [.. truth.Voices.Where(v => v.Role == SourceRole.Database && v.Sources.Any(s => s.Database is not null) && lacks(v.Catalog)).Select(v => v.Name)];

    /// <summary>Columns that a generated client asks for, and that are not there.</summary>
    private static IEnumerable<ObjectId> Lacking(TruthTable truth, int declared, ObjectId table, Catalog catalog) =>
        declared < 0 || !IsTable(catalog, table.Name) ? [] : truth.Voices[declared].Catalog.Columns(table.Name).Select(c => c.Id()).Where(c => !catalog.Contains(c) && truth.Voices[declared].OwnName(c) is not null);

    public static bool Has(Catalog catalog, ObjectId subject, string? label) =>
        subject.Kind == Column.OfKind ? catalog.Contains(subject) || !IsTable(catalog, subject.Name.OfTable())
        : label is not null ? catalog.Find(subject) is EnumType of && of.Labels.Contains(label)
        : subject.Kind == EnumType.OfKind ? catalog.Contains(subject)
        : subject.Kind == Function.OfKind ? catalog.Contains(subject) || catalog.Functions(subject.Name.Schema ?? "public", subject.Name.Name).Any()
        : HasTable(catalog, subject.Name);

    /// <summary>A view may have columns that nobody lists.</summary>
    private static bool IsTable(Catalog catalog, ObjectName name) => catalog.Relation(name.Schema, name.Name) is null or Table;

    private static bool HasTable(Catalog catalog, ObjectName name) => catalog.Relation(name.Schema, name.Name) is not null;

    /// <param name="missing">Where it is not.</param>
    public Finding Finding(Rule rule, TruthTable truth, string lacks, EquatableArray<Related> missing)
    {
        var related = new List<Related>();
        var declared = truth.VoiceOf(SourceRole.Declared);
        foreach (var id in Columns.IsEmpty ? [Use.Subject] : Columns)
            if (declared >= 0 && truth.Voices[declared].Catalog.Find(id)?.Origin.Of(Use.Label) is { File: not null } here) related.Add(new(here, Columns.IsEmpty ? "declared here" : $"{id.Name.Name} is declared here"));
        related.AddRange(missing);
        var message = Columns.IsEmpty
            ? $"code uses {Use.What()} in {Use.Places()}, which {lacks}"
            : $"code reads whole rows of {Use.Subject.Name} in {Use.Places()}, and {lacks} {Wording.List(Columns.Select(c => c.Name.Name), 12)}";
        var told = Use.Told(rule, message, related);
        return Columns.IsEmpty ? told : told with { Facet = "rows", Values = Columns.Select(c => c.Name.Name) };
    }

    /// <summary>Where the other side stands: at the table that lacks the column, else at the source.</summary>
    public static Related Lacks(Source source, CodeUse use, string says) =>
        source.Catalog.Find(use.Subject.Holder())?.Origin.Trail().Last() is { File: not null } here ? new(here, says) : new(new(source.Name, source.Location), says);
}
