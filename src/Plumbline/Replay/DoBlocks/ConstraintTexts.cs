using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Constraints as the server's catalog spells them.</summary>
internal static class ConstraintTexts
{
    public static string Letter(SchemaObject constraint) => constraint switch { PrimaryKey => "p", Unique => "u", ForeignKey => "f", Check => "c", _ => "x" };

    public static string Words(SchemaObject constraint) => constraint switch { PrimaryKey => "PRIMARY KEY", Unique => "UNIQUE", ForeignKey => "FOREIGN KEY", _ => "CHECK" };

    public static IEnumerable<string> Columns(SchemaObject constraint) => constraint switch
    {
        PrimaryKey key => key.Columns,
        Unique key => key.Columns,
        ForeignKey key => key.Columns,
        Check check => check.Columns,
        Exclusion exclusion => exclusion.Columns,
        _ => [],
    };

    public static Deferral DeferralOf(SchemaObject constraint) => constraint switch
    {
        PrimaryKey key => key.Deferral,
        Unique key => key.Deferral,
        ForeignKey key => key.Deferral,
        Exclusion exclusion => exclusion.Deferral,
        _ => Deferral.NotDeferrable,
    };

    public static string ActionLetter(string action) => action switch
    {
        "restrict" => "r",
        "cascade" => "c",
        _ when action.StartsWith("set null", StringComparison.Ordinal) => "n",
        _ when action.StartsWith("set default", StringComparison.Ordinal) => "d",
        _ => "a",
    };

    /// <summary>pg_get_constraintdef, near enough for the patterns that blocks look for.</summary>
    public static string Definition(SchemaObject constraint) => constraint switch
    {
        PrimaryKey or Unique => Keys.Definition(constraint),
        ForeignKey key => DefinitionOf(key),
        Check check => $"CHECK (({check.Expression})){(check.NotValid ? " NOT VALID" : "")}",
        Exclusion exclusion => $"EXCLUDE USING {exclusion.Method} ({exclusion.Elements})",
        _ => "",
    };

    private static string DefinitionOf(ForeignKey key)
    {
        var text = $"FOREIGN KEY ({Quoting.Names(key.Columns)}) REFERENCES {Quoting.Name(key.ReferencedTable)}({Quoting.Names(key.ReferencedColumns)})";
        if (key.MatchFull) text += " MATCH FULL";
        if (key.OnUpdate != "no action") text += $" ON UPDATE {key.OnUpdate.ToUpperInvariant()}";
        if (key.OnDelete != "no action") text += $" ON DELETE {key.OnDelete.ToUpperInvariant()}";
        if (key.Deferral != Deferral.NotDeferrable) text += key.Deferral == Deferral.Deferrable ? " DEFERRABLE" : " DEFERRABLE INITIALLY DEFERRED";
        return key.NotValid ? text + " NOT VALID" : text;
    }
}
