using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>The statements that the kinds' slices write for the way from one catalog to another, in an order that serves a few changes at a time.</summary>
internal sealed class WrittenChanges(Catalog before, Catalog after, int version)
{
    private readonly Writing _writing = new(before, after, version);

    public IReadOnlyList<string> Statements(IEnumerable<Change> changes)
    {
        var ordered = changes.ToList();
        ordered.Sort((a, b) => Rank(a) - Rank(b));
        var dropped = ordered.OfType<Change.Dropped>().Select(c => c.Before).ToList();
        dropped.Reverse();
        return [.. dropped.Where(d => d.Parent() is not { } whole || after.Contains(whole) || !before.Contains(whole)).SelectMany(Drop), .. ordered.Where(c => c is not Change.Added { After: Column column } || before.Contains(column.Parent()!)).SelectMany(Written)];
    }

    private int Rank(Change change) => Depth(change.Subject(), change is Change.Dropped ? before : after, 0);

    private static int Depth(SchemaObject subject, Catalog catalog, int below)
    {
        if (below > 10) return below;
        var needs = subject.DependsOn().Append(subject.Parent()!).Where(n => n is not null && n != subject.Id());
        return needs.Select(n => catalog.Find(n)).Where(n => n is not null && n.Id() != subject.Id()).Select(n => 1 + Depth(n!, catalog, below + 1)).DefaultIfEmpty(0).Max();
    }

    private IEnumerable<string> Written(Change change) => change switch
    {
        Change.Added added => Create(added.After),
        Change.Altered altered => Alter(altered.Before, altered.After, altered.Facets),
        Change.Renamed renamed => [.. Of(renamed.Before).Rename(renamed.Before, renamed.After.Name), .. Alter(renamed.Before, renamed.After, renamed.Facets)],
        _ => [],
    };

    private IEnumerable<string> Alter(SchemaObject present, SchemaObject wanted, EquatableArray<Facet> facets)
    {
        var own = facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet);
        if (!own.IsEmpty)
        {
            if (Of(wanted).Alter(present, wanted, own, _writing) is not { } altered)
                return [.. Drop(present), .. Create(wanted), .. after.Children(wanted.Id()).Where(c => before.Contains(c.Id())).SelectMany(Create)];
            if (facets.Count == own.Count) return altered;
            return [.. altered, .. Small(wanted, facets)];
        }
        return Small(wanted, facets);
    }

    private static IEnumerable<string> Small(SchemaObject wanted, EquatableArray<Facet> facets)
    {
        if (facets.Contains(SchemaObject.OwnerFacet)) yield return $"ALTER {NamedObject.Written(wanted)} OWNER TO {(wanted.Owner is null ? "CURRENT_USER" : Quoting.Name(wanted.Owner))}";
        if (facets.Contains(SchemaObject.CommentFacet)) yield return $"COMMENT ON {NamedObject.Written(wanted)} IS {(wanted.Comment is null ? "NULL" : SqlString.Quote(wanted.Comment))}";
    }

    private IEnumerable<string> Drop(SchemaObject subject) => Of(subject).Drop(subject, subject is Grant ? after : before);

    private IEnumerable<string> Create(SchemaObject subject)
    {
        foreach (var statement in Of(subject).Create(subject, after)) yield return statement;
        if (subject.Owner is not null && subject.Name.Table is null) yield return $"ALTER {NamedObject.Written(subject)} OWNER TO {Quoting.Name(subject.Owner)}";
        foreach (var statement in Comments.Written(subject)) yield return statement;
    }

    private static KindDialect Of(SchemaObject subject) => PostgresDialect.Instance.Of(subject.Kind)!;
}
