using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>Check constraints; read with their table.</summary>
internal sealed class Checks : KindDialect
{
    public override Kind Kind => Check.OfKind;

    public override void Register(Grammar grammar)
    {
        // SQLite has no statement that adds one to a table.
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var check = (Check)subject;
        var table = check.Name.OfTable();
        return check with { Expression = renaming.Of(check.Expression, table)!, Columns = renaming.Columns(table, check.Columns), Name = ConstraintNames.Follow(check.Name, renaming, "_check", check.Columns) };
    }
}
