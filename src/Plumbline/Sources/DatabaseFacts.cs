using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>What a live database tells beside its schema.</summary>
/// <param name="Server">For people: <c>PostgreSQL 15.18</c>.</param>
/// <param name="Version">Major version.</param>
public sealed record DatabaseFacts(string Server, int Version)
{
    /// <summary>The role that read it: an object of its own says nothing about ownership.</summary>
    public string? Role { get; init; }

    /// <summary>Named <c>protected</c> in the configuration: nothing is applied to it without being asked for by name.</summary>
    public bool Protected { get; init; }

    /// <summary>Sizes and use of tables, by the table's id, as far as they were readable.</summary>
    public IReadOnlyDictionary<ObjectId, TableStatistics> Statistics { get; init; } = new Dictionary<ObjectId, TableStatistics>();

    /// <summary>What migration tools have written down in it.</summary>
    public EquatableArray<TrackingTable> Tracking { get; init; }
}

/// <summary>What the server knows of a table's rows. Every value is null when it could not be read or was never gathered.</summary>
/// <param name="Rows">The planner's estimate (pg_class.reltuples).</param>
/// <param name="Bytes">Heap, TOAST and indexes together.</param>
public sealed record TableStatistics(long? Rows, long? Bytes)
{
    /// <summary>How often each index was scanned since <see cref="Since"/>, by the index's id.</summary>
    public IReadOnlyDictionary<ObjectId, long> IndexScans { get; init; } = new Dictionary<ObjectId, long>();

    /// <summary>When the counters were last reset.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The share of null values by column name, between 0 and 1 (pg_stats.null_frac).</summary>
    public IReadOnlyDictionary<string, double> NullFractions { get; init; } = new Dictionary<string, double>();
}

/// <summary>A migration tool's own table, and what it says.</summary>
/// <param name="Tool"><c>prisma</c>, <c>drizzle</c>, <c>flyway</c>, …</param>
/// <param name="Unreadable">Why its rows could not be read; null when they were.</param>
public sealed record TrackingTable(string Tool, ObjectName Table, EquatableArray<RecordedMigration> Rows, string? Unreadable = null);

public enum RecordedState { Applied, Failed, RolledBack, Baseline }

/// <summary>One migration as a database remembers it. What the tool does not write down is null.</summary>
/// <param name="Version">What the tool tells its migrations apart by: a folder name, a stamp, a hash.</param>
public sealed record RecordedMigration(string Version, RecordedState State)
{
    public string? Name { get; init; }

    /// <summary>As the tool computes it over the file.</summary>
    public string? Checksum { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>What went wrong, in the tool's words.</summary>
    public string? Log { get; init; }
}
