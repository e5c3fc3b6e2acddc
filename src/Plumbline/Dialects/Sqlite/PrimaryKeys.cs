using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>Primary keys; read with their table.</summary>
internal sealed class PrimaryKeys : KindDialect
{
    public override Kind Kind => PrimaryKey.OfKind;

    public override void Register(Grammar grammar)
    {
        // SQLite has no statement that adds one to a table.
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var key = (PrimaryKey)subject;
        return key with { Columns = renaming.Columns(key.Name.OfTable(), key.Columns), Name = ConstraintNames.Follow(key.Name, renaming, "_pkey") };
    }
}
