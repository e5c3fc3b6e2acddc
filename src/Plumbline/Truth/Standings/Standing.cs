using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Truth.Standings;

/// <summary>Where one migration file stands in one database.</summary>
public enum Standing
{
    /// <summary>Recorded, and nothing in the schema says otherwise.</summary>
    Applied,

    /// <summary>Neither recorded nor in effect.</summary>
    Pending,

    /// <summary>In effect although the database keeps a record that does not name it: run by hand, or pushed.</summary>
    ByHand,

    /// <summary>In effect in a database that keeps no record, or whose record could not be read.</summary>
    InEffect,

    /// <summary>Not recorded, and only some of its statements are in effect.</summary>
    Partly,

    /// <summary>Recorded, but only some of its statements are in effect.</summary>
    Incomplete,

    /// <summary>Recorded, and nothing of it is in effect.</summary>
    Hollow,

    /// <summary>Recorded as begun and not ended.</summary>
    Failed,

    /// <summary>Recorded as taken back.</summary>
    RolledBack,

    /// <summary>All it did was replaced by later files, and nobody recorded it.</summary>
    Replaced,

    /// <summary>No record that could be read, and no evidence.</summary>
    Unknown,
}

/// <summary>How a file differs from what was run.</summary>
public enum Edit
{
    None,

    /// <summary>Line ends, a byte order mark, blanks or comments: it does the same.</summary>
    Cosmetic,

    /// <summary>The bytes differ, and whether the meaning does cannot be known: the tool keeps a checksum alone.</summary>
    Undecided,

    /// <summary>It says now what was never run there.</summary>
    Real,
}

/// <summary>The database's row for a file.</summary>
public sealed record Record(TrackingTool Tool, TrackingTable Table, RecordedMigration Row);

/// <summary>One migration file in one database: what is recorded, and what is in effect.</summary>
public sealed record FileStanding(MigrationRun Run, Standing Standing, FileEvidence Evidence)
{
    /// <summary>Null when no table names it.</summary>
    public Record? Record { get; init; }

    public Edit Edit { get; init; }

    /// <summary>How the edit was judged, in words.</summary>
    public string? EditSays { get; init; }

    /// <summary>The applied file before which it sorts, when it is pending.</summary>
    public Migration? Behind { get; init; }

    /// <summary>Whether the folder's tool keeps a table in this database that ought to name it.</summary>
    public bool IsTracked { get; init; }
}

/// <summary>A history in one database.</summary>
/// <param name="Files">In the order that works.</param>
public sealed record HistoryStanding(Source History, Source Database, EquatableArray<FileStanding> Files)
{
    /// <summary>The tables that speak of this history; others (of a platform, of another application) are left out.</summary>
    public EquatableArray<TrackingTable> Tables { get; init; }

    /// <summary>Rows without a file.</summary>
    public EquatableArray<Record> Missing { get; init; }

    /// <summary>Files that were run before one that the folder puts first, in the order in which they were run.</summary>
    public EquatableArray<FileStanding> OutOfOrder { get; init; }

    public int Count(Standing standing) => Files.Count(f => f.Standing == standing);
}
