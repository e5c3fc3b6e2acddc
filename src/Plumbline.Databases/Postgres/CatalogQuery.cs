using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// One set-based question to pg_catalog and how its rows become objects. All questions travel together;
/// they are answered in the order of <see cref="AllQueries"/>, so that a later one finds the names that an earlier one brought.
/// </summary>
internal abstract class CatalogQuery
{
    /// <summary>What it reads, for messages: <c>indexes</c>.</summary>
    public abstract string What { get; }

    /// <summary>The kinds whose objects come from here alone: unread, they are neither there nor missing.</summary>
    public virtual IReadOnlyList<Kind> Kinds => [];

    /// <summary>The facets of all kinds that come from here alone.</summary>
    public virtual IReadOnlyList<Facet> Facets => [];

    /// <summary>Whether nothing can be said of the schema without it.</summary>
    public virtual bool IsNeeded => Kinds.Count == 0 && Facets.Count == 0 && !IsStatistics;

    /// <summary>Whether it asks for sizes and use rather than for the schema.</summary>
    public virtual bool IsStatistics => false;

    /// <summary>The query for a server of this major version. Names are found in pg_catalog alone. Empty when the server has nothing of the kind.</summary>
    public abstract string Sql(int version);

    /// <summary>Takes one row.</summary>
    public abstract void Read(Row row, Reading reading);

    /// <summary>After its last row: what needed all of them.</summary>
    public virtual void Finish(Reading reading) { }
}
