using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>DEFAULT expressions, and what expressions of a table stand on.</summary>
internal static class Defaults
{
    /// <summary>null for DEFAULT NULL, which is no default.</summary>
    /// <param name="restricted">In a definition, where NOT begins NOT NULL; behind SET DEFAULT any expression stands.</param>
    public static SqlExpression? Read(SqlReader sql, CatalogBuilder catalog, SqlType type, List<ObjectId> needs, int position, bool restricted)
    {
        var read = KeptExpression.Read(sql, catalog, type, restricted);
        if (!read.Columns.IsEmpty) catalog.Refuse(SqlStates.FeatureNotSupported, "cannot use column reference in DEFAULT expression", position);
        var text = read.Expression.Text;
        if (text.Contains("(SELECT ", StringComparison.Ordinal) && text[0] != '\'') throw new StatementRefused(SqlStates.FeatureNotSupported, "cannot use subquery in DEFAULT expression", position);
        AddNeeds(catalog, read, needs, position);
        if (text.Equals("null", StringComparison.OrdinalIgnoreCase)) return null;
        if (TypeMatch.CannotDefaultTo(type, text))
            catalog.Refuse(SqlStates.DatatypeMismatch, $"column is of type {type} but default expression {text} is not", position);
        return FullNames(catalog, read.Expression, read);
    }

    /// <summary>The user's sequences, functions and types in an expression. A sequence that does not exist refuses the statement.</summary>
    public static void AddNeeds(CatalogBuilder catalog, ParsedExpression read, List<ObjectId> needs, int position)
    {
        foreach (var relation in read.Relations)
        {
            if (catalog.FindRelation(relation) is { } found) needs.Add(found.Id());
            else if (catalog.OutsideRelation(relation) is null)
            {
                var missing = catalog.NoRelation(relation, position, Sequence.OfKind);
                catalog.Refuse(missing.SqlState, missing.Message, position, missing.Missing);
            }
        }
        foreach (var function in read.Functions)
        {
            using var found = catalog.Functions(function).GetEnumerator();
            if (!found.MoveNext()) continue;
            var only = found.Current;
            if (!found.MoveNext()) needs.Add(only.Id());
        }
        foreach (var type in read.Types)
            if (catalog.FindType(new(type.Schema, type.Name)) is { } found) needs.Add(found.Id());
    }

    /// <summary>A default as the server prints it, with every name in full.</summary>
    public static SqlExpression OfServer(ParsedExpression read) => IsNextValue(read) ? NextValue(read.Relations[0]) : read.Expression;

    private static bool IsNextValue(ParsedExpression read) =>
        read.Relations.Count == 1 && read.Expression.Text.StartsWith("nextval('", StringComparison.Ordinal) && read.Expression.Text.IndexOf(')') == read.Expression.Text.Length - 1;

    private static SqlExpression NextValue(ObjectName sequence) => new($"nextval({SqlString.Quote(Quoting.Name(sequence))}::regclass)");

    /// <summary><c>nextval('s'::regclass)</c> names its sequence by schema unless it is the default one, as it is printed.</summary>
    private static SqlExpression FullNames(CatalogBuilder catalog, SqlExpression expression, ParsedExpression read)
    {
        if (!IsNextValue(read)) return expression;
        return catalog.FindRelation(read.Relations[0]) is { } found ? NextValue(found.Name) : expression;
    }
}
