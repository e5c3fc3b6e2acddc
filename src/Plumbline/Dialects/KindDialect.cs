using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>What a dialect says about one kind: which statements make and change it, how it follows a rename, and how it is written. In that order in every file.</summary>
public abstract class KindDialect
{
    public abstract Kind Kind { get; }

    /// <summary>Names the statements this kind reads.</summary>
    public abstract void Register(Grammar grammar);

    /// <summary>
    /// The object after something it names was renamed: names, needs and texts follow, the meaning stays.
    /// Its own <see cref="SchemaObject.Name"/> was already changed when it is a part of what was renamed.
    /// </summary>
    public virtual SchemaObject Follow(SchemaObject subject, Renaming renaming) => subject;

    /// <summary>
    /// How the object is tied to something that is being dropped: asked for what names it in DependsOn and for the neighbours of a dropped part of a table.
    /// </summary>
    public virtual Bond BondTo(SchemaObject subject, SchemaObject dropped) =>
        dropped is Column && subject.Over().Contains(dropped.Name.Name) && subject.Parent() == dropped.Parent() ? Bond.Goes
        : subject.DependsOn().Contains(dropped.Id()) ? Bond.Blocks
        : Bond.None;

    /// <summary>What is left of the object when something it is tied to goes; null when it goes too.</summary>
    public virtual SchemaObject? Without(SchemaObject subject, SchemaObject dropped) => null;

    /// <summary>The statements that create the object, without semicolons; comments, owners and parts are written by their own kinds.</summary>
    public virtual IEnumerable<string> Create(SchemaObject subject, Catalog context) => [];

    /// <summary>
    /// The statements that remove the object, without semicolons and never with CASCADE: what depends on it was changed or dropped before.
    /// Empty for what goes with its parent or by itself only.
    /// </summary>
    public virtual IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [];

    /// <summary>
    /// The statements that change the object where it stands, without semicolons; null when PostgreSQL has none for one of the facets, so that
    /// the object can only be dropped and created again. Comments and owners are written for all kinds alike, and never among the facets.
    /// </summary>
    /// <param name="before">As it is, under the name it has after.</param>
    /// <param name="after">As it shall be; alike in every other facet.</param>
    public virtual IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) => null;

    /// <summary>The statements that give the object another name (or schema); everything that names it follows by itself.</summary>
    public virtual IEnumerable<string> Rename(SchemaObject before, ObjectName after) => [];

    /// <summary>
    /// Whether the server refuses to alter these facets while something that depends on the object stands: a view over a column whose type changes.
    /// Such dependants are dropped before, and created again after.
    /// </summary>
    public virtual bool Disturbs(SchemaObject before, EquatableArray<Facet> facets, SchemaObject dependent) => false;

    /// <summary>
    /// An SQL condition that is true exactly when an object of this kind and name is there, written against pg_catalog and true to any search_path:
    /// <c>EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE …)</c>; SQLite's against sqlite_master. Null when no statement can ask that.
    /// </summary>
    public virtual string? Exists(SchemaObject subject) => null;
}

/// <summary>What a change is written for: the catalogs around it, and the server's major version, since older ones lack statements.</summary>
public sealed record Writing(Catalog Before, Catalog After, int Version);

/// <summary>How PostgreSQL's dependencies act when the other end is dropped (manual 5.15, and catalog pg_depend).</summary>
public enum Bond
{
    None,

    /// <summary>A normal dependency: the drop is refused, or with CASCADE takes this along, or what <see cref="KindDialect.Without"/> leaves of it.</summary>
    Blocks,

    /// <summary>An automatic dependency: this goes silently, too.</summary>
    Goes,

    /// <summary>This lets go by itself and stays, as <see cref="KindDialect.Without"/> leaves it: a publication of a dropped table.</summary>
    LetsGo,
}
