using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// Whether an object uses a certain column, or a certain attribute of a type. What its needs leave open, since several of its relations have a column
/// of that name, its text tells: the name stands in it.
/// </summary>
internal static class ColumnUse
{
    public static bool Of(SchemaObject user, ObjectName column)
    {
        var id = new ObjectId(Column.OfKind, column);
        var needs = user.DependsOn().ToList();
        if (needs.Contains(id)) return true;
        var table = column.OfTable();
        if (user is Publication publication) return publication.Tables.Any(t => t.Table == table && (t.Columns.Contains(column.Name) || Mentions(t.Where?.Text, column.Name)));
        if (user.Parent()?.Name != table && !needs.Exists(n => n.Name == table)) return false;
        // another relation's column of this name is what is meant
        return !needs.Exists(n => n.Kind == Column.OfKind && n.Name.Name == column.Name) && Texts(user).Any(text => Mentions(text, column.Name) || HasStar(user, text));
    }

    /// <summary>Whether the name stands in a text that the server keeps parsed.</summary>
    public static bool OfAttribute(SchemaObject user, string attribute) => Texts(user).Any(text => Mentions(text, attribute));

    private static IEnumerable<string?> Texts(SchemaObject user) => user switch
    {
        View view => [view.Query],
        MaterializedView view => [view.Query],
        RewriteRule rule => [rule.Where?.Text, rule.Actions],
        Policy policy => [policy.Using?.Text, policy.WithCheck?.Text],
        Trigger trigger => [trigger.When?.Text, .. trigger.Events],
        Function function when function.HasParsedBody() => [function.Body],
        Column { Generated: { } generated } => [generated.Expression.Text],
        Check check => [check.Expression.Text],
        Model.Index index => [index.Predicate?.Text, .. index.Keys.Select(k => k.ToString())],
        _ => [],
    };

    private static bool Mentions(string? text, string name)
    {
        if (text is null) return false;
        var quoted = Quoting.Name(name);
        for (var at = text.IndexOf(quoted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quoted, at + 1, StringComparison.Ordinal))
            if (!IsInWord(text, at - 1) && !IsInWord(text, at + quoted.Length)) return true;
        return false;
    }

    /// <summary>The server writes the columns out; files may not have.</summary>
    private static bool HasStar(SchemaObject user, string? text) => user is View or MaterializedView or Function && text is not null
        && (text.Contains("SELECT *", StringComparison.Ordinal) || text.Contains(", *", StringComparison.Ordinal) || text.Contains(".*", StringComparison.Ordinal));

    private static bool IsInWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$');
}
