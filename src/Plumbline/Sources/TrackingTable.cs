using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>A migration tool's own table in a database, and what it says.</summary>
/// <param name="Tool"><c>prisma</c>, <c>drizzle</c>, <c>flyway</c>, …: a name of <see cref="TrackingTools"/>.</param>
/// <param name="Rows">In the order in which the tool ran them.</param>
/// <param name="Unreadable">Why its rows could not be read; null when they were. Never "nothing applied".</param>
public sealed record TrackingTable(string Tool, ObjectName Table, EquatableArray<RecordedMigration> Rows, string? Unreadable = null)
{
    /// <summary>All that the tool made for itself beside the table: its sequence, its lock table, its schema. No project declares them, so they are no drift.</summary>
    public EquatableArray<ObjectId> Objects { get; init; }

    /// <summary>Whether an object is the tool's, or a part of what is.</summary>
    public bool Owns(SchemaObject subject) => Owns(subject.Id()) || (subject.Parent() is { } parent && Owns(parent));

    private bool Owns(ObjectId id) => Objects.Contains(id) || (id.Name.Table is not null && Objects.Contains(new(Model.Table.OfKind, id.Name.OfTable())));
}

public enum RecordedState { Applied, Failed, RolledBack, Baseline }

/// <summary>One migration as a database remembers it. What the tool does not write down is null.</summary>
/// <param name="Version">What the tool tells its migrations apart by: a folder name, a stamp, a hash.</param>
public sealed record RecordedMigration(string Version, RecordedState State)
{
    public string? Name { get; init; }

    /// <summary>As the tool computes it over the file.</summary>
    public string? Checksum { get; init; }

    /// <summary>The hash of what the file did (<see cref="Replay.Meaning"/>), where the tool keeps one: ours does.</summary>
    public string? Meaning { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>How many statements were run, where the tool counts them.</summary>
    public int? Steps { get; init; }

    /// <summary>The statements that were run, where the tool keeps them.</summary>
    public EquatableArray<string> Statements { get; init; }

    /// <summary>What went wrong, in the tool's words.</summary>
    public string? Log { get; init; }

    /// <summary>The line of the log that says why, without the stack below it.</summary>
    public string? Reason()
    {
        if (Log is null) return null;
        var lines = Log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(lines, l => l.Contains("ERROR", StringComparison.Ordinal)) ?? lines.FirstOrDefault();
    }

    /// <summary>How a report names it.</summary>
    public string Called => Name ?? Version;
}
