using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>A path or a pattern, as the configuration gives it.</summary>
/// <param name="Path">Relative to the configuration's folder, with forward slashes; may hold <c>*</c> and <c>**</c>.</param>
/// <param name="Dialect">The dialect, when it is said.</param>
/// <param name="Databases">The databases that it is for; empty for all.</param>
/// <param name="Line">Where it stands.</param>
public sealed record ConfigPath(string Path, string? Dialect, EquatableArray<string> Databases, int Line, int Column)
{
    public bool IsPattern => Path.AsSpan().IndexOfAny("*?") >= 0;
}

/// <summary>A database as the configuration names it. The URL is not expanded here: reading files needs no secret.</summary>
public sealed record ConfigDatabase(string Name, Secret Url)
{
    /// <summary>Nothing is applied to it without being asked for by name.</summary>
    public bool Protected { get; init; }

    /// <summary>The schemas that are compared; empty for all.</summary>
    public EquatableArray<string> Schemas { get; init; }

    /// <summary>Names that are not compared, with <c>*</c> for anything.</summary>
    public EquatableArray<string> Ignored { get; init; }

    /// <summary>Whose word it is to keep: <c>declared</c> for a database that is pushed on purpose.</summary>
    public SourceRole? Follows { get; init; }

    public string? Dialect { get; init; }
}

/// <summary><c>plumbline.yaml</c>: what cannot be detected. Every key may be absent.</summary>
public sealed record Config
{
    public static readonly Config Empty = new();

    /// <summary>The names under which the file is looked for.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["plumbline.yaml", "plumbline.yml"];

    /// <summary>Full path of the file; null when there is none.</summary>
    public string? File { get; init; }

    public string? Project { get; init; }
    public int? Postgres { get; init; }
    public EquatableArray<ConfigPath> Declared { get; init; }
    public EquatableArray<ConfigPath> History { get; init; }
    public EquatableArray<ConfigPath> Documents { get; init; }
    public EquatableArray<ConfigPath> Code { get; init; }
    public EquatableArray<ConfigDatabase> Databases { get; init; }
    public EquatableArray<SourceRole> Truth { get; init; }
    public EquatableArray<string> Assume { get; init; }
    public EquatableArray<RenameAnswer> Renames { get; init; }

    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    public EquatableArray<OwnRule> OwnRules { get; init; }

    public EquatableArray<Accepted> Accepted { get; init; }

    /// <summary>The list of findings that the project began with, below the project's folder.</summary>
    public string? Baseline { get; init; }

    /// <summary>What a plan may do, and what it is told.</summary>
    public ConfigPlan Plan { get; init; } = new();

    /// <summary>Migration names, in the order that they keep among themselves.</summary>
    public EquatableArray<string> Order { get; init; }

    /// <summary>A path of the file leads to nothing.</summary>
    internal UsageException Missing(ConfigPath path, string key, string what, string root)
    {
        var place = path.Line > 0 ? $"{Path.GetFileName(File)}:{path.Line}:{path.Column}: " : "";
        return new($"{place}{key}: there is no {what} {path.Path} in {root}");
    }
}

/// <summary>The configuration's <c>plan</c>: answers to what a plan may not decide by itself.</summary>
public sealed record ConfigPlan
{
    public string? Name { get; init; }
    public EquatableArray<string> Allow { get; init; }
    public EquatableArray<string> Keep { get; init; }
    public bool Archive { get; init; }
    public IReadOnlyDictionary<string, string> Backfill { get; init; } = new Dictionary<string, string>();
}
