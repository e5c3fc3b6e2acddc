using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>A statement in code that makes, changes or drops a table.</summary>
/// <param name="Says"><c>creates table queues</c></param>
/// <param name="Against">How what it makes departs from what the project's schemas say, source by source.</param>
public sealed record CodeDefinition(Origin Where, UsageSite Site, ObjectId Table, string Says, EquatableArray<string> Against);

/// <summary>Finds the statements in code that define tables, and holds what they make against the schemas.</summary>
/// <param name="schemas">What declares or makes the schema.</param>
internal sealed class CodeDefinitions(IReadOnlyList<Source> schemas)
{
    public IEnumerable<CodeDefinition> Of(string path, string text, Func<int, Origin> at)
    {
        var tokens = SqlLexer.Read(new SourceText("", "", text));
        foreach (var range in tokens.Statements)
            if (Of(path, new SqlReader(tokens, range), at) is { } found) yield return found;
    }

    private CodeDefinition? Of(string path, SqlReader sql, Func<int, Origin> at)
    {
        var (where, site) = (at(sql.Position), CodeSites.Of(path));
        try
        {
            // Tables of a session are nobody's schema.
            if (sql.Take("create"))
            {
                sql.Take("unlogged");
                if (!sql.Take("table")) return null;
                sql.Take("if", "not", "exists");
                var table = Named(sql.QualifiedName());
                return new(where, site, table, $"creates table {table.Name}", Against(table, Whole(sql), null));
            }
            if (sql.Take("drop"))
            {
                if (!sql.Take("table")) return null;
                sql.Take("if", "exists");
                var table = Named(sql.QualifiedName());
                return new(where, site, table, $"drops table {table.Name}", []);
            }
            return sql.Take("alter", "table") ? Altered(sql, where, site) : null;
        }
        catch (SqlSyntaxException)
        {
            // Put together when it runs.
            return null;
        }
    }

    private CodeDefinition? Altered(SqlReader sql, Origin where, UsageSite site)
    {
        sql.Take("if", "exists");
        sql.Take("only");
        var table = Named(sql.QualifiedName());
        if (!sql.Take("add")) return new(where, site, table, $"changes table {table.Name}", []);
        var isColumn = sql.Take("column");
        sql.Take("if", "not", "exists");
        if (!isColumn && (sql.Is("constraint") || sql.Is("primary") || sql.Is("unique") || sql.Is("foreign") || sql.Is("check") || sql.Is("exclude"))) return new(where, site, table, $"changes table {table.Name}", []);
        var column = sql.Name();
        return new(where, site, table, $"adds column {table.Name}.{column}", Against(table, Whole(sql), column));
    }

    private static ObjectId Named(ObjectName written) => new(Table.OfKind, written.Schema is null ? written with { Schema = "public" } : written);

    private static string Whole(SqlReader sql) => sql.Slice(sql.Tokens.Tokens[sql.First].Start, sql.Tokens.Tokens[sql.End - 1].End);

    /// <summary>What the statement makes beside what each schema has.</summary>
    private EquatableArray<string> Against(ObjectId table, string statement, string? column)
    {
        var found = new List<string>();
        foreach (var source in schemas.Where(s => s.Dialect == AllDialects.Postgres))
        {
            var (known, made) = (source.Catalog.Find(table), Made(source, table, statement, column));
            if (made.Count == 0) continue;
            if (known is null) found.Add($"{source.Name} has no table {table.Name}");
            else found.AddRange(Differences(source, table, made, column));
        }
        return [.. found];
    }

    private static IEnumerable<string> Differences(Source source, ObjectId table, List<Column> made, string? only)
    {
        foreach (var column in made)
        {
            if (source.Catalog.Find(column.Id()) is not Column own)
            {
                yield return $"{source.Name} has no column {table.Name}.{column.Name.Name}";
                continue;
            }
            foreach (var facet in column.Kind.Compare(own, column).Where(f => f.Weight != FacetWeight.Information)) yield return $"{facet.Name} of {table.Name}.{column.Name.Name} is {facet.Read(column) ?? "none"} here and {facet.Read(own) ?? "none"} in {source.Name}";
        }
        if (only is not null) yield break;
        foreach (var own in source.Catalog.Columns(table.Name))
            if (!made.Exists(c => c.Name == own.Name)) yield return $"it lacks {table.Name}.{own.Name.Name}, which {source.Name} has";
    }

    /// <summary>The columns that the statement makes, where nothing of them is there yet.</summary>
    private List<Column> Made(Source source, ObjectId table, string statement, string? column)
    {
        var start = source.Catalog;
        if (column is null) start = start.Children(table).Aggregate(start.Without(table), (catalog, part) => catalog.Without(part.Id()));
        else start = start.Without(new(Column.OfKind, table.Name.Member(column)));
        var read = SqlSchema.Read([new SourceText("code", "code", statement)], "code", "code", new() { Beside = start, IsElsewhere = static _ => true });
        return [.. read.Catalog.Columns(table.Name).Where(c => column is null || c.Name.Name == column)];
    }
}
