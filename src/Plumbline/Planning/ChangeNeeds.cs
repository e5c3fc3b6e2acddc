using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>What an object that is made or altered stands on.</summary>
internal static class ChangeNeeds
{
    /// <summary>What must be there for an object to be made: what it says it depends on, and what its parts do.</summary>
    public static IEnumerable<ObjectId> Of(Situation situation, SchemaObject subject)
    {
        var catalog = situation.After;
        if (subject.Name.Schema is { } schema && subject is not Schema) yield return new(Schema.OfKind, new(null, schema));
        // It belongs to nobody until its column is made, which draws from it.
        if (subject is Sequence { OfIdentity: false } && !situation.IsOwned(subject) && !situation.Before.Contains(subject.Id())) yield break;
        if (subject.Parent() is { } parent) yield return parent;
        // Those that are new come first.
        foreach (var column in subject.OverColumns()) yield return column;
        foreach (var needed in ObjectNeeds.Of(subject, catalog)) yield return needed;
        if (subject is Column { Inherited: true } or Check { Inherited: true } && catalog.Find(subject.Parent()!) is Table heir)
            foreach (var above in Partitions.Above(heir)) yield return new(subject.Kind, above.Member(subject.Name.Name));
        if (subject is Column)
            foreach (var sequence in situation.After.Children<Sequence>(subject.Id()))
                if (!sequence.OfIdentity) yield return sequence.Id();
        if (subject is ForeignKey key)
            foreach (var unique in catalog.Children(new(Table.OfKind, key.ReferencedTable)))
                if (unique is PrimaryKey or Unique or Index { Unique: true } or Column) yield return unique.Id();
        if (subject is View or MaterializedView or Function or RewriteRule or Publication)
            foreach (var needed in subject.DependsOn())
                if (needed.Kind == Table.OfKind)
                    foreach (var column in catalog.Columns(needed.Name)) yield return column.Id();
    }
}
