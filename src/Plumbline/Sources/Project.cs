using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>An answer to a rename question: <c>orders.ship_to -> shipping_address</c>.</summary>
public sealed record RenameAnswer(string Before, string After);

/// <summary>A finding that was accepted in the configuration.</summary>
public sealed record Accepted(string Finding, string Reason, DateOnly? Until);

/// <summary>What the configuration says about one rule.</summary>
/// <param name="Level">A severity's word or <c>off</c>; null leaves the rule's own.</param>
public sealed record RuleSetting(string? Level)
{
    /// <summary>Another level for findings in some files; the last that fits is taken.</summary>
    public EquatableArray<PathLevel> Paths { get; init; }

    /// <summary>Values of the rule's options, by their names.</summary>
    public IReadOnlyDictionary<string, EquatableArray<string>> Options { get; init; } = new Dictionary<string, EquatableArray<string>>();
}

/// <param name="Pattern">Files, with <c>*</c> and <c>**</c>.</param>
/// <param name="Level">A severity's word or <c>off</c>.</param>
public sealed record PathLevel(string Pattern, string Level);

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

    /// <summary>What the configuration says about rules, by their names.</summary>
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    /// <summary>Rules that the configuration brings.</summary>
    public EquatableArray<OwnRule> OwnRules { get; init; }

    /// <summary>The day of the check, for what is dated; null when nobody said.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Major version of the server to be true to.</summary>
    public int PostgresVersion { get; init; } = 17;

    /// <summary>Files that are looked at as one change, by repository path: what was added since a revision. They run together, so that what one of them makes is empty in the next.</summary>
    public IReadOnlySet<string> NewFiles { get; init; } = new HashSet<string>();

    public EquatableArray<string> Assume { get; init; }
    public EquatableArray<NotCompared> NotCompared { get; init; }

    /// <summary>Objects whose expressions a server printed for every source that has them: what differs there differs in meaning.</summary>
    public EquatableArray<ObjectId> PrintedByServer { get; init; }

    /// <summary>What happened while the project was found and read: unreadable files, unknown layout.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    public IEnumerable<Source> Of(SourceRole role) => Sources.Where(s => s.Role == role);
}
