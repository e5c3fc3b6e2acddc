using Plumbline.Databases.Proving;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>Whether a database is the one that a migration was written for.</summary>
internal static class StaleTarget
{
    /// <summary>What tells the target from what the migration stands on, as far as it touches it; empty when it fits.</summary>
    public static IReadOnlyList<string> Differences(ProveInput input, Source target)
    {
        var planned = PlannedFor.Fingerprint(input.Files[0].File.Migration.Text);
        if (planned is not null && planned == target.Catalog.Fingerprint()) return [];
        var history = input.Workspace.Project.Of(SourceRole.History).FirstOrDefault(s => s.History is { } h && input.Runs.Count > 0 && h.Runs.Contains(input.Runs[0]));
        if (history is null)
            return planned is null ? [] : [$"it was planned for the schema {planned}, and {target.Name} has {target.Catalog.Fingerprint()} now: plan it anew"];
        var (meant, found) = ServerSpelling.Settle(history with { Catalog = input.Runs[0].Before.WithoutRefused() }, target, exact: false);
        return SchemaDifferences.Between(meant.Catalog, found.Catalog, "what it stands on", target.Name, PlannedFor.Touched(input.Runs));
    }
}
