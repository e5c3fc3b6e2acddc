using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>COMMENT ON: the text becomes a facet of its object (manual, COMMENT).</summary>
internal static class Comments
{
    public static void Register(Grammar grammar) => grammar.On("COMMENT ON", Read);

    private static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var subject = NamedObject.Read(sql, catalog, out var isModelled, out var part);
        sql.Expect("IS");
        var text = sql.Take("NULL") ? null : sql.String();
        sql.ExpectEnd();
        if (!isModelled) catalog.Verb = Verb.NotModelled;
        else if (subject is not null && part is not null) catalog.Alter(subject, OnPart(subject, part, text is "" ? null : text, position));
        else if (subject is not null) catalog.Alter(subject, subject with { Comment = text is "" ? null : text });
    }

    private static SchemaObject OnPart(SchemaObject subject, string part, string? text, int position)
    {
        switch (subject)
        {
            case View view: return view with { ColumnComments = ColumnComment.With(view.ColumnComments, part, text) };
            case MaterializedView view: return view with { ColumnComments = ColumnComment.With(view.ColumnComments, part, text) };
            case CompositeType type when type.Attributes.Any(a => a.Name == part):
                return type with { Attributes = type.Attributes.Select(a => a.Name == part ? a with { Comment = text } : a) };
            case Domain domain when domain.Checks.Any(c => c.Name == part):
                return domain with { Checks = domain.Checks.Select(c => c.Name == part ? c with { Comment = text } : c) };
            case CompositeType: throw new StatementRefused(SqlStates.UndefinedColumn, $"type {subject.Name} has no attribute {part}", position);
            default: throw new StatementRefused(SqlStates.UndefinedObject, $"{subject.Kind.Label} {subject.Name} has no constraint {part}", position);
        }
    }

    /// <summary>False for most objects, without a look at their parts.</summary>
    public static bool MayBeOn(SchemaObject subject) => subject.Comment is not null || subject is View or MaterializedView or CompositeType or Domain;

    /// <summary>The comments on it and on its parts, as statements.</summary>
    public static IEnumerable<string> Written(SchemaObject subject) => subject.Comment is null ? OfParts(null, subject) : OfParts(null, subject).Prepend(OfItself(subject));

    /// <summary>The statement that says what is said of it, or that nothing is.</summary>
    public static string OfItself(SchemaObject subject) => $"COMMENT ON {NamedObject.Written(subject)} IS {(subject.Comment is null ? "NULL" : SqlString.Quote(subject.Comment))}";

    /// <summary>The statements that bring the comments on an object's parts from one state to another; the parts of <paramref name="before"/> are there still.</summary>
    public static IEnumerable<string> OfParts(SchemaObject? before, SchemaObject after)
    {
        var said = before is null ? [] : Parts(before).ToDictionary();
        foreach (var (part, text) in Parts(after))
            if (!said.Remove(part, out var old) || old != text) yield return $"COMMENT ON {part} IS {SqlString.Quote(text)}";
        foreach (var part in said.Keys) yield return $"COMMENT ON {part} IS NULL";
    }

    private static IEnumerable<(string Part, string Text)> Parts(SchemaObject subject)
    {
        var columns = subject switch
        {
            View view => view.ColumnComments,
            MaterializedView view => view.ColumnComments,
            CompositeType type => type.Comments(),
            _ => [],
        };
        foreach (var column in columns) yield return ($"COLUMN {Quoting.Name(subject.Name)}.{Quoting.Name(column.Name)}", column.Text);
        if (subject is not Domain domain) yield break;
        foreach (var check in domain.Comments()) yield return ($"CONSTRAINT {Quoting.Name(check.Name)} ON DOMAIN {Quoting.Name(domain.Name)}", check.Text);
    }
}
