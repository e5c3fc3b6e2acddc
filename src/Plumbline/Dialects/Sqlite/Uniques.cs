using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>Unique constraints; read with their table.</summary>
internal sealed class Uniques : KindDialect
{
    public override Kind Kind => Unique.OfKind;

    public override void Register(Grammar grammar)
    {
        // SQLite has no statement that adds one to a table.
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var unique = (Unique)subject;
        return unique with { Columns = renaming.Columns(unique.Name.OfTable(), unique.Columns), Name = ConstraintNames.Follow(unique.Name, renaming, "_key", unique.Columns) };
    }
}
