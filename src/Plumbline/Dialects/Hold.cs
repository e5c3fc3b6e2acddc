using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>What is done to a table while a lock on it is held. The later, the longer.</summary>
public enum Work
{
    /// <summary>The catalog alone is changed: an instant.</summary>
    None,

    /// <summary>Every row is read.</summary>
    Scan,

    /// <summary>An index is built: every row is read and sorted.</summary>
    Build,

    /// <summary>Rows are written, one by one.</summary>
    Write,

    /// <summary>The whole table is written anew, and with it all its indexes.</summary>
    Rewrite,
}

/// <summary>
/// A lock that a statement's own form takes on what it names, whether or not the schema changes by it: ALTER TABLE, LOCK, VACUUM, REINDEX, …
/// What follows from its effects is not repeated here.
/// </summary>
/// <param name="On">A table, a materialized view, or an index with its table in its name.</param>
public sealed record Hold(ObjectId On, LockMode Mode, Work Work = Work.None);
