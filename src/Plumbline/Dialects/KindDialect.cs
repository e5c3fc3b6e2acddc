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
    public virtual Bond BondTo(SchemaObject subject, SchemaObject dropped) => subject.DependsOn().Contains(dropped.Id()) ? Bond.Blocks : Bond.None;

    /// <summary>What is left of the object when something it is tied to goes; null when it goes too.</summary>
    public virtual SchemaObject? Without(SchemaObject subject, SchemaObject dropped) => null;

    /// <summary>The statements that create the object, without semicolons; comments, owners and parts are written by their own kinds.</summary>
    public virtual IEnumerable<string> Create(SchemaObject subject, Catalog context) => [];
}

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
