using System.Text;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Styles;

/// <summary>
/// A block at the end of a plan that raises when something promised is not there, and says how much it found. One query a kind,
/// over a list of what is expected, so that it can be read.
/// </summary>
public static class VerificationBlock
{
    /// <summary>Without semicolon; empty when nothing is promised.</summary>
    public static string Of(Plan plan)
    {
        var groups = Groups(plan).ToList();
        if (groups.Count == 0) return "";
        var text = new StringBuilder("""
            DO $verify$
            DECLARE
              expected int;
              missing text[];
            BEGIN
              SELECT count(*), array_agg(what ORDER BY what) FILTER (WHERE NOT there) INTO expected, missing
              FROM (
            """);
        text.Append('\n').AppendJoin("    UNION ALL\n", groups).Append("""
              ) AS promised;
              IF missing IS NOT NULL THEN
                RAISE EXCEPTION 'not as planned: % of % expected objects found; missing or wrong: %', expected - cardinality(missing), expected, array_to_string(missing, ', ');
              END IF;
              RAISE NOTICE 'as planned: % of % expected objects found', expected, expected;
            END $verify$
            """);
        return text.ToString();
    }

    private static IEnumerable<string> Groups(Plan plan)
    {
        var all = plan.Expectations.Where(e => e.Subject is not null).Select(e => e.Subject!).ToList();
        if (Group("tables", "name", all.OfType<Table>().Select(t => $"{Registered(t.Name)}"), "'table ' || name", "to_regclass(name) IS NOT NULL") is { } tables) yield return tables;
        if (Group("tables", "name", all.OfType<Table>().Where(t => t.RowSecurity).Select(t => Registered(t.Name)), "'row security of ' || name",
            "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass(name) AND relrowsecurity)") is { } secured) yield return secured;
        if (Group("columns", "tab, name, type, required", all.OfType<Column>().Select(OfColumn), "'column ' || tab || '.' || name || ' ' || type || CASE WHEN required THEN ' not null' ELSE '' END",
            "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass(tab) AND attname = name\n        AND format_type(atttypid, atttypmod) = type AND attnotnull = required AND NOT attisdropped)") is { } columns) yield return columns;
        if (Group("enums", "name, labels", all.OfType<EnumType>().Select(OfEnum), "'type ' || name",
            "(SELECT string_agg(enumlabel::text, ', ' ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype(name)) = labels") is { } enums) yield return enums;
        if (Group("indexes", "name", all.OfType<Index>().Where(i => !i.Invalid).Select(i => Registered(i.Name with { Table = null })), "'index ' || name",
            "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass(name) AND indisvalid)") is { } indexes) yield return indexes;
        if (Group("constraints", "tab, name, validated", all.Where(IsConstraint).Select(OfConstraint), "'constraint ' || tab || '.' || name",
            "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass(tab) AND conname = name AND convalidated = validated)") is { } constraints) yield return constraints;
        if (Group("policies", "tab, name", all.OfType<Policy>().Select(p => $"{Registered(p.Name.OfTable())}, {SqlString.Quote(p.Name.Name)}"), "'policy ' || tab || '.' || name",
            "EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass(tab) AND polname = name)") is { } policies) yield return policies;
        foreach (var other in plan.Expectations)
            if (other.Subject is null or not (Table or Column or EnumType or Index { Invalid: false } or Policy) && !(other.Subject is { } subject && IsConstraint(subject)))
                yield return $"    SELECT {SqlString.Quote(other.Missing)} AS what,\n      {other.Condition} AS there\n";
    }

    private static bool IsConstraint(SchemaObject subject) => subject is PrimaryKey or Unique or ForeignKey or Check or Exclusion;

    private static string? Group(string name, string columns, IEnumerable<string> rows, string what, string there)
    {
        var list = rows.ToList();
        return list.Count == 0 ? null : $"    SELECT {what} AS what,\n      {there} AS there\n    FROM (VALUES\n      ({string.Join("),\n      (", list)})\n    ) AS {name} ({columns})\n";
    }

    private static string OfColumn(Column column) =>
        $"{Registered(column.Name.OfTable())}, {SqlString.Quote(column.Name.Name)}, {SqlString.Quote(TypeText.Of(column.Type))}, {(column.NotNull ? "true" : "false")}";

    private static string OfEnum(EnumType type) => $"{Registered(type.Name)}, {SqlString.Quote(string.Join(", ", type.Labels))}";

    private static string OfConstraint(SchemaObject subject) =>
        $"{Registered(subject.Name.OfTable())}, {SqlString.Quote(subject.Name.Name)}, {(subject is ForeignKey { NotValid: true } or Check { NotValid: true } ? "false" : "true")}";

    private static string Registered(ObjectName name) => SqlString.Quote(PgCatalog.Full(name));
}
