using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class ObjectRenamedInPlace : HazardRule
{
    public override string Name => "object-renamed-in-place";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A table, view, column or schema that running code may use gets another name.",
        "Between the migration and the last restart, code of the old version asks for a name that is not there, and code of the new version may have asked before. "
            + "Quiet for what was made in the same change, when the same file gives the old name to something else (a view, a generated column, the table that takes its place), and when what was renamed is dropped right after.",
        "```sql\nALTER TABLE orders RENAME COLUMN ship_to TO shipping_address;\n```",
        "Keep the old name in the database, and let the code map it to the new one. Or rename a table behind a view that keeps the old name until nobody uses it:\n\n```sql\nBEGIN;\nALTER TABLE orders RENAME TO sales;\nCREATE VIEW orders AS SELECT * FROM sales;\nCOMMIT;\n```\n\nFor a column: add the new one, write both, move the readers, drop the old one.");

    protected override bool Concerns(Statement statement) => !statement.Effects.IsEmpty && statement.Effects[0] is Change.Renamed { Before: Table or View or MaterializedView or Column or Schema };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (statement.Effects[0] is not Change.Renamed renamed || renamed.Before is Table { Persistence: Persistence.Temporary } || place.IsBorn(renamed.Before)) yield break;
        if (renamed.Before is Column column && (place.IsBorn(column.Name.OfTable()) || column.Inherited)) yield break;
        if (renamed.Before is Schema schema && !HoldsTables(statement.Before, schema) || IsTakenAgain(place, renamed) || GoesLater(place, renamed.After)) yield break;
        var (before, after) = (renamed.Before, renamed.After);
        var to = before.Name.Schema == after.Name.Schema ? after.Name.Name : after.Name.ToString();
        yield return Found(place, before.Id(), statement.Where(), $"{before.Kind.Label} {before.Name} becomes {to}: code that runs meanwhile asks for {before.Name.Name} (42{(before is Column ? "703" : "P01")})") with { Fix = Behind(before, after) };
    }

    private static bool HoldsTables(Catalog catalog, Schema schema) => catalog.Relations().Any(r => r.Name.Schema == schema.Name.Name && r is Table or View or MaterializedView);

    /// <summary>Whether the same file puts something else under the old name, or had done so under the name that it takes.</summary>
    private static bool IsTakenAgain(StatementPlace place, Change.Renamed renamed)
    {
        foreach (var later in place.Later)
            foreach (var effect in later.Effects)
                if (effect is Change.Added or Change.Renamed && effect.Subject() is var made && Holds(made, renamed.Before)) return true;
        return false;
    }

    private static bool Holds(SchemaObject made, SchemaObject before) => made.Name == before.Name && made.Kind.IsRelation == before.Kind.IsRelation && (made.Kind == before.Kind || made.Kind.IsRelation);

    private static bool GoesLater(StatementPlace place, SchemaObject after) => place.Later.Any(s => s.Effects.Any(e => e is Change.Dropped && e.Subject().Id() == after.Id()));

    private static Fix? Behind(SchemaObject before, SchemaObject after) => before switch
    {
        Table or View or MaterializedView => new($"let a view keep the old name, in the same transaction: CREATE VIEW {Quoting.Name(before.Name)} AS SELECT * FROM {Quoting.Name(after.Name)}"),
        Column column => new($"keep {column.Name} in the database and map it in the code, or add {Quoting.Name(after.Name.Name)} beside it, write both, and drop {Quoting.Name(column.Name.Name)} when nobody reads it"),
        _ => null,
    };
}
