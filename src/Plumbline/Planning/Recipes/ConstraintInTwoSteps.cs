using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>A check or foreign key holds for new rows at once, and is proved for the old ones in a transaction of its own, under a weak lock.</summary>
internal sealed class ConstraintInTwoSteps : Recipe
{
    private const int PartitionedFrom = 18;

    public override bool Fits(ChangeNode node, Situation situation) => node.Act == Act.Create && node.Subject switch
    {
        Check { NotValid: false, NotEnforced: false } => situation.MayBeLarge(node.Subject.Name.OfTable()),
        ForeignKey { NotValid: false, NotEnforced: false } key => !Constraints.IsFromAbove(key, situation.Writing().After) && situation.MayBeLarge(node.Subject.Name.OfTable())
            && (situation.Version >= PartitionedFrom || situation.After.Find(node.Subject.Parent()!) is Table { PartitionBy: null }),
        _ => false,
    };

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation) => Adding(node.Subject, situation);

    internal static IEnumerable<Step> Adding(SchemaObject subject, Situation situation)
    {
        SchemaObject unproved = subject is Check check ? check with { NotValid = true } : ((ForeignKey)subject) with { NotValid = true };
        yield return new(subject.Id(), $"{subject.Kind.Label} {subject.Name}, for new rows", StepPace.Brief, situation.Creating(unproved).ToEquatableArray());
        yield return Step.Of(subject.Id(), $"{subject.Kind.Label} {subject.Name}, proved for the rows that are there", StepPace.Long,
            $"ALTER TABLE {Quoting.Name(subject.Name.OfTable())} VALIDATE CONSTRAINT {Quoting.Name(subject.Name.Name)}");
    }
}
