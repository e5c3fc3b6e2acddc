using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>By what a server can tell which of two types of one name is there.</summary>
internal static class TypeMarks
{
    /// <summary>A condition, in parentheses, that holds for the second type and not for the first; null where nothing that is asked here tells them apart: a second run then makes it once more.</summary>
    public static string? Tell(SchemaObject was, SchemaObject now)
    {
        // Labels that came later stand between the others by fractions: a place says something only where all labels stay.
        var isOrder = was is EnumType { Labels: var labels } && now is EnumType other && labels.Count == other.Labels.Count && labels.All(other.Labels.Contains);
        var (before, after) = isOrder ? (Places((EnumType)was), Places((EnumType)now)) : (Of(was).ToList(), Of(now).ToList());
        var marks = after.Except(before).ToList();
        if (marks.Count == 0) marks = [.. before.Except(after).Select(m => $"NOT {m}")];
        if ((was, now) is (Domain had, Domain has)) marks.AddRange(Checked(had, has).Except(marks));
        return marks.Count == 0 ? null : $"({string.Join(" AND ", marks)})";
    }

    private static IEnumerable<string> Of(SchemaObject type) => type switch
    {
        EnumType labels => labels.Labels.Select(label => Labelled(labels, label)),
        CompositeType composite => [.. composite.Attributes.Select((attribute, i) => Of(composite, attribute, i + 1)), .. composite.Attributes.Where(a => a.Collation is not null).Select(a => Collated(composite, a))],
        Domain domain => Of(domain),
        RangeType range => Of(range),
        _ => [],
    };

    private static List<string> Places(EnumType type) => [.. type.Labels.Select((label, i) => Labelled(type, label, $" AND enumsortorder = {i + 1}"))];

    private static string Labelled(EnumType type, string label, string more = "") =>
        PgCatalog.Row("pg_enum", $"enumtypid = {PgCatalog.Type(type.Name)} AND enumlabel = {SqlString.Quote(label)}{more}");

    private static string Of(CompositeType type, CompositeAttribute attribute, int place) =>
        PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(type.Name)} AND attnum = {place} AND attname = {SqlString.Quote(attribute.Name)} AND atttypid = {PgCatalog.Type(attribute.Type with { Modifier = null })}{Modifier("atttypmod", attribute.Type)}");

    private static string Collated(CompositeType type, CompositeAttribute attribute) =>
        PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(type.Name)} AND attname = {SqlString.Quote(attribute.Name)} AND attcollation = {PgCatalog.Collation(attribute.Collation!)}");

    /// <summary>By the words of the checks that have one name in both.</summary>
    private static IEnumerable<string> Checked(Domain was, Domain now)
    {
        foreach (var check in now.Checks)
            if (was.Checks.FirstOrDefault(c => c.Name == check.Name) is { } old && old.NotValid == check.NotValid && Domains.HasWords(now.Name, old, check) is { } mark) yield return mark;
    }

    private static IEnumerable<string> Of(Domain domain)
    {
        var row = $"oid = {PgCatalog.Type(domain.Name)}";
        yield return PgCatalog.Row("pg_type", $"{row} AND typbasetype = {PgCatalog.Type(domain.BaseType with { Modifier = null })}{Modifier("typtypmod", domain.BaseType)}");
        yield return PgCatalog.Row("pg_type", $"{row} AND {(domain.NotNull ? "" : "NOT ")}typnotnull");
        if (domain.Collation is { } collation) yield return PgCatalog.Row("pg_type", $"{row} AND typcollation = {PgCatalog.Collation(collation)}");
        foreach (var check in domain.Checks)
            yield return PgCatalog.Row("pg_constraint", $"contypid = {PgCatalog.Type(domain.Name)} AND conname = {SqlString.Quote(check.Name)} AND {(check.NotValid ? "NOT " : "")}convalidated");
    }

    private static IEnumerable<string> Of(RangeType range)
    {
        var row = $"rngtypid = {PgCatalog.Type(range.Name)}";
        yield return PgCatalog.Row("pg_range", $"{row} AND rngsubtype = {PgCatalog.Type(range.Subtype)}");
        foreach (var (option, column) in (IEnumerable<(string, string)>)[("canonical", "rngcanonical"), ("subtype_diff", "rngsubdiff")])
            yield return PgCatalog.Row("pg_range", $"{row} AND {column} {(range.Option(option) is null ? "=" : "<>")} 0");
    }

    private static string Modifier(string column, SqlType type) => TypeText.Modifier(type) is { } modifier ? $" AND {column} = {modifier}" : "";
}
