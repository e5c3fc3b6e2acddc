using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>UNIQUE (manual 5.5.3).</summary>
internal sealed class Uniques : KindDialect
{
    public override Kind Kind => Unique.OfKind;

    /// <summary>Unique constraints come with CREATE TABLE and ALTER TABLE: see <see cref="Keys"/>.</summary>
    public override void Register(Grammar grammar)
    {
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var key = (Unique)subject;
        return key with { Columns = renaming.Columns(key.Name.OfTable(), key.Columns), Include = renaming.Columns(key.Name.OfTable(), key.Include) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var key = (Unique)subject;
        yield return Constraints.Write(key.Name, Keys.Write(Keys.Word(key), key.Columns, key.Include, key.Options, key.Tablespace, key.Deferral, key.WithoutOverlaps), context);
        foreach (var more in Keys.WriteMore(key, context)) yield return more;
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Constraints.Drop(subject, context);

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (was, now) = ((Unique)before, (Unique)after);
        if (facets.Any(f => f != Unique.OptionsFacet && f != Unique.TablespaceFacet)) return null;
        return [.. IndexActions.Alter(now.Name, was.Options, now.Options, was.Tablespace, now.Tablespace)];
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => Constraints.Rename(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.OfConstraint(subject.Name, 'u');
}
