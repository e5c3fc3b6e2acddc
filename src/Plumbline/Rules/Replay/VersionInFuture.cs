using System.Globalization;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class VersionInFuture : ProjectRule
{
    public override string Name => "version-in-future";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "A migration's stamp is a day that has not come yet.",
        "Until then every new migration sorts before it. Tools that only run what is newer than the last one applied (Drizzle, Supabase, golang-migrate) leave the new ones out, without a word; the others run them in an order that nobody tried.",
        "`20991231000000_final_cleanup` in a folder of this year.",
        "Give it today's stamp while nobody has run it. If a database has: the new migrations have to sort behind it, until that day has passed.");

    public override IEnumerable<Finding> Check(Project project)
    {
        if (project.Today is not { } today) yield break;
        foreach (var source in project.Of(SourceRole.History))
            foreach (var run in source.History?.Runs ?? [])
            {
                var version = run.Migration.Version;
                // Clocks differ by less than a day.
                if (version.Length < 8 || !DateOnly.TryParseExact(version.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day <= today.AddDays(1) || day.Year > today.Year + 100) continue;
                yield return FoundIn(run.Migration.Name, "migration", run.Migration.Text.At(0), $"{run.Migration.Name} is dated {day:yyyy-MM-dd}, which is yet to come: new migrations sort before it until then");
            }
    }
}
