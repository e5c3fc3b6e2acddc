using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>A migration folder as it was found on disk: the texts that can matter, and the names of the rest.</summary>
/// <param name="Location">Repository path of the folder, without a slash at its end.</param>
/// <param name="Files">SQL files, <c>migration_lock.toml</c>, <c>meta/_journal.json</c>, and what says how a file is run, by repository path.</param>
public sealed record MigrationFolderListing(string Location, EquatableArray<SourceText> Files)
{
    /// <summary>Repository paths of files that were not read: migrations in TypeScript, snapshots.</summary>
    public EquatableArray<string> OtherFiles { get; init; }

    /// <summary>Whether a file's text matters to the history; of others the name is enough.</summary>
    public static bool IsRead(string path) =>
        path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/migration_lock.toml", StringComparison.Ordinal) || path.EndsWith("/meta/_journal.json", StringComparison.Ordinal)
        // how Diesel and Flyway are told to run a file without a transaction
        || path.EndsWith("/metadata.toml", StringComparison.Ordinal) || path.EndsWith(".sql.conf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Drizzle's snapshots in the order of their names: the last whole, of the others what stands at their ends.</summary>
    public EquatableArray<SourceText> Snapshots { get; init; }

    /// <summary>Whether a file is one of Drizzle's snapshots: <c>meta/0003_snapshot.json</c>, <c>stamp_x/snapshot.json</c>.</summary>
    public static bool IsSnapshot(string path) => path.EndsWith("_snapshot.json", StringComparison.Ordinal) && path.Contains("/meta/", StringComparison.Ordinal) || path.EndsWith("/snapshot.json", StringComparison.Ordinal);

    /// <summary>What could not be read: each says why.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>A dialect that the project's own configuration names (<c>drizzle.config</c>); null to find it here.</summary>
    public string? Dialect { get; init; }

    /// <summary>A file's path inside the folder.</summary>
    public string Inside(string path) => Location is "" or "." ? path : path[(Location.Length + 1)..];
}
