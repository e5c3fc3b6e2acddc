namespace Plumbline.Sql;

/// <summary>Questions about the names in a tree.</summary>
internal static class ExprNames
{
    /// <summary>Whether a column of the row at hand is named in it (columns inside sub-selects are theirs).</summary>
    public static bool HasColumn(Expr tree) => tree switch
    {
        Expr.Column => true,
        Expr.Cast e => HasColumn(e.Value),
        Expr.Operation e => (e.Left is not null && HasColumn(e.Left)) || HasColumn(e.Right),
        Expr.Junction e => Any(e.Parts),
        Expr.Not e => HasColumn(e.Value),
        Expr.Test e => HasColumn(e.Value),
        Expr.Distinct e => HasColumn(e.Left) || HasColumn(e.Right),
        Expr.Quantified e => HasColumn(e.Left) || HasColumn(e.Right),
        Expr.Call e => Any(e.Arguments),
        Expr.Extract e => HasColumn(e.From),
        Expr.Case e => (e.Subject is not null && HasColumn(e.Subject)) || (e.Otherwise is not null && HasColumn(e.Otherwise)) || Array.Exists(e.Branches, b => HasColumn(b.When) || HasColumn(b.Then)),
        Expr.ArrayOf e => Any(e.Elements),
        Expr.Row e => Any(e.Elements),
        Expr.Subscript e => HasColumn(e.Value),
        Expr.Field e => HasColumn(e.Value),
        Expr.Collate e => HasColumn(e.Value),
        Expr.AtTimeZone e => HasColumn(e.Value) || HasColumn(e.Zone),
        _ => false,
    };

    private static bool Any(Expr[] parts) => Array.Exists(parts, HasColumn);
}
