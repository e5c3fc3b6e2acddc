using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>PRIMARY KEY (manual 5.5.4).</summary>
internal sealed class PrimaryKeys : KindDialect
{
    public override Kind Kind => PrimaryKey.OfKind;

    /// <summary>Primary keys come with CREATE TABLE and ALTER TABLE: see <see cref="Keys"/>.</summary>
    public override void Register(Grammar grammar)
    {
    }

    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) => Keys.BondTo(subject, ((PrimaryKey)subject).Include, dropped);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var key = (PrimaryKey)subject;
        return key with { Columns = renaming.Columns(key.Name.OfTable(), key.Columns), Include = renaming.Columns(key.Name.OfTable(), key.Include) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var key = (PrimaryKey)subject;
        yield return Constraints.Write(key.Name, Keys.Write("PRIMARY KEY", key.Columns, key.Include, key.Options, key.Tablespace, key.Deferral, key.WithoutOverlaps), context);
        foreach (var more in Keys.WriteMore(key, context)) yield return more;
    }
}
