using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>A statement in code that makes, changes or drops a table, or makes an index.</summary>
/// <param name="Subject">What it makes, changes or drops: a table, a column that it adds, an index.</param>
/// <param name="Says"><c>creates table queues</c></param>
/// <param name="Against">How what it makes departs from what the project's schemas say, source by source.</param>
/// <param name="Same">The sources that make just the same.</param>
public sealed record CodeDefinition(Origin Where, UsageSite Site, ObjectId Subject, string Says, EquatableArray<string> Against, EquatableArray<string> Same);

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
                if (sql.Take("index") || sql.Take("unique", "index")) return Indexed(sql, where, site);
                sql.Take("unlogged");
                if (!sql.Take("table")) return null;
                sql.Take("if", "not", "exists");
                var table = Named(sql.QualifiedName());
                if (CodeTables.IsLedger(table.Name.Name) && !schemas.Any(s => s.Catalog.Contains(table))) return null;
                return Made(where, site, table, $"creates table {table.Name}", Whole(sql));
            }
            if (sql.Take("drop"))
            {
                if (!sql.Take("table")) return null;
                sql.Take("if", "exists");
                var table = Named(sql.QualifiedName());
                return new(where, site, table, $"drops table {table.Name}", [], []);
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
        if (!sql.Take("add")) return new(where, site, table, $"changes table {table.Name}", [], []);
        var isColumn = sql.Take("column");
        sql.Take("if", "not", "exists");
        if (!isColumn && (sql.Is("constraint") || sql.Is("primary") || sql.Is("unique") || sql.Is("foreign") || sql.Is("check") || sql.Is("exclude"))) return new(where, site, table, $"changes table {table.Name}", [], []);
        var column = sql.Name();
        return Made(where, site, new(Column.OfKind, table.Name.Member(column)), $"adds column {table.Name}.{column}", Whole(sql));
    }

    private CodeDefinition? Indexed(SqlReader sql, Origin where, UsageSite site)
    {
        sql.Take("concurrently");
        sql.Take("if", "not", "exists");
        var name = sql.Is("on") ? null : sql.Name();
        sql.Expect("on");
        sql.Take("only");
        var table = Named(sql.QualifiedName());
        // Tables of a session are indexed, too.
        if (!schemas.Any(s => s.Catalog.Contains(table))) return null;
        return name is null ? new(where, site, table, $"adds an index to {table.Name}", [], []) : Made(where, site, new(Index.OfKind, table.Name.Member(name)), $"creates index {table.Name}.{name}", Whole(sql));
    }

    private static ObjectId Named(ObjectName written) => new(Table.OfKind, written.Schema is null ? written with { Schema = "public" } : written);

    private static string Whole(SqlReader sql) => sql.Slice(sql.Tokens.Tokens[sql.First].Start, sql.Tokens.Tokens[sql.End - 1].End);

    /// <summary>What the statement makes, held against what each schema has.</summary>
    private CodeDefinition Made(Origin where, UsageSite site, ObjectId subject, string says, string statement)
    {
        var (against, same) = (new List<string>(), new List<string>());
        var table = subject.Kind == Table.OfKind ? subject : new(Table.OfKind, subject.Name.OfTable());
        foreach (var source in schemas.Where(s => s.Dialect == AllDialects.Postgres))
        {
            if (Made(source, subject, statement) is not { Count: > 0 } made) continue;
            var different = source.Catalog.Contains(table) ? [.. Differences(source, subject, made)] : (List<string>)[$"{source.Name} has no table {table.Name}"];
            against.AddRange(different);
            if (different.Count == 0) same.Add(source.Name);
        }
        return new(where, site, subject, says, [.. against], [.. same]);
    }

    private static IEnumerable<string> Differences(Source source, ObjectId subject, List<SchemaObject> made)
    {
        foreach (var part in made)
        {
            if (source.Catalog.Find(part.Id()) is not { } own)
            {
                yield return $"{source.Name} has no {part.Kind.Label} {part.Name}";
                continue;
            }
            foreach (var facet in part.Kind.Compare(own, part).Where(f => f.Weight != FacetWeight.Information)) yield return $"{facet.Name} of {part.Name} is {facet.Read(part) ?? "none"} here and {facet.Read(own) ?? "none"} in {source.Name}";
        }
        if (subject.Kind != Table.OfKind) yield break;
        foreach (var own in source.Catalog.Columns(subject.Name))
            if (!made.Exists(c => c.Name == own.Name)) yield return $"it lacks {own.Name}, which {source.Name} has";
    }

    /// <summary>The columns, or the index, that the statement makes where nothing of them is there yet.</summary>
    private static List<SchemaObject> Made(Source source, ObjectId subject, string statement)
    {
        var start = source.Catalog;
        if (subject.Kind == Table.OfKind) start = start.Children(subject).Aggregate(start, (catalog, part) => catalog.Without(part.Id()));
        start = start.Without(subject);
        var read = SqlSchema.Read([new SourceText("code", "code", statement)], "code", "code", new() { Beside = start, IsElsewhere = static _ => true });
        return subject.Kind == Table.OfKind ? [.. read.Catalog.Columns(subject.Name)] : read.Catalog.Find(subject) is { } made ? [made] : [];
    }
}
