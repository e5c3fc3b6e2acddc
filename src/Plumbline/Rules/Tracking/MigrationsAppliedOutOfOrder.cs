using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class MigrationsAppliedOutOfOrder : StandingRule
{
    public override string Name => "migrations-applied-out-of-order";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A database ran a migration after one that the folder puts behind it.",
        "Nothing has to be wrong: two branches that touch different tables commute. But the database was built in an order in which no empty database will ever be, so where both touch one thing the results differ.",
        "`20240105_invoices` is recorded on 12 January, `20240109_taxes` on 10 January.",
        "Compare the schemas (`plumb check`): if they agree, nothing is to be done. For the future, give a migration its stamp when it is merged, not when it is begun.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => standings.Any(s => s.OutOfOrder.Any(o => ReferenceEquals(o.Run, f.Run) && ReferenceEquals(o.Record, f.Record)))))
        {
            var name = file.First.Run.Migration.Name;
            yield return FoundIn(name, "migration", file.First.Run.Migration.Text.At(0), $"{name} was run in {file.InWords()} after migrations that sort behind it ({StandingText.Recorded(file.First.Record!)})") with { Environments = file.Names() };
        }
    }
}
