using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>A primary key or unique constraint takes over an index that was built concurrently.</summary>
internal sealed class KeyThroughIndex : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: PrimaryKey { WithoutOverlaps: false } or Unique { WithoutOverlaps: false } } && situation.MayBeLarge(node.Subject.Name.OfTable())
        && situation.Writing().After.Find(node.Subject.Parent()!) is Table { PartitionBy: null, PartitionOf: null };

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var subject = node.Subject;
        var index = IndexOf(subject);
        foreach (var step in IndexConcurrently.Building(index, situation)) yield return step with { Subject = subject.Id() };
        yield return new(subject.Id(), $"{subject.Kind.Label} {subject.Name}, from its index", StepPace.Brief, [new(Attaching(subject, subject.Name.Name)) { Unless = situation.Writer(subject)!.Exists(subject) }]);
    }

    /// <summary>The index that the key is to have, as one of its own.</summary>
    internal static Index IndexOf(SchemaObject subject) => subject switch
    {
        PrimaryKey key => new Index(subject.Name, key.Columns.Select(c => new IndexKey(c)).ToEquatableArray()) { Unique = true, Include = key.Include, Options = key.Options, Tablespace = key.Tablespace },
        Unique key => new Index(subject.Name, key.Columns.Select(c => new IndexKey(c)).ToEquatableArray()) { Unique = true, Include = key.Include, Options = key.Options, Tablespace = key.Tablespace, NullsNotDistinct = key.NullsNotDistinct },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The index takes the constraint's name, if it has another.</summary>
    internal static string Attaching(SchemaObject subject, string index)
    {
        var (word, deferral) = subject is Unique unique ? ("UNIQUE", unique.Deferral) : ("PRIMARY KEY", ((PrimaryKey)subject).Deferral);
        return $"ALTER TABLE {Quoting.Name(subject.Name.OfTable())} ADD CONSTRAINT {Quoting.Name(subject.Name.Name)} {word} USING INDEX {Quoting.Name(index)}{Dialects.Postgres.Constraints.Write(deferral)}";
    }
}
