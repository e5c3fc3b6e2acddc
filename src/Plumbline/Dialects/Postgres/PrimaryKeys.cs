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

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Constraints.Drop(subject, context);

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (was, now) = ((PrimaryKey)before, (PrimaryKey)after);
        if (facets.Any(f => f != PrimaryKey.OptionsFacet && f != PrimaryKey.TablespaceFacet)) return null;
        return [.. IndexActions.Alter(now.Name, was.Options, now.Options, was.Tablespace, now.Tablespace)];
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => Constraints.Rename(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.OfConstraint(subject.Name, 'p');
}
