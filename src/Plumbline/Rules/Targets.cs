using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules;

/// <summary>How large a table is where the statements will run.</summary>
/// <param name="Rows">The largest estimate; null when no database tells.</param>
/// <param name="Where">The database that told it.</param>
public readonly record struct TableSize(long? Rows, string? Where)
{
    /// <summary>From here on a table is large.</summary>
    public const long LargeRows = 10_000;

    /// <summary>Unknown is large.</summary>
    public bool MayBeLarge => Rows is not { } rows || rows >= LargeRows;

    /// <summary>For messages, in parentheses: <c>about 120,000 rows in production</c>.</summary>
    public override string ToString() => Rows is { } rows ? FormattableString.Invariant($"about {rows:N0} rows in {Where}") : "how large it is, no database tells";
}

/// <summary>What the statements are for: the server's version, the databases with the sizes of their tables, and which files have yet to run there.</summary>
public sealed class Targets
{
    private readonly Project? _project;
    private readonly Source[] _databases;
    private readonly IReadOnlyList<HistoryStanding> _standings;
    private readonly Dictionary<Migration, bool>? _pending;
    private readonly Dictionary<ObjectName, TableSize> _sizes = [];

    private Targets(int version, Project? project, IReadOnlyList<HistoryStanding> standings)
    {
        (Version, _project, _standings) = (version, project, standings);
        _databases = project is null ? [] : [.. project.Of(SourceRole.Database).Where(d => d.Database is not null)];
        if (standings.Count == 0) return;
        _pending = [];
        foreach (var standing in standings)
            foreach (var file in standing.Files.Span)
                _pending[file.Run.Migration] = _pending.GetValueOrDefault(file.Run.Migration) || IsToRun(file.Standing);
    }

    /// <summary>Files alone: nothing is known of any database.</summary>
    public static Targets Of(int version) => new(version, null, []);

    public static Targets Of(Project project) => new(project.PostgresVersion, project, []);

    /// <param name="standings">What has run where.</param>
    public static Targets Of(Project project, IReadOnlyList<HistoryStanding> standings) => new(project.PostgresVersion, project, standings);

    /// <summary>A plan of ours: it sets its own timeouts, and its target's tables are measured.</summary>
    public static Targets OfPlan(int version, IReadOnlyDictionary<ObjectId, TableStatistics> statistics, bool small) => new(version, null, []) { SetTimeouts = true, Known = statistics, Small = small };

    /// <summary>Whether anything is known of databases, and with it of what is pending there.</summary>
    public bool HasDatabases => _databases.Length > 0 || _standings.Count > 0;

    public bool SetTimeouts { get; private init; }
    private IReadOnlyDictionary<ObjectId, TableStatistics>? Known { get; init; }

    /// <summary>No table is large.</summary>
    private bool Small { get; init; }

    /// <summary>Major version of the server.</summary>
    public int Version { get; }

    /// <summary>Whether the file still has to run in some database; null where no database tells.</summary>
    public bool? IsPending(MigrationRun run) => _pending?.TryGetValue(run.Migration, out var pending) == true ? pending : null;

    private static bool IsToRun(Standing standing) => standing is Standing.Pending or Standing.Partly or Standing.Failed or Standing.RolledBack or Standing.Unknown;

    /// <summary>The files of the change that a file belongs to: those that have yet to run in the same databases; where no database tells, those that are new together, else the file alone.</summary>
    public HashSet<string> ChangeOf(Chronicle runs, MigrationRun run)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal) { run.Migration.Text.Path };
        HashSet<string>? shared = null;
        foreach (var standing in _standings)
        {
            if (!ReferenceEquals(standing.History.History, runs.Whole) || !standing.Files.Any(f => f.Run.Migration == run.Migration && IsToRun(f.Standing))) continue;
            var together = standing.Files.Where(f => IsToRun(f.Standing)).Select(f => f.Run.Migration.Text.Path);
            if (shared is null) shared = new(together, StringComparer.Ordinal);
            else shared.IntersectWith(together);
        }
        if (shared is not null) paths.UnionWith(shared);
        else if (_pending is null && _project is { NewFiles: { Count: > 1 } added } && added.Contains(run.Migration.Text.Path)) paths.UnionWith(added);
        return paths;
    }

    /// <summary>What holds the statements of a file together.</summary>
    public Bracket BracketOf(MigrationRun run)
    {
        var texts = _project?.Texts;
        var whole = texts?.GetValueOrDefault(run.Migration.Text.Path) ?? run.Migration.Text;
        var own = run.Statements.Where(s => !s.Clauses.HasFlag(Clauses.InBlock)).ToList();
        return Brackets.Of(run.Migration, whole, path => texts?.GetValueOrDefault(path), own.Count > 0 && own.TrueForAll(StandingAlone.Is), own.Count);
    }

    /// <summary>The largest of the databases counts. Where one has the table and does not know its size, it is unknown.</summary>
    public TableSize SizeOf(ObjectName table)
    {
        if (Small) return new(0, "the target");
        if (Known?.TryGetValue(new(Table.OfKind, table), out var statistics) == true && statistics.Rows is >= 0 and var rows) return new(rows, "the target");
        if (_databases.Length == 0) return default;
        if (_sizes.TryGetValue(table, out var known)) return known;
        return _sizes[table] = Measure(new(Table.OfKind, table));
    }

    private TableSize Measure(ObjectId id)
    {
        TableSize? largest = null;
        foreach (var database in _databases)
        {
            if (!database.Catalog.Contains(id)) continue;
            // Never analyzed is -1.
            if (!database.Database!.Statistics.TryGetValue(id, out var statistics) || statistics.Rows is not (>= 0 and var rows)) return default;
            if (largest is null || rows > largest.Value.Rows) largest = new(rows, database.Name);
        }
        return largest ?? default;
    }

    /// <summary>The share of nulls among the values of a column in each database that has it; null where one of them does not tell, or there is none.</summary>
    public IReadOnlyList<double>? NullsOf(ObjectName column)
    {
        if (_databases.Length == 0) return null;
        var found = new List<double>();
        foreach (var database in _databases)
        {
            if (!database.Catalog.Contains(new(Column.OfKind, column))) continue;
            if (!database.Database!.Statistics.TryGetValue(new(Table.OfKind, column.OfTable()), out var statistics) || !statistics.NullFractions.TryGetValue(column.Name, out var share)) return null;
            found.Add(share);
        }
        return found.Count == 0 ? null : found;
    }

    /// <summary>How often an index was scanned since the counters were reset, where it was most; null when no database tells.</summary>
    public (long Scans, string Where)? ScansOf(ObjectName index)
    {
        (long Scans, string Where)? most = null;
        foreach (var database in _databases)
            if (database.Database!.Statistics.TryGetValue(new(Table.OfKind, index.OfTable()), out var statistics) && statistics.IndexScans.TryGetValue(new(Model.Index.OfKind, index), out var scans) && !(scans <= most?.Scans))
                most = (scans, database.Name);
        return most;
    }
}
