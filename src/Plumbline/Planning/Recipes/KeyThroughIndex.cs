using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>A primary key or unique constraint takes over an index that was built concurrently.</summary>
internal sealed class KeyThroughIndex : Recipe
{
    public override string Way => "building the key's index concurrently, and making it the constraint";

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: PrimaryKey { WithoutOverlaps: false } or Unique { WithoutOverlaps: false } } && situation.MayBeLarge(node.Subject.Name.OfTable())
        && situation.After.Find(node.Subject.Parent()!) is Table { PartitionBy: null, PartitionOf: null };

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var subject = node.Subject;
        var index = subject switch
        {
            PrimaryKey key => new Index(subject.Name, key.Columns.Select(c => new IndexKey(c)).ToEquatableArray()) { Unique = true, Include = key.Include, Options = key.Options, Tablespace = key.Tablespace },
            Unique key => new Index(subject.Name, key.Columns.Select(c => new IndexKey(c)).ToEquatableArray()) { Unique = true, Include = key.Include, Options = key.Options, Tablespace = key.Tablespace, NullsNotDistinct = key.NullsNotDistinct },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        foreach (var step in IndexConcurrently.Building(index, situation)) yield return step with { Subject = subject.Id() };
        var (word, deferral) = subject is Unique unique ? ("UNIQUE", unique.Deferral) : ("PRIMARY KEY", ((PrimaryKey)subject).Deferral);
        yield return new(subject.Id(), $"{subject.Kind.Label} {subject.Name}, from its index", StepPace.Brief,
            [new($"ALTER TABLE {Quoting.Name(subject.Name.OfTable())} ADD CONSTRAINT {Quoting.Name(subject.Name.Name)} {word} USING INDEX {Quoting.Name(subject.Name.Name)}{Dialects.Postgres.Constraints.Write(deferral)}")
            {
                Unless = situation.Writer(subject)!.Exists(subject),
            }]);
    }
}
