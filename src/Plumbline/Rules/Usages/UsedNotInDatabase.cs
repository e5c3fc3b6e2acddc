using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>Code uses what a database lacks, although the migrations make it (or there are none).</summary>
public sealed class UsedNotInDatabase : DatabaseRule
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
        // Where there is nothing but databases, the code is written for them.
        if (history < 0 && truth.VoiceOf(SourceRole.Declared) < 0)
            foreach (var lacking in InDatabases.Of(truth, d => CodeUse.Of(project, u => !u.IsDeclared, (id, label) => !MissingUses.Has(d.Source.Catalog, id, label)), (_, u) => $"{u.Subject} {u.Label}"))
                yield return lacking.First().Told(this, lacking.First().Failing(Lack(lacking)), Places(lacking, lacking.First())) with { Environments = lacking.Names() };
        foreach (var lacking in InDatabases.Of(truth, d => Lacked(truth, project, d.Source.Catalog), (_, m) => $"{m.Use.Subject} {m.Use.Label} {string.Join(' ', m.Columns)}"))
            yield return lacking.First().Finding(this, truth, Lack(lacking), Places(lacking, lacking.First().Use)) with { Environments = lacking.Names() };
    }

    private static string Lack<T>(InDatabases<T> lacking) => $"{lacking.InWords()} {(lacking.Databases.Count == 1 ? "does" : "do")} not have";

    private static EquatableArray<Related> Places<T>(InDatabases<T> lacking, CodeUse use) => lacking.Databases.Select(d => MissingUses.Lacks(d.Source, use, $"{d.Name} does not have it")).ToEquatableArray();

    /// <summary>What the migrations lack, too, is told of them.</summary>
    private static IEnumerable<MissingUses> Lacked(TruthTable truth, Project project, Catalog catalog)
    {
        if (truth.VoiceOf(SourceRole.History) is not (>= 0 and var history)) return MissingUses.Of(truth, project, catalog);
        var made = truth.Voices[history].Catalog;
        return MissingUses.Of(truth, project, catalog).Where(m => !IsNowhere(made, m)).Select(m => m with { Columns = m.Columns.Where(made.Contains) });
    }

    /// <summary>No migration makes it either: that is told of the migrations, and once.</summary>
    private static bool IsNowhere(Catalog history, MissingUses missing) =>
        !MissingUses.Has(history, missing.Use.Subject, missing.Use.Label) || (!missing.Columns.IsEmpty && !missing.Columns.Any(history.Contains));
}
