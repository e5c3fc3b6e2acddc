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
        var databases = truth.Voices.Where(v => v.Role == SourceRole.Database).ToList();
        // Where there is nothing but databases, the code is written for them.
        if (history < 0 && truth.VoiceOf(SourceRole.Declared) < 0)
            foreach (var lacking in Together(databases, d => CodeUse.Of(project, u => !u.IsDeclared, (id, label) => !MissingUses.Has(d.Catalog, id, label)), u => $"{u.Subject} {u.Label}"))
            {
                var use = lacking.What;
                yield return Found(use.Subject, use.First().Where, use.Failing(lacking.Which())) with { Severity = use.Severity, Values = use.Label is null ? [] : [use.Label], Environments = lacking.Names(), Related = [.. lacking.Places(use), .. use.Others()] };
            }
        foreach (var lacking in Together(databases, d => Lacked(truth, project, d.Catalog), m => $"{m.Use.Subject} {m.Use.Label} {string.Join(' ', m.Columns)}"))
        {
            var (first, others) = (lacking.Places(lacking.What.Use).First(), lacking.Places(lacking.What.Use).Skip(1));
            var finding = lacking.What.Finding(this, truth, lacking.Which(), first);
            yield return finding with { Environments = lacking.Names(), Related = [.. finding.Related, .. others] };
        }
    }

    /// <summary>What the migrations lack, too, is told of them.</summary>
    private static IEnumerable<MissingUses> Lacked(TruthTable truth, Project project, Catalog catalog)
    {
        if (truth.VoiceOf(SourceRole.History) is not (>= 0 and var history)) return MissingUses.Of(truth, project, catalog);
        var made = truth.Voices[history].Catalog;
        return MissingUses.Of(truth, project, catalog).Where(m => !IsNowhere(made, m)).Select(m => m with { Columns = m.Columns.Where(made.Contains) });
    }

    /// <summary>What several databases lack is told once, with their names.</summary>
    private static List<Lacking<T>> Together<T>(List<TruthVoice> databases, Func<TruthVoice, IEnumerable<T>> lacks, Func<T, string> key)
    {
        var (found, places) = (new List<Lacking<T>>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var database in databases)
            foreach (var what in lacks(database))
                if (places.TryAdd(key(what), found.Count)) found.Add(new(what, [database]));
                else found[places[key(what)]].Databases.Add(database);
        return found;
    }

    private sealed record Lacking<T>(T What, List<TruthVoice> Databases)
    {
        public EquatableArray<string> Names() => Databases.Select(d => d.Name).ToEquatableArray();
        public string Which() => $"{Wording.List(Names())} {(Databases.Count == 1 ? "does" : "do")} not have";
        public IEnumerable<Related> Places(CodeUse use) => Databases.Select(d => MissingUses.Lacks(d.Sources[0], use, $"{d.Name} does not have it"));
    }

    /// <summary>No migration makes it either: that is told of the migrations, and once.</summary>
    private static bool IsNowhere(Catalog history, MissingUses missing) =>
        !MissingUses.Has(history, missing.Use.Subject, missing.Use.Label) || (!missing.Columns.IsEmpty && !missing.Columns.Any(history.Contains));
}
