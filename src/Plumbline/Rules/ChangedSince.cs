using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>Lines of a file, counted from 1, both included.</summary>
public readonly record struct LineRange(int First, int Last)
{
    public static readonly LineRange All = new(0, int.MaxValue);

    public bool Holds(int line) => line >= First && line <= Last;
}

/// <summary>
/// What was changed since a revision: a migration as a whole, for it has not run anywhere as it is now, and of other files their changed lines.
/// A finding counts when one of its places is among it.
/// </summary>
/// <param name="Revision">As it was asked for.</param>
/// <param name="Files">By repository path; a new file has <see cref="LineRange.All"/>.</param>
public sealed record ChangedSince(string Revision, IReadOnlyDictionary<string, IReadOnlyList<LineRange>> Files)
{
    /// <summary>The files that were not there at the revision.</summary>
    public IReadOnlySet<string> Added() => Files.Where(f => f.Value is [var only] && only == LineRange.All).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);

    public CheckResult Apply(CheckResult result)
    {
        var migrations = result.Sources.Where(s => s.Role == SourceRole.History).SelectMany(s => s.History?.Runs ?? []).Select(r => r.Migration.Text.Path).ToHashSet(StringComparer.Ordinal);
        return result.WithKnown(finding => !Touches(finding.Where, migrations) && !finding.Related.Any(r => Touches(r.Where, migrations)), $"older than {Revision}");
    }

    private bool Touches(Origin where, HashSet<string> migrations)
    {
        if (where.File is not { } file || !Files.TryGetValue(file, out var lines)) return false;
        if (migrations.Contains(file)) return true;
        foreach (var range in lines)
            if (range.Holds(where.Line)) return true;
        return false;
    }
}
