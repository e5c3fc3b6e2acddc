using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>Code uses what a database lacks, although the migrations make it (or there are none).</summary>
public sealed class UsedNotInDatabase : TruthRule
{
    public override string Name => "used-but-not-in-database";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "Code uses a table, a column or an enum value that a database does not have.",
        "Each of the lines fails there. Either a migration that makes it has yet to run, or somebody dropped or renamed it by hand.",
        "The migration `20250301_add_phone` is pending in production; the code that is about to be deployed writes `phone`.",
        "Run the pending migration before the code is deployed (`plumb status` tells which), or bring back what was dropped. What no migration makes at all is told by `used-but-not-in-history`.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var history = truth.VoiceOf(SourceRole.History);
        foreach (var database in truth.Voices.Where(v => v.Role == SourceRole.Database))
        {
            // Where there is nothing but databases, the code is written for them.
            if (history < 0 && truth.VoiceOf(SourceRole.Declared) < 0)
                foreach (var use in CodeUse.Of(project, u => !u.IsDeclared, (id, label) => !MissingUses.Has(database.Catalog, id, label)))
                    yield return Found(use.Subject, use.First().Where, use.Failing($"{database.Name} does not have")) with { Severity = use.Severity, Values = use.Label is null ? [] : [use.Label], Environments = [database.Name], Related = [MissingUses.Lacks(database.Sources[0], use, $"{database.Name} does not have it"), .. use.Others()] };
            foreach (var missing in MissingUses.Of(truth, project, database.Catalog))
            {
                if (history >= 0 && IsNowhere(truth.Voices[history].Catalog, missing)) continue;
                yield return missing.Finding(this, truth, $"{database.Name} does not have", MissingUses.Lacks(database.Sources[0], missing.Use, $"{database.Name} does not have it")) with { Environments = [database.Name] };
            }
        }
    }

    /// <summary>No migration makes it either: that is told of the migrations, and once.</summary>
    private static bool IsNowhere(Catalog history, MissingUses missing) =>
        !MissingUses.Has(history, missing.Use.Subject, missing.Use.Label) || (!missing.Columns.IsEmpty && !missing.Columns.Any(history.Contains));
}
