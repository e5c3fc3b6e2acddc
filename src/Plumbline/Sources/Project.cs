using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>An answer to a rename question: <c>orders.ship_to -> shipping_address</c>.</summary>
public sealed record RenameAnswer(string Before, string After);

/// <summary>A finding that was accepted in the configuration.</summary>
public sealed record Accepted(string Finding, string Reason, DateOnly? Until);

/// <summary>Everything that a check looks at, read and ready; the rules see nothing else.</summary>
public sealed record Project(string Name, EquatableArray<Source> Sources)
{
    /// <summary>Text files that rules look at beside the sources: package.json, workflow files, compose files. By repository path.</summary>
    public IReadOnlyDictionary<string, SourceText> Files { get; init; } = new Dictionary<string, SourceText>();

    /// <summary>All files by path, so that a report can show the line.</summary>
    public IReadOnlyDictionary<string, SourceText> Texts { get; init; } = new Dictionary<string, SourceText>();

    /// <summary>Who is believed first.</summary>
    public EquatableArray<SourceRole> Truth { get; init; } = [SourceRole.Declared, SourceRole.History, SourceRole.Document, SourceRole.Database];

    public EquatableArray<RenameAnswer> Renames { get; init; }
    public EquatableArray<Accepted> Accepted { get; init; }

    /// <summary>Rule name to severity word or <c>off</c>.</summary>
    public IReadOnlyDictionary<string, string> RuleLevels { get; init; } = new Dictionary<string, string>();

    /// <summary>Major version of the server to be true to.</summary>
    public int PostgresVersion { get; init; } = 17;

    public EquatableArray<string> Assume { get; init; }
    public EquatableArray<NotCompared> NotCompared { get; init; }

    /// <summary>Objects whose expressions a server printed for every source that has them: what differs there differs in meaning.</summary>
    public EquatableArray<ObjectId> PrintedByServer { get; init; }

    /// <summary>What happened while the project was found and read: unreadable files, unknown layout.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    public IEnumerable<Source> Of(SourceRole role) => Sources.Where(s => s.Role == role);
}
