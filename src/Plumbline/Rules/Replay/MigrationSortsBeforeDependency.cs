using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class MigrationSortsBeforeDependency : ProjectRule
{
    public override string Name => "migration-sorts-before-dependency";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "By its name a migration runs before another that makes what it needs.",
        "An empty database (a new developer's, CI's, a restored region's) stops at it. Databases that grew with the project don't show it, because there the files ran in the order in which they were written. "
            + "It comes from a date that was typed instead of taken from the clock, and from an `init` that was made later for tables that were there before.",
        "`20250610000000_add_settings` alters `Person`; `20250911081240_init` makes `Person`.",
        "Rename the early file so that it sorts after the one it needs; `plumb rebase --order` does it and writes the SQL for the records. In databases that have it applied, tell the tool (for Prisma: `prisma migrate resolve --applied NEW_NAME`), or bring the recorded name along in its table.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { } history) continue;
            foreach (var faults in history.OrderFaults.GroupBy(f => f.Early.Name)) yield return Of(history, [.. faults]);
        }
    }

    private Finding Of(History history, List<OrderFault> faults)
    {
        var first = faults[0];
        var needs = Wording.List(faults.Select(f => $"{f.Needs} (made by {f.Later.Name})").Distinct());
        var silent = faults.All(f => f.Silent);
        var message = $"{first.Early.Name} runs before {Wording.List(faults.Select(f => f.Later.Name).Distinct())}, but needs {needs}: "
            + (silent ? "IF EXISTS hides it, and the file does less than it says" : "an empty database stops here")
            + (IsTyped(first.Early.Version) ? "; its date was typed, not taken from the clock" : "")
            + $". The order that works: {string.Join(", ", history.Runs.Select(r => r.Migration.Name))}";
        return FoundIn(first.Early.Name, "migration", first.At, message) with
        {
            Values = faults.Select(f => f.Needs.ToString()).Distinct().ToEquatableArray(),
            Related = faults.Select(f => new Related(MadeAt(history, f), $"{f.Later.Name} makes {f.Needs}")).Distinct().ToEquatableArray(),
            Fix = NewName(first.Early, faults.MaxBy(f => f.Later.Version, StringComparer.Ordinal)!.Later),
        };
    }

    private static Origin MadeAt(History history, OrderFault fault)
    {
        foreach (var run in history.Runs)
        {
            if (run.Migration != fault.Later) continue;
            foreach (var statement in run.Statements)
                foreach (var effect in statement.Effects)
                    if (effect is Diff.Change.Added or Diff.Change.Renamed && effect.Subject().Name.Name == fault.Needs.Name.Name) return effect.Subject().Origin.Here;
        }
        return fault.Later.Text.At(0);
    }

    /// <summary>A stamp at midnight, or at a full hour's start, was typed.</summary>
    internal static bool IsTyped(string version) => version.Length == 14 && version.EndsWith("0000", StringComparison.Ordinal);

    private static Fix? NewName(Migration early, Migration later)
    {
        if (!long.TryParse(later.Version, out var stamp) || later.Version.Length != 14 || !early.Name.StartsWith(early.Version, StringComparison.Ordinal)) return null;
        var path = early.Text.Path;
        var at = path.LastIndexOf(early.Name, StringComparison.Ordinal);
        if (at < 0) return null;
        // A loose file becomes a migration of the tool on the way: its new place is a folder.
        if (early.Style == MigrationStyle.Loose && later.Style == MigrationStyle.Prisma)
        {
            var home = $"{path[..at]}{stamp + 1}{early.Name[early.Version.Length..].Replace(".sql", "", StringComparison.Ordinal)}";
            return new($"mkdir {home} && git mv {path} {home}/migration.sql");
        }
        var folder = path[..(at + early.Name.Length)];
        return new($"git mv {folder} {path[..at]}{stamp + 1}{early.Name[early.Version.Length..]}");
    }
}
