using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>By what a server can tell which of two checks, or foreign keys, of one name is there; null where nothing tells: a second run then makes it once more.</summary>
internal static class ConstraintMarks
{
    public static string? Tell(SchemaObject was, SchemaObject now, Situation situation) => (was, now) switch
    {
        (Check old, Check made) => Tell(old, made, situation),
        (ForeignKey old, ForeignKey made) => Tell(old, made),
        (Exclusion old, Exclusion made) => ExclusionMarks.Tell(old, made, situation),
        (PrimaryKey or Unique, PrimaryKey or Unique) when Keys.Definition(was) != Keys.Definition(now) => $"NOT {Keys.IsOther(now)}",
        _ => null,
    };

    private static string? Tell(Check was, Check now, Situation situation)
    {
        if (Columns(now, "conkey", "conrelid", was.Columns.Concat(now.Columns.Where(c => was.Expression.Sql.Contains(c, StringComparison.Ordinal))), now.Columns) is { } read) return read;
        if (was.NoInherit != now.NoInherit) return Has(now, now.NoInherit ? "connoinherit" : "NOT connoinherit");
        if (was.NotEnforced != now.NotEnforced) return Has(now, now.NotEnforced ? "NOT conenforced" : "conenforced");
        if (was.NotValid != now.NotValid) return Has(now, now.NotValid ? "NOT convalidated" : "convalidated");
        var columns = situation.Before.Columns(was.Name.OfTable()).Select(c => c.Name.Name).ToHashSet();
        return PrintedText.Between(PrintedText.Of(was.Expression.Sql), PrintedText.Of(now.Expression.Sql), columns) is { } mark ? Has(now, mark.On("pg_get_expr(conbin, conrelid)")) : null;
    }

    private static string? Tell(ForeignKey was, ForeignKey now)
    {
        if (Columns(now, "conkey", "conrelid", was.Columns, now.Columns) is { } own) return own;
        if (was.ReferencedTable != now.ReferencedTable) return Has(now, $"confrelid = {PgCatalog.Relation(now.ReferencedTable)}");
        if (Columns(now, "confkey", "confrelid", was.ReferencedColumns, now.ReferencedColumns) is { } referenced) return referenced;
        if (was.Columns != now.Columns || was.ReferencedColumns != now.ReferencedColumns) return null; // in another order
        if (Action(was.OnDelete) != Action(now.OnDelete)) return Has(now, $"confdeltype = '{Action(now.OnDelete)}'");
        if (Action(was.OnUpdate) != Action(now.OnUpdate)) return Has(now, $"confupdtype = '{Action(now.OnUpdate)}'");
        if (was.MatchFull != now.MatchFull) return Has(now, $"confmatchtype = '{(now.MatchFull ? 'f' : 's')}'");
        if (was.OnDelete != now.OnDelete) return Columns(now, "confdelsetcols", "conrelid", Set(was), Set(now));
        if (was.NotEnforced != now.NotEnforced) return Has(now, now.NotEnforced ? "NOT conenforced" : "conenforced");
        return was.NotValid != now.NotValid ? Has(now, now.NotValid ? "NOT convalidated" : "convalidated") : null;
    }

    /// <summary>By a column that one of the two names and the other does not.</summary>
    private static string? Columns(SchemaObject now, string numbers, string table, IEnumerable<string> before, IEnumerable<string> after)
    {
        if (after.Except(before).FirstOrDefault() is { } come) return Naming(come);
        return before.Except(after).FirstOrDefault() is { } gone ? $"NOT {Naming(gone)}" : null;

        string Naming(string column) => PgCatalog.Row($"pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = {table} AND attnum = ANY ({numbers})", $"{Called(now)} AND attname = {SqlString.Quote(column)}");
    }

    private static IEnumerable<string> Set(ForeignKey key) => key.OnDelete.IndexOf('(') is >= 0 and var listed ? key.OnDelete[(listed + 1)..^1].Split(", ") : [];

    /// <summary>The letter that pg_constraint keeps (manual 53.13).</summary>
    private static char Action(string action) => action.Split(' ') switch { ["restrict", ..] => 'r', ["cascade", ..] => 'c', ["set", "null", ..] => 'n', ["set", ..] => 'd', _ => 'a' };

    private static string Has(SchemaObject now, string condition) => PgCatalog.Row("pg_constraint", $"{Called(now)} AND {condition}");

    private static string Called(SchemaObject constraint) => $"conrelid = {PgCatalog.Relation(constraint.Name.OfTable())} AND conname = {SqlString.Quote(constraint.Name.Name)}";
}
