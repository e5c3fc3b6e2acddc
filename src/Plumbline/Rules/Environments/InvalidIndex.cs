using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

/// <summary>An index that is there and serves nothing.</summary>
public sealed class InvalidIndex : DatabaseRule
{
    public override string Name => "invalid-index";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "An index is marked invalid: the build of it failed or was stopped.",
        "No query uses it, every write maintains it, and a unique one refuses nothing. `CREATE INDEX CONCURRENTLY IF NOT EXISTS` reports success over it and leaves it as it is.",
        "`CREATE UNIQUE INDEX CONCURRENTLY …` met a duplicate, or was cut off by a timeout.",
        "`DROP INDEX CONCURRENTLY …` and build it again, or `REINDEX INDEX CONCURRENTLY …`; for a unique one, remove the duplicates first.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        foreach (var group in InDatabases.Of(truth, d => d.Source.Catalog.OfType<Model.Index>().Where(i => i.Invalid && !IsMeant(truth, d, i)), (_, index) => index.Id()))
        {
            var (index, names) = (group.First(), group.Names());
            yield return Found(index.Id(), new(names[0]), $"{DriftText.Named(truth, index.Id())} ({index.Keys}) is invalid in {group.InWords()}: a build that failed; no query uses it, and every write keeps it up") with
            {
                Facet = Model.Index.ValidFacet.Name,
                Environments = names,
                Values = names,
                Fix = new($"DROP INDEX CONCURRENTLY {new ObjectName(index.Name.Schema, index.Name.Name)}, and build it again"),
            };
        }
    }

    /// <summary>Made ON ONLY a partitioned table, it waits for its partitions.</summary>
    private static bool IsMeant(TruthTable truth, DatabaseDepartures database, Model.Index index) =>
        database.Keeps != database.Voice && truth.Voices[database.Keeps].Catalog.Find(index.Id()) is Model.Index { Invalid: true };
}
