using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Replay;

public sealed class SnapshotDiffersFromHistory : ProjectRule
{
    public override string Name => "snapshot-differs-from-history";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "The newest snapshot says otherwise than the migrations up to it.",
        "Drizzle makes the next migration against the snapshot. Where a migration was edited after it was generated, the snapshot has what no database has, or lacks what all have: the next migration fails, or leaves the difference for ever.",
        "`ALTER TABLE users ADD COLUMN phone text` was added to a generated migration by hand; neither `schema.ts` nor the snapshot knows the column.",
        "Declare in `schema.ts` what the migrations make, and generate: where both agree the new migration is empty. What the snapshot has alone needs a migration that makes it.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.Drizzle is not { Newest: { } snapshot, NewestTag: { } tag }) continue;
            if (source.History!.Runs.FirstOrDefault(r => r.Migration.Name == tag) is not { } run) continue;
            var history = source with { Catalog = run.After.WithoutRefused(), History = null };
            var truth = TruthTable.Of([new TruthVoice(SourceRole.Declared, [snapshot]), new TruthVoice(SourceRole.History, [history])]);
            foreach (var subject in truth.Drifting)
                if (Of(truth, subject, tag) is { } finding) yield return finding;
        }
    }

    private Finding? Of(TruthTable truth, TruthSubject subject, string tag)
    {
        var name = subject.Id.ToString();
        switch (subject.In(0), subject.In(1))
        {
            case ({ } own, null) when !WithParent(truth, own, 1):
                return Found(subject.Id, own.Origin.Here, $"{name} is in Drizzle's snapshot of {tag}, and no migration makes it") with { Values = ["snapshot"] };
            case (null, { } own) when !WithParent(truth, own, 0):
                return Found(subject.Id, own.Origin.Here, $"{name} is made by the migrations, and Drizzle's snapshot of {tag} does not know it") with { Values = ["history"] };
            case ({ } before, { } after) when subject.Differences.Count > 0:
                var facets = subject.Differences.Select(d => $"{d.Facet.Name} is {d.Before ?? "not set"} in Drizzle's snapshot of {tag} and {d.After ?? "not set"} by the migrations");
                return Found(subject.Id, after.Origin.Here, $"{name}: {Wording.List(facets)}") with
                {
                    Facet = subject.Differences[0].Facet.Name,
                    Values = subject.Differences.Select(d => $"{d.Facet.Name} {d.Before} {d.After}").ToEquatableArray(),
                    Related = [new(before.Origin.Here, ObjectText.Of(before))],
                };
            default: return null;
        }
    }

    /// <summary>What is missing together with its table needs no word of its own.</summary>
    private static bool WithParent(TruthTable truth, SchemaObject subject, int voice) =>
        subject.Parent() is { } parent && truth.Find(parent) is { } above && above.In(voice) is null;
}
