using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources;

/// <summary>What a migration tool's record means for the files of a folder.</summary>
/// <param name="Name">As <see cref="TrackingTable.Tool"/> has it.</param>
/// <param name="Label">For people.</param>
public sealed record TrackingTool(string Name, string Label)
{
    /// <summary>The styles of folders that are this tool's alone; a table of it then speaks of every such file, also of those that it does not name.</summary>
    public EquatableArray<MigrationStyle> Styles { get; init; }

    /// <summary>What a file may be called in the table. One key in common makes a row a file's.</summary>
    public required Func<Migration, IEnumerable<string>> KeysOfFile { get; init; }

    public required Func<RecordedMigration, IEnumerable<string>> KeysOfRow { get; init; }

    /// <summary>How the tool hashes a file's text; null when it keeps no checksum, or none that can be known from the file.</summary>
    public Func<string, string>? Checksum { get; init; }

    /// <summary>The table holds the newest version alone: all files up to it were run.</summary>
    public bool OnlyNewest { get; init; }

    /// <summary>The tool runs a file again when its checksum has changed.</summary>
    public Func<Migration, bool> IsRepeatable { get; init; } = _ => false;

    public bool Owns(Migration file) => Styles.Contains(file.Style);
}
