using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>By what a server can tell which of two types of one name is there.</summary>
internal static class TypeMarks
{
    /// <summary>A condition, in parentheses, that holds for the second type and not for the first; null where nothing that is asked here tells them apart (a collation, a check's words): a second run then makes it once more.</summary>
    public static string? Tell(SchemaObject was, SchemaObject now)
    {
        var (before, after) = (Of(was).ToList(), Of(now).ToList());
        var marks = after.Except(before).ToList();
        if (marks.Count == 0) marks = [.. before.Except(after).Select(m => $"NOT {m}")];
        return marks.Count == 0 ? null : $"({string.Join(" AND ", marks)})";
    }

    private static IEnumerable<string> Of(SchemaObject type) => type switch
    {
        EnumType labels => labels.Labels.Select((label, i) => PgCatalog.Row("pg_enum", $"enumtypid = {PgCatalog.Type(type.Name)} AND enumlabel = {SqlString.Quote(label)} AND enumsortorder = {i + 1}")),
        CompositeType composite => composite.Attributes.Select((attribute, i) => Of(composite, attribute, i + 1)),
        Domain domain => Of(domain),
        RangeType range => Of(range),
        _ => [],
    };

    private static string Of(CompositeType type, CompositeAttribute attribute, int place) =>
        PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(type.Name)} AND attnum = {place} AND attname = {SqlString.Quote(attribute.Name)} AND atttypid = {PgCatalog.Type(attribute.Type with { Modifier = null })}{Modifier("atttypmod", attribute.Type)}");

    private static IEnumerable<string> Of(Domain domain)
    {
        var row = $"oid = {PgCatalog.Type(domain.Name)}";
        yield return PgCatalog.Row("pg_type", $"{row} AND typbasetype = {PgCatalog.Type(domain.BaseType with { Modifier = null })}{Modifier("typtypmod", domain.BaseType)}");
        yield return PgCatalog.Row("pg_type", $"{row} AND {(domain.NotNull ? "" : "NOT ")}typnotnull");
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
