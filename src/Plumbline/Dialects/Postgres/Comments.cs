using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>COMMENT ON: the text becomes a facet of its object (manual, COMMENT).</summary>
internal static class Comments
{
    public static void Register(Grammar grammar) => grammar.On("COMMENT ON", Read);

    private static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        var subject = NamedObject.Read(sql, catalog, out var isModelled);
        sql.Expect("IS");
        var text = sql.Take("NULL") ? null : sql.String();
        sql.ExpectEnd();
        if (!isModelled) catalog.Verb = Verb.NotModelled;
        else if (subject is not null) catalog.Alter(subject, subject with { Comment = text is "" ? null : text });
    }

    /// <summary>The comment as a statement; null when there is none.</summary>
    public static string? Written(SchemaObject subject) =>
        subject.Comment is null ? null : $"COMMENT ON {NamedObject.Written(subject)} IS {SqlString.Quote(subject.Comment)}";
}
