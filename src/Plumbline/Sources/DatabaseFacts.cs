using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>What a live database tells beside its schema.</summary>
/// <param name="Server">For people: <c>PostgreSQL 15.18</c>.</param>
/// <param name="Version">Major version.</param>
public sealed record DatabaseFacts(string Server, int Version)
{
    /// <summary>The role that read it: an object of its own says nothing about ownership.</summary>
    public string? Role { get; init; }

    /// <summary>The role to which what names no owner belongs. What owners grant to themselves says nothing: they may do it anyway.</summary>
    public string? Owner { get; init; }

    /// <summary>Named <c>protected</c> in the configuration: nothing is applied to it without being asked for by name.</summary>
    public bool Protected { get; init; }

    /// <summary>Whose word this database is to keep, as configured: the declared schema for one that is pushed; null for the history, where there is one.</summary>
    public SourceRole? Follows { get; init; }

    /// <summary>Whether the connection was encrypted; null where that does not matter: a local socket, the loopback, a file.</summary>
    public bool? Encrypted { get; init; }

    /// <summary>In what its connection is less secure than it should be, in words. A socket, the loopback and a file are as they should be.</summary>
    public EquatableArray<string> Weaknesses { get; init; }

    /// <summary>Kinds that the role may not see: their objects are neither there nor missing.</summary>
    public EquatableArray<Kind> UnreadKinds { get; init; }

    /// <summary>Facets of all kinds that the role may not see.</summary>
    public EquatableArray<Facet> UnreadFacets { get; init; }

    /// <summary>Tables and views of which not all was understood, and what not: to make them anew from what is known would lose it.</summary>
    public IReadOnlyDictionary<ObjectId, string> HalfRead { get; init; } = new Dictionary<ObjectId, string>();

    /// <summary>Whether a SQLite file keeps what ANALYZE found: a table that is dropped is forgotten there, a rebuilt one, too.</summary>
    public bool Analyzed { get; init; }

    /// <summary>Sizes and use of tables, by the table's id, as far as they were readable.</summary>
    public IReadOnlyDictionary<ObjectId, TableStatistics> Statistics { get; init; } = new Dictionary<ObjectId, TableStatistics>();

    /// <summary>The last value that each sequence gave, by its id; none where it gave none yet or the role may not know.</summary>
    public IReadOnlyDictionary<ObjectId, long> SequencePositions { get; init; } = new Dictionary<ObjectId, long>();

    /// <summary>What migration tools have written down in it.</summary>
    public EquatableArray<TrackingTable> Tracking { get; init; }
}

/// <summary>What the server knows of a table's rows. Every value is null when it could not be read or was never gathered.</summary>
/// <param name="Rows">The planner's estimate (pg_class.reltuples).</param>
/// <param name="Bytes">Heap, TOAST and indexes together, as the last VACUUM or ANALYZE found them (pg_class.relpages).</param>
public sealed record TableStatistics(long? Rows, long? Bytes)
{
    /// <summary>How often each index was scanned since <see cref="Since"/>, by the index's id.</summary>
    public IReadOnlyDictionary<ObjectId, long> IndexScans { get; init; } = new Dictionary<ObjectId, long>();

    /// <summary>When the counters were last reset.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The share of null values by column name, between 0 and 1 (pg_stats.null_frac).</summary>
    public IReadOnlyDictionary<string, double> NullFractions { get; init; } = new Dictionary<string, double>();
}
